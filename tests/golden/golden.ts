/**
 * Golden cases: files of lines, each a comparison and what it must come to, grouped by the rule that they show.
 *
 *     # a comment, or the rule that the lines below show
 *     派[五六/七八]个师            two witnesses; between brackets what each has, in the order of the witnesses
 *     the [big /big /]cat         three
 *     one [two /]three[/ two] ↔ two    what is told as moved, in the words of the base
 *     \n                          a line end; ‹grapheme› before a line sets the unit
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { compare as Compare } from '../../src/variants/compare.ts'
import type { Unit } from '../../src/variants/comparison.ts'

export interface GoldenCase {
  readonly file: string
  readonly line: number
  readonly rule: string
  readonly text: string
}

/** Every case of the folder, in order. */
export function goldenCases(): GoldenCase[] {
  return readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((file) => {
      let rule = ''
      return readFileSync(join(import.meta.dirname, file), 'utf8')
        .split('\n')
        .flatMap((text, k): GoldenCase[] => {
          if (text.startsWith('#')) rule = text.slice(1).trim()
          return text.trim() === '' || text.startsWith('#') ? [] : [{ file, line: k + 1, rule, text }]
        })
    })
}

const PLACE = /\[([^\]]*)\]/gu

interface Parsed {
  readonly texts: readonly string[]
  readonly unit: Unit | null
  readonly notation: string
}

export function parse(line: string): Parsed {
  const [, unit = null, rest = ''] = /^(?:‹(grapheme|word|whitespace)›)?(.*)$/u.exec(line)!
  const [notation = ''] = rest.replaceAll('\\n', '\n').split(' ↔ ')
  const count = Math.max(2, ...[...notation.matchAll(PLACE)].map(([, inside]) => inside!.split('/').length))
  const texts = Array.from({ length: count }, (_, w) =>
    notation.replace(PLACE, (_, inside: string) => inside.split('/')[w] ?? ''),
  )
  return { texts, unit: unit as Unit | null, notation }
}

/** What a comparison makes of the texts of a line: the line itself, where it comes to what the line says. */
export function retell(line: string, compare: typeof Compare): string {
  const { texts, unit } = parse(line)
  const witnesses = texts.map((text, w) => ({ siglum: String.fromCharCode(65 + w), text }))
  const points = new Map(witnesses.map(({ siglum, text }) => [siglum, [...text]]))
  const { segments, moves } = compare(witnesses, { base: 'A', ...(unit === null ? {} : { unit }) })
  const cut = (siglum: string, [from, to]: readonly [number, number]) => points.get(siglum)!.slice(from, to).join('')
  const places = segments
    .map(({ relation, spans }) =>
      relation === 'identical'
        ? cut('A', spans.A!)
        : `[${witnesses.map(({ siglum }) => cut(siglum, spans[siglum]!)).join('/')}]`,
    )
    .join('')
  const told = places + moves.map(({ spans }) => ` ↔ ${cut('A', spans.A!)}`).join('')
  return (unit === null ? '' : `‹${unit}›`) + told.replaceAll('\n', '\\n')
}

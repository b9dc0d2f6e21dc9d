/** No file loses a character in silence: each is in the text, in the text of a witness, or reported with its place. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countsOf } from '../../src/import/extract.ts'
import { readFile } from '../../src/import/files.ts'
import { packageOf } from '../../src/import/package.ts'
import { fromTei } from '../../src/import/tei/tei.ts'
import { FIXTURES, type Fixture } from './fixtures.ts'

const bytesOf = ({ content }: Fixture) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content)
const read = (fixture: Fixture) => readFile(bytesOf(fixture), fixture.type, null)

async function sourceOf(fixture: Fixture): Promise<string> {
  if (fixture.part === undefined) return fixture.content as string
  return (await packageOf(bytesOf(fixture)).read(fixture.part))!
}

/** Places of characters that are neither markup nor white space, found by a scan that knows no vocabulary. */
function charactersIn(source: string): number[] {
  const places: number[] = []
  const markup =
    /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[|\]\]>|<!DOCTYPE[^>]*>|<\/?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>/g
  let at = 0
  const text = (to: number) => {
    for (let i = at; i < to; i++) if (/\S/.test(source[i]!)) places.push(i)
  }
  for (const match of source.matchAll(markup)) {
    text(match.index)
    at = match.index + match[0].length
  }
  text(source.length)
  return places
}

test('there are files of every format', () => {
  expect(FIXTURES.length).toBeGreaterThanOrEqual(60)
  expect(new Set(FIXTURES.map(({ type }) => type)).size).toBeGreaterThanOrEqual(8)
})

describe.each(FIXTURES.map((fixture) => [fixture.name, fixture] as const))('%s', (_, fixture) => {
  test('has the text, the witnesses and the report of what is not in it', async () => {
    const file = await read(fixture)
    expect(file.text).toBe(fixture.text)
    const witnesses = Object.fromEntries(file.witnesses.map(({ siglum, text }) => [siglum, text]))
    expect(witnesses).toMatchObject(fixture.witnesses ?? {})
    const { teiHeader: __, ...leftOut } = countsOf(file.leftOut)
    const { teiHeader: ___, ...expected } = fixture.leftOut ?? {}
    expect(leftOut).toEqual(expected)
  })

  test('reports every character that is not in the text, and maps each run to the same characters', async () => {
    const file = await read(fixture)
    const source = [...(await sourceOf(fixture))]
    const points = [...file.text]
    const [inText, reported] = [new Set<number>(), new Set<number>()]
    const add = (to: Set<number>, from: number, end: number) => {
      for (let i = from; i < end; i++) to.add(i)
    }
    for (const [start, end, from, to] of file.map) {
      add(inText, from, to)
      if (end - start === to - from) expect(source.slice(from, to)).toEqual(points.slice(start, end))
    }
    for (const [, from, to] of [...file.leftOut, ...file.changed]) add(reported, from, to)
    for (const [from, to] of file.inWitnesses) add(reported, from, to)
    const markdown = fixture.type === 'text/markdown'
    const characters = markdown
      ? []
      : charactersIn(source.join('')).map((unit) => [...source.join('').slice(0, unit)].length)
    // ¶ is markup of mandoku: the end of a line of the print.
    const isText = (place: number) => fixture.name !== 'mandoku' || source[place] !== '¶'
    expect(characters.filter((place) => isText(place) && !inText.has(place) && !reported.has(place))).toEqual([])
    // In Markdown, signs are markup, and so are addresses and names of references: letters of the text are not.
    if (markdown) for (const letter of fixture.text.match(/\p{L}/gu) ?? []) expect(points).toContain(letter)
  })

  test('has runs that follow each other and cover the text', async () => {
    const { map, text } = await read(fixture)
    let at = 0
    for (const [start, end, from, to] of map) {
      expect(start).toBe(at)
      expect(end).toBeGreaterThan(start)
      expect(to).toBeGreaterThanOrEqual(from)
      at = end
    }
    expect(at).toBe([...text].length)
  })
})

/** Elements nested as no editor nests them: how they are read is undefined, but no text is lost. */
describe('any TEI', () => {
  const NAMES =
    'p,l,lg,div,app,lem,rdg,rdgGrp,choice,sic,corr,abbr,expan,ex,am,add,del,subst,mod,restore,delSpan,addSpan,anchor,lb,pb,milestone,gap,unclear,space,caesura,note,g,w,pc,c,ruby,rt,lacunaStart,lacunaEnd,witStart,witEnd,standOff,listApp,back,quote,table,row,cell,head,zone,line,sourceDoc,text,body,group,surplus,metamark,foreign,dateline,signed'
  const ATTRIBUTES = [
    ...['xml:id="a"', 'xml:id="b"', 'n="1"', 'n="1.2"', 'break="no"', 'place="inline"', 'place="foot"', 'hand="#h"'],
    ...['wit="#A"', 'wit="#B #C"', 'wit="【宋】"', 'from="#a"', 'to="#b"', 'loc="1"', 'spanTo="#b"', 'target="#a"'],
    ...[
      'xml:space="preserve"',
      'xml:space="default"',
      'ref="#a"',
      'unit="chars" quantity="3"',
      'varSeq="1"',
      'type="document"',
    ],
  ]
  const words = fc.constantFrom(
    'a',
    ' ',
    '\n ',
    '字',
    '𠀀',
    'b c',
    '&amp;',
    '&#x5B57;',
    '<!--x-->',
    '<![CDATA[<]]>',
    '，',
  )
  const { node } = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      words,
      fc
        .tuple(
          fc.constantFrom(...NAMES.split(',')),
          fc.uniqueArray(fc.constantFrom(...ATTRIBUTES), { maxLength: 3, selector: (one) => one.split('=')[0] }),
          fc.array(tie('node'), { maxLength: 4 }),
        )
        .map(([name, attributes, inner]) => `<${[name, ...attributes].join(' ')}>${inner.join('')}</${name}>`),
    ),
  }))
  const reading = fc.record({
    notes: fc.constantFrom(null, 'inline', 'foot', 'none'),
    readings: fc.constant(null),
    layer: fc.constantFrom('first', 'last'),
  } as const)

  test('reports every character that is not in the text, maps each run to the same characters, and ends its witnesses where they end', () => {
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 6 }), reading, (nodes, chosen) => {
        const source = `<TEI><text><body>x${nodes.join('')}</body></text></TEI>`
        const file = fromTei(source, chosen)
        const points = [...source]
        const covered = new Set<number>()
        let at = 0
        for (const [start, end, from, to] of file.map) {
          expect([start, end > start]).toEqual([at, true])
          if (end - start === to - from) expect(points.slice(from, to)).toEqual([...file.text].slice(start, end))
          for (let i = from; i < to; i++) covered.add(i)
          at = end
        }
        for (const [, from, to] of [...file.leftOut, ...file.changed]) for (let i = from; i < to; i++) covered.add(i)
        for (const [from, to] of file.inWitnesses) for (let i = from; i < to; i++) covered.add(i)
        const inPoints = (unit: number) => [...source.slice(0, unit + 1)].length - 1
        expect(charactersIn(source).filter((unit) => !covered.has(inPoints(unit)))).toEqual([])
        for (const { text, lacunae, references } of file.witnesses) {
          const { length } = [...text]
          expect(text.isWellFormed()).toBe(true)
          for (const { start, end } of lacunae) expect(start <= end && end <= length).toBe(true)
          for (const { start } of references) expect(start).toBeLessThan(length)
        }
      }),
      { numRuns: 400 },
    )
  })
})

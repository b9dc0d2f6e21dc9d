/**
 * One entry of an apparatus, in pieces that screen, paper, TeX and Word set in their own ways. Their order and their words are
 * decided here alone:
 *
 *     至] 最 C        至 A B] 最 C        「至」，C作「最」        negative, positive, 校记
 *     整个] om. C     整个] add. 的 C     整个] deest C          what is left out, added after the lemma, lost
 *     此 […]] 德行 C                    「此」下阙，C作「德行」    where the base's own text is lost
 */
import { slice, type Text } from '../text/codepoints.ts'
import { lacunaSignsIn } from '../text/lacunae.ts'
import type { Comparison, DifferingSegment, Reading } from '../variants/comparison.ts'
import { abbreviate, graphemes, visible } from './label.ts'
import { isOneReading, LOST_WORDS, type Print, USUAL } from './print.ts'
import { nameIn, type Wording, wordingOf } from './wording.ts'

/** Ems kept at either end of a lemma. */
const LEMMA = 6

export interface Piece {
  /** `lemma` and `reading` are words of a witness, `reference` is the counting of an edition, `word` and `note` are the editor's, `sign` what stands between. */
  readonly kind: 'reference' | 'lemma' | 'reading' | 'sigla' | 'word' | 'note' | 'sign'
  /** In one line: white space that would not be seen is shown by signs. */
  readonly text: string
  /** Whose words these are, of lemmata and readings: they are in that witness's language. */
  readonly siglum?: string
}

/** How witnesses read at a place. */
interface Other extends Reading {
  readonly what: 'reading' | 'added' | 'omitted' | 'lost' | 'endsHere'
  /** A witness of the reading that it derives from. */
  readonly under?: string
  /** Printed behind the reading that it derives from, as part of it. */
  readonly isBehind?: boolean
}

const piece = (kind: Piece['kind'], text: string, siglum?: string): Piece => ({
  kind,
  text,
  ...(siglum !== undefined && { siglum }),
})

/** The wording in force for a comparison. */
export const wordingFor = ({ witnesses, options }: Comparison, { wording }: Pick<Print, 'wording'>): Wording =>
  wordingOf(wording, witnesses.find(({ siglum }) => siglum === options.base)?.language ?? null)

/** An entry in its two parts: TeX sets the lemma apart, and the separator is its own. */
interface Entry {
  /** Lemma, and in a positive apparatus the sigla of those who have it. */
  readonly head: readonly Piece[]
  /** Between the two: `]`, or the comma of a 校记. */
  readonly separator: string
  /** What the others have. */
  readonly tail: readonly Piece[]
}

/** O(readings) and the length of what is shown. */
export function entryParts(
  comparison: Comparison,
  segment: DifferingSegment,
  texts: ReadonlyMap<string, Text>,
  print: Pick<Print, 'apparatus' | 'wording'> = USUAL,
): Entry {
  const { base } = comparison.options
  const { own, others } = readingsAt(comparison, segment, texts)
  const isAddition = own.text === ''
  const isGap = isAddition && (own.what === 'lost' || own.what === 'endsHere')
  const text = isAddition ? before(texts.get(base)!, segment.spans[base]![0]) : short(own.text, print)
  const isConjecture = own.witnesses.length === 0
  const named = print.apparatus === 'positive' ? own.witnesses : []
  const wording = wordingFor(comparison, print)
  const parts = {
    lemma: piece('lemma', text, own.witnesses[0] ?? base),
    isAddition,
    isGap,
    isConjecture,
    others,
    named,
    wording,
  }
  const { head, separator, tail } = print.wording === 'zh' ? inChinese(parts) : inLatin(parts)
  const { reference } = segment
  const where = reference === undefined ? [] : [piece('reference', visible(reference)), piece('sign', ' ')]
  const notes = notesIn(segment, wording).map(({ text }) => [piece('note', visible(text))])
  return {
    head: [...where, ...head],
    separator,
    tail: joined([...(tail.length === 0 ? [] : [tail]), ...notes], ' '),
  }
}

/** A note in Chinese or English is left out where there is one in the language of the apparatus. */
function notesIn({ notes = [] }: DifferingSegment, wording: Wording): NonNullable<DifferingSegment['notes']> {
  const own = wording.language.startsWith('zh') ? 'zh' : 'en'
  const isIn = (language: string | null, name: string) =>
    language !== null && new RegExp(`^${name}\\b`, 'i').test(language)
  if (!notes.some(({ language }) => isIn(language, own))) return notes
  return notes.filter(({ language }) => !isIn(language, own === 'zh' ? 'en' : 'zh'))
}

/** The same as one row of pieces, the separator among them. */
export function entryPieces(...of: Parameters<typeof entryParts>): readonly Piece[] {
  const { head, separator, tail } = entryParts(...of)
  return [...head, piece('sign', separator), ...tail]
}

interface Parts {
  readonly lemma: Piece
  readonly isAddition: boolean
  /** The base's text is lost here and nothing stands for it. */
  readonly isGap: boolean
  /** The lemma is in no witness. */
  readonly isConjecture: boolean
  /** Sigla that stand by the lemma. */
  readonly named: readonly string[]
  readonly others: readonly Other[]
  readonly wording: Wording
}

/** `lemma] reading C; om. D`, as editions in Latin letters have it, in Latin or English. */
function inLatin({ lemma, isGap, named, isConjecture, others, wording }: Parts): Entry {
  const sigla = (all: readonly string[]) => [piece('sign', ' '), piece('sigla', all.map(visible).join(' '))]
  const readings = others.map(({ what, text, witnesses, rank }): Piece[] => {
    const words = text === '' ? [] : [piece('reading', quoted(text), witnesses[0])]
    const said = what === 'reading' ? [] : [piece('word', wording[what])]
    const between = said.length > 0 && words.length > 0 ? [piece('sign', ' ')] : []
    const all = [...said, ...between, ...words, ...sigla(witnesses)]
    return rank === 'sub' ? [piece('sign', '('), ...all, piece('sign', ')')] : all
  })
  return {
    head: [
      lemma.text === '' ? piece('word', wording.beginning) : lemma,
      ...(isGap ? [piece('sign', ` ${LOST_WORDS}`)] : []),
      ...(isConjecture ? [piece('sign', ' '), piece('word', wording.conjectured)] : []),
      ...(named.length === 0 ? [] : sigla(named)),
    ],
    separator: '] ',
    tail: listed(others, readings, ['; ', ' ']),
  }
}

/** `「至」，C作「最」；D无`. */
function inChinese({ lemma, isAddition, isGap, isConjecture, named, others, wording }: Parts): Entry {
  const quote = (kind: Piece['kind'], text: string, siglum?: string) => [
    piece('sign', '「'),
    piece(kind, text, siglum),
    piece('sign', '」'),
  ]
  const sigla = (all: readonly string[]) => piece('sigla', all.map(visible).join('、'))
  const readings = others.map(({ what, text, witnesses, rank }): Piece[] => {
    const verb = what === 'reading' ? '作' : what === 'added' ? '有' : wording[what]
    const all = [
      sigla(witnesses),
      piece('word', verb),
      ...(text === '' ? [] : quote('reading', visible(text), witnesses[0])),
    ]
    return rank === 'sub' ? [piece('sign', '（'), ...all, piece('sign', '）')] : all
  })
  const same = named.length === 0 ? [] : [sigla(named), piece('word', '同'), piece('sign', '，')]
  return {
    head: [
      ...(lemma.text === '' ? [piece('word', wording.beginning)] : quote('lemma', lemma.text, lemma.siglum)),
      ...(isAddition && lemma.text !== '' ? [piece('word', '下')] : []),
      ...(isGap ? [piece('word', wording.lost)] : []),
      ...(isConjecture ? [piece('word', wording.conjectured)] : []),
    ],
    separator: '，',
    tail: [...same, ...listed(others, readings, ['；', ''])],
  }
}

const joined = (groups: readonly (readonly Piece[])[], sign: string): Piece[] =>
  groups.flatMap((group, k) => (k === 0 ? group : [piece('sign', sign), ...group]))

/** Readings with the sign between two of them, or what stands between one and its sub-reading. */
const listed = (
  others: readonly Other[],
  readings: readonly (readonly Piece[])[],
  [between, within]: readonly [string, string],
): Piece[] =>
  readings.flatMap((one, k) => {
    const sign = k === 0 ? '' : others[k]!.isBehind ? within : between
    return sign === '' ? one : [piece('sign', sign), ...one]
  })

/** The same as one line of text. */
export const entryText = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')

export const entryOf = (
  comparison: Comparison,
  segment: DifferingSegment,
  texts: ReadonlyMap<string, Text>,
  print?: Pick<Print, 'apparatus' | 'wording'>,
): string => entryText(entryPieces(comparison, segment, texts, print))

/** What a place is, in the words of readers: significance where it is accidental, kind where the entry does not show it, classes, touches. */
export function labelsOf(segment: DifferingSegment, wording: Wording): readonly string[] {
  const { significance, kind, classes, touches } = segment
  const named = (name: string) => nameIn(wording, name)
  return [
    ...(significance === 'accidental' ? [named(significance)] : []),
    ...(kind === 'transposition' || kind === 'mixed' ? [named(kind)] : []),
    ...classes.map(named),
    ...touches.map((touch) =>
      wording.language.startsWith('zh') ? wording.touches + named(touch) : `${wording.touches} ${named(touch)}`,
    ),
  ]
}

/**
 * The readings of a place as they are printed, that of the text apart: whole words where the comparison says which (`words`), so that
 * no half of a Chinese word stands as a lemma. Readings that are one as spans may part as words, so they are grouped anew. What is
 * regularised counts with the reading that it is one with, unless nothing else stands at the place or an editor wants it printed.
 */
function readingsAt(
  comparison: Comparison,
  segment: DifferingSegment,
  texts: ReadonlyMap<string, Text>,
): { readonly own: Other; readonly others: readonly Other[] } {
  const { lemma } = segment
  const chosen = lemma !== undefined && 'siglum' in lemma ? lemma.siglum : comparison.options.base
  const inOrder = new Map(comparison.witnesses.map(({ siglum }, k) => [siglum, k]))
  const isMerged = segment.print !== 'yes' && !isOneReading(segment)
  const groups = new Map<string, Other & { witnesses: string[] }>()
  // A chosen reading stands with its own words, also where it is regularised to another.
  const apart = segment.readings.find(({ witnesses }) => witnesses.includes(chosen))
  const regularisedTo = (reading: Reading): Reading => {
    if (!isMerged) return reading
    const to = reading.regularised?.to ?? reading.text
    if (apart !== undefined && to === (apart.regularised?.to ?? apart.text)) return apart
    return segment.readings.find(({ text }) => text === to) ?? reading
  }
  for (const reading of segment.readings) {
    const main = regularisedTo(reading)
    for (const siglum of reading.witnesses) {
      const speaker = main === reading ? siglum : main.witnesses[0]!
      const text = wordsAt(segment, speaker, texts)
      const what = whatOf(segment, speaker, text, texts.get(speaker)!)
      const group = groups.get(`${what} ${text}`)
      if (group !== undefined) group.witnesses.push(siglum)
      else {
        const { rank, parent } = main
        const under = segment.readings.find((one) => one.text === parent)?.witnesses[0]
        const derives = { ...(rank && { rank }), ...(under !== undefined && { under }) }
        groups.set(`${what} ${text}`, { what, text, witnesses: [siglum], ...derives })
      }
    }
  }
  for (const { witnesses } of groups.values()) witnesses.sort((a, b) => inOrder.get(a)! - inOrder.get(b)!)
  const all = spaceless([...groups.values()])
  const own =
    lemma !== undefined && 'conjecture' in lemma
      ? { what: 'reading' as const, text: lemma.conjecture, witnesses: [] }
      : all.find(({ witnesses }) => witnesses.includes(chosen))!
  const others = withSubs(
    all.filter((one) => one !== own),
    own,
  )
  if (own.text !== '' || own.what === 'lost' || own.what === 'endsHere') return { own, others }
  return { own, others: others.map((one) => (one.what === 'reading' ? { ...one, what: 'added' } : one)) }
}

/** Sub-readings behind the reading that they derive from; those of the text come first. */
function withSubs(others: readonly Other[], own: Other): readonly Other[] {
  if (others.every(({ rank }) => rank !== 'sub')) return others
  const isUnder = (one: Other, parent: Other) =>
    one !== parent && one.rank === 'sub' && one.under !== undefined && parent.witnesses.includes(one.under)
  const all = [own, ...others]
  const placed = new Map<Other, Other>()
  const place = (one: Other, isBehind: boolean) => {
    if (placed.has(one)) return
    placed.set(one, isBehind ? { ...one, isBehind } : one)
    for (const other of others) if (isUnder(other, one)) place(other, true)
  }
  for (const one of all) if (!all.some((parent) => isUnder(one, parent))) place(one, false)
  // Readings that derive from each other have no first.
  for (const one of others) place(one, false)
  placed.delete(own)
  return [...placed.values()]
}

/** What a witness has at a place, in whole words where the comparison says which they are. */
const wordsAt = (segment: DifferingSegment, siglum: string, texts: ReadonlyMap<string, Text>): string =>
  slice(texts.get(siglum)!, ...(segment.words?.[siglum] ?? segment.spans[siglum]!))

/** What stands in the running text at a place: the base's reading, unless an editor chose another or made one. */
export function printedText(
  comparison: Comparison,
  segment: DifferingSegment,
  texts: ReadonlyMap<string, Text>,
): string {
  const { lemma } = segment
  if (lemma !== undefined && 'conjecture' in lemma) return lemma.conjecture
  const siglum = lemma?.siglum ?? comparison.options.base
  return slice(texts.get(siglum)!, ...segment.spans[siglum]!)
}

/** Words that are left out or added bring the space beside them; it is only shown where readings differ in nothing else. */
function spaceless(readings: readonly Other[]): readonly Other[] {
  const trimmed = readings.map((one) => ({ ...one, text: one.text.replace(/^ +| +$/g, '') }))
  const isSame = ({ text }: Other, k: number) => text === '' && readings[k]!.text !== ''
  const kinds = new Set(trimmed.map(({ what, text }) => `${what} ${text}`))
  return kinds.size < readings.length || trimmed.some(isSame) ? readings : trimmed
}

function whatOf(segment: DifferingSegment, siglum: string, words: string, text: Text): Other['what'] {
  if (isLost(segment, siglum) && !isLegible(words))
    return segment.spans[siglum]![1] === text.length ? 'endsHere' : 'lost'
  return words === '' ? 'omitted' : 'reading'
}

/** Whether something can be read beside the signs of lost text; such a reading is printed with its signs. */
const isLegible = (words: string): boolean => {
  let rest = words
  for (const sign of lacunaSignsIn(words)) rest = rest.replace(sign, '')
  return /[\p{L}\p{N}]/u.test(rest)
}

/** Whether a witness's text is lost at a place: neither an omission nor a reading. */
export function isLost(segment: DifferingSegment, siglum: string): boolean {
  return segment.lacunae?.includes(siglum) ?? false
}

/** A lemma in one line, abbreviated as printed editions do. */
export function short(text: string, print: Pick<Print, 'wording'> = USUAL): string {
  const parts = abbreviate(text, LEMMA)
  const whole = parts === null ? text : `${parts.head} … ${parts.tail}`
  return print.wording === 'zh' ? visible(whole) : quoted(whole)
}

/** White space at the ends, or nothing else, would not be seen. */
const quoted = (text: string): string => (/^\s|\s$/u.test(text) ? `‹${visible(text)}›` : visible(text))

const SPACED_WORD = /[\p{L}\p{N}\p{M}'’-]+[^\p{L}\p{N}]*$/u
const TRAILING = 24

/** The word, or the two characters of a script without spaces, after which something is added. */
function before(text: Text, at: number): string {
  const near = slice(text, Math.max(0, at - TRAILING), at)
  const two = graphemes(near).slice(-2).join('')
  if (/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(two)) return visible(two.trim())
  return visible((SPACED_WORD.exec(near)?.[0] ?? two).trim())
}

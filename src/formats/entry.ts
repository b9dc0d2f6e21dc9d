/**
 * Words one entry of an apparatus as a list of pieces. Screen, print HTML, TeX and Word each set the pieces in their own way; their
 * order and wording are decided here only:
 *
 *     至] 最 C        至 A B] 最 C        「至」，C作「最」        negative, positive, 校记
 *     整个] om. C     整个] add. 的 C     整个] deest C          what is left out, added after the lemma, lost
 *     此 […]] 德行 C                    「此」下阙，C作「德行」    where the base's own text is lost
 */
import { slice, type Text } from '../text/codepoints.ts'
import type { Comparison, DifferingSegment } from '../variants/comparison.ts'
import { abbreviate, graphemes, visible } from './label.ts'
import { LOST_WORDS, notesIn, type Print, USUAL } from './print.ts'
import { type PrintedReading, readingsAt } from './printed-readings.ts'
import { nameIn, type Wording, wordingOf } from './wording.ts'

/** Ems kept at either end of a lemma. */
const LEMMA = 6

export interface Piece {
  /**
   * `lemma` and `reading` are words of a witness, `reference` is the counting of an edition, `word` and `note` are the editor's, `sign`
   * what is between.
   */
  readonly kind: 'reference' | 'lemma' | 'reading' | 'sigla' | 'word' | 'note' | 'sign'
  /** In one line: white space that would not be seen is shown by signs. */
  readonly text: string
  /** Whose words these are, of lemmata and readings: they are in that witness's language. */
  readonly siglum?: string
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
  const [first, between] = print.wording === 'zh' ? ['。', ' '] : [' — ', ' — ']
  const notes = notesIn(segment, wording.language).flatMap(({ text }, k) => [
    ...(k === 0 && tail.length === 0 ? [] : [piece('sign', k === 0 ? first : between)]),
    piece('note', visible(text)),
  ])
  return {
    head: [...where, ...head],
    separator,
    tail: [...tail, ...notes],
  }
}

/** The same as one row of pieces, the separator among them. */
export function entryPieces(...of: Parameters<typeof entryParts>): readonly Piece[] {
  const { head, separator, tail } = entryParts(...of)
  return [...head, piece('sign', separator), ...tail]
}

interface Parts {
  readonly lemma: Piece
  readonly isAddition: boolean
  /** The base's text is lost here without a sign for it. */
  readonly isGap: boolean
  /** The lemma is in no witness. */
  readonly isConjecture: boolean
  /** Sigla beside the lemma. */
  readonly named: readonly string[]
  readonly others: readonly PrintedReading[]
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

/** Readings with the sign between two of them, or what is between one and its sub-reading. */
const listed = (
  others: readonly PrintedReading[],
  readings: readonly (readonly Piece[])[],
  [between, within]: readonly [string, string],
): Piece[] =>
  readings.flatMap((one, k) => {
    const sign = k === 0 ? '' : others[k]!.isBehind ? within : between
    return sign === '' ? one : [piece('sign', sign), ...one]
  })

/** The same as one line of text. */
const entryText = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')

/** The entry of a place in plain text. O(length of its readings). */
export const entryOf = (
  comparison: Comparison,
  segment: DifferingSegment,
  texts: ReadonlyMap<string, Text>,
  print?: Pick<Print, 'apparatus' | 'wording'>,
): string => entryText(entryPieces(comparison, segment, texts, print))

/**
 * What a place is, in the words of readers: significance where it is accidental, kind where the entry does not show it, classes, touches.
 */
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

/** A lemma in one line, abbreviated as printed editions do. */
export function short(text: string, print: Pick<Print, 'wording'> = USUAL): string {
  const parts = abbreviate(text, LEMMA)
  const whole = parts === null ? text : `${parts.head} … ${parts.tail}`
  return print.wording === 'zh' ? visible(whole) : quoted(whole)
}

/** White space at the ends, or alone, would be invisible. */
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

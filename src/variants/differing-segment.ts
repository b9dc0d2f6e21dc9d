/** Builds the segment of one place: what each witness has there, and how the readings differ. */
import { slice } from '../text/codepoints.ts'
import { touchesLacuna } from '../text/lacunae.ts'
import type { Tokens } from '../text/tokens.ts'
import { classify, type Known, listed, lostIn } from './classify.ts'
import type { Grid } from './columns.ts'
import { type DifferingSegment, type Kind, type Reading, type Span, TOUCHES, type Touch } from './comparison.ts'
import type { Range } from './pair.ts'
import type { SpanIndex } from './span-index.ts'

type Described = Pick<Grid, 'tokens' | 'names' | 'sigla' | 'lacunae'>

/** One place: what each witness has in its range of tokens, and how they differ. */
export function differingSegment(
  grid: Described,
  ranges: readonly Range[],
  relation: DifferingSegment['relation'],
  ignore: readonly string[],
  moved: readonly SpanIndex[],
  known: Known = new Map(),
  lacking: readonly boolean[] = [],
): DifferingSegment {
  const { tokens, sigla } = grid
  const spans = ranges.map(({ from, to }, w): Span => [tokens[w]!.starts[from]!, tokens[w]!.starts[to]!])
  const { readings, sharers } = distinctReadings(grid, spans)
  const lost = lossesOf(grid, ranges, spans, lacking)
  const isLacuna = lost === null ? never : (w: number) => lost[w] !== lost[0]
  const isLost = lost?.some((_, w) => isLacuna(w)) ?? false
  const { classes, touches, isSubstantive } = differencesOf(grid, ranges, sharers, isLost ? isLacuna : null, known)
  const substantive = isSubstantive || tellApart(grid, ranges, sharers, isLacuna)
  const kind = kindOf(grid, ranges, spans, sharers, isLacuna, moved)
  // Some rules join or part tokens (四百　三十/四百三十), so that only the whole place shows that they explain it.
  const explained = !substantive && classes.every((c) => ignore.includes(c))
  const segment: DifferingSegment = {
    relation: explained ? 'equivalent' : relation,
    spans: bySiglum(sigla, spans),
    kind,
    readings,
    classes,
    // Words that only are elsewhere say what they said.
    touches: kind === 'transposition' ? [] : touches,
    significance: substantive ? 'substantive' : 'accidental',
  }
  return isLost ? { ...segment, lacunae: sigla.filter((_, w) => lost![w] !== '') } : segment
}

const never = () => false

/** The readings of a place, the base's first, and of each the witnesses that have it. */
export function distinctReadings(
  { tokens, sigla }: Pick<Described, 'tokens' | 'sigla'>,
  spans: readonly Span[],
): { readonly readings: Reading[]; readonly sharers: number[][] } {
  const sharers: number[][] = []
  const readings: { text: string; witnesses: string[] }[] = []
  /** The number of each reading; where there are few, they are looked through. */
  const numbers = spans.length > FEW ? new Map<string, number>() : null
  for (let w = 0; w < spans.length; w++) {
    const text = slice(tokens[w]!.text, spans[w]![0], spans[w]![1])
    let number = numbers === null ? readings.findIndex((reading) => reading.text === text) : (numbers.get(text) ?? -1)
    if (number < 0) {
      number = readings.length
      numbers?.set(text, number)
      readings.push({ text, witnesses: [] })
      sharers.push([])
    }
    readings[number]!.witnesses.push(sigla[w]!)
    sharers[number]!.push(w)
  }
  return { readings, sharers }
}

const FEW = 8

/** What the readings of a place differ in from the base's. */
interface Differences {
  readonly classes: readonly string[]
  readonly touches: readonly Touch[]
  readonly isSubstantive: boolean
}

/** `isLacuna`: which witnesses have lost their text here; null where none has. */
function differencesOf(
  { tokens, names }: Described,
  ranges: readonly Range[],
  sharers: readonly (readonly number[])[],
  isLacuna: ((w: number) => boolean) | null,
  known: Known,
): Differences {
  const of = (w: number) => classify(tokens[0]!, ranges[0]!, tokens[w]!, ranges[w]!, names, known)
  if (sharers.length === 2 && isLacuna === null) {
    const { classes, touches, significance } = of(sharers[1]![0]!)
    return { classes, touches, isSubstantive: significance === 'substantive' }
  }
  const classes = new Set<string>()
  const touches = new Set<Touch>()
  let isSubstantive = false
  for (let k = 1; k < sharers.length; k++)
    for (const w of isLacuna === null ? [sharers[k]![0]!] : oneOfEach(sharers[k]!, isLacuna)) {
      if (isLacuna?.(w)) {
        isSubstantive = true
        continue
      }
      const found = of(w)
      for (const c of found.classes) classes.add(c)
      for (const t of found.touches) touches.add(t)
      isSubstantive ||= found.significance === 'substantive'
    }
  return {
    classes: classes.size === 0 ? [] : listed(classes),
    touches: touches.size === 0 ? [] : TOUCHES.filter((t) => touches.has(t)),
    isSubstantive,
  }
}

/** What each witness has lost of its text here, as a string to compare; null where none has. */
function lossesOf(
  { tokens, lacunae }: Described,
  ranges: readonly Range[],
  spans: readonly Span[],
  lacking: readonly boolean[],
): string[] | null {
  let isNone = lacking.length === 0
  for (let w = 0; isNone && w < ranges.length; w++)
    isNone = lacunae[w]!.length === 0 && !holdsLoss(tokens[w]!, ranges[w]!)
  if (isNone) return null
  return ranges.map(
    (range, w) =>
      lostIn(tokens[w]!, range) + (lacking[w] || touchesLacuna(lacunae[w]!, spans[w]![0], spans[w]![1]) ? LISTED : ''),
  )
}

function holdsLoss({ kinds }: Tokens, { from, to }: Range): boolean {
  for (let k = from; k < to; k++) if (kinds[k] === 'lacuna') return true
  return false
}

/** An object of what each siglum has; a siglum may be any string, `__proto__` too. */
export function bySiglum<T>(sigla: readonly string[], values: readonly T[]): Record<string, T> {
  if (sigla.includes('__proto__')) return Object.fromEntries(sigla.map((siglum, w) => [siglum, values[w]!]))
  const named: Record<string, T> = {}
  for (let w = 0; w < sigla.length; w++) named[sigla[w]!] = values[w]!
  return named
}

/**
 * Marks a witness that says of its text, by a list or by a sign beside the place, that it is lost. A private character, so that no text
 * has it.
 */
const LISTED = '\ue003'

/** Of witnesses that share a reading, the first whose text is lost and the first whose text is not. */
const oneOfEach = (sharers: readonly number[], isLacuna: (w: number) => boolean): number[] =>
  [sharers.find(isLacuna), sharers.find((w) => !isLacuna(w))].filter((w) => w !== undefined)

/**
 * Whether two readings differ in substance though neither does from the base's: pecheur is pécheur with a mark left out, and
 * pêcheur too, but these are two words. Only rules whose relation is no equivalence can make such readings.
 */
function tellApart(
  { tokens, names }: Described,
  ranges: readonly Range[],
  readings: readonly (readonly number[])[],
  isLacuna: (w: number) => boolean,
): boolean {
  if (readings.length < 3) return false
  const others = readings.slice(1).map(([w]) => w!)
  if (others.length < 2 || others.length > MOST_COMPARED) return false
  return others.some((v, k) =>
    others.slice(k + 1).some((w) => {
      if (isLacuna(v) || isLacuna(w)) return false
      return classify(tokens[v]!, ranges[v]!, tokens[w]!, ranges[w]!, names).significance === 'substantive'
    }),
  )
}

/** Readings of one place that are compared with each other; with more of them some differ in substance from the base too. */
const MOST_COMPARED = 8

function kindOf(
  grid: Described,
  ranges: readonly Range[],
  spans: readonly Span[],
  readings: readonly (readonly number[])[],
  isLacuna: (w: number) => boolean,
  moved: readonly SpanIndex[],
): Kind {
  // A place is the end of a move when most of it is what moved.
  if (spans.some((span, w) => moved[w]?.cover(span) === true)) return 'transposition'
  const isEmpty = (w: number) => spans[w]![0] === spans[w]![1]
  const base = readings[0]![0]!
  let kind: Kind | null = null
  for (let k = 1; k < readings.length; k++)
    for (const w of readings[k]!) {
      const own = isLacuna(w)
        ? 'lacuna'
        : isEmpty(base)
          ? 'addition'
          : isEmpty(w)
            ? 'omission'
            : isReordered(grid, ranges, w)
              ? 'transposition'
              : 'substitution'
      if (kind !== null && kind !== own) return 'mixed'
      kind = own
    }
  return kind ?? 'mixed'
}

/** Whether a witness has the base's words in another order: creavit deus for deus creavit. */
function isReordered({ tokens }: Described, ranges: readonly Range[], w: number): boolean {
  const lengthOf = ({ from, to }: Range) => to - from
  // one word has no other order
  if (lengthOf(ranges[0]!) < 2 || lengthOf(ranges[w]!) < 2) return false
  const wordsOf = (v: number) => {
    const { keys, kinds } = tokens[v]!
    const words: string[] = []
    for (let k = ranges[v]!.from; k < ranges[v]!.to; k++)
      if (kinds[k] !== 'punctuation' && kinds[k] !== 'space') words.push(keys[k]!)
    return words
  }
  const [here, there] = [wordsOf(0), wordsOf(w)]
  if (here.length !== there.length || here.every((key, k) => key === there[k])) return false
  const other = there.sort()
  return here.sort().every((key, k) => key === other[k])
}

/** Compares texts: texts → tokens → alignment → variant places. Pure. */
import { alignSymbols, type Table } from '../align/many.ts'
import { findMoves } from '../align/moves.ts'
import { equalStretches, NO_STRETCHES } from '../align/stretches.ts'
import { Vocabulary } from '../align/vocabulary.ts'
import { pointAt, slice, textOf } from '../text/codepoints.ts'
import { RULES } from '../text/equivalences/index.ts'
import { compared, type Writing, writingOf } from '../text/languages/index.ts'
import { near } from '../text/near.ts'
import { type OwnRule, prepareOwnRules } from '../text/own-rules.ts'
import { sortSigla } from '../text/sigla.ts'
import { type Names, NO_NAMES, prepareNames, type Tokens, tokensOf } from '../text/tokens.ts'
import { defaultUnit, isWithoutSpaces, type Unit } from '../text/unit.ts'
import type { Grid } from './columns.ts'
import type { CompareOptions, Comparison, Options, Segment, Span, Witness } from './comparison.ts'
import { segmentsOf } from './segments.ts'
import { summaryOf } from './summary.ts'

/** Pinned answers change only when the first number does; while that is not released, the last grows with each change (docs/decisions/010). */
export const ENGINE = 'variorum/2.0.1'

/**
 * Compares two to many witnesses. The order of `witnesses` does not matter; `options.base` defaults to the first siglum
 * in order. Sigla are distinct; texts hold no unpaired surrogates (the edge checks both). Work is bounded by
 * ALIGN_LIMITS: where a bound bites, the answer says `precise: false`.
 */
export const compare = (witnesses: readonly Witness[], options: CompareOptions = {}): Comparison =>
  compareBy(equalStretches, witnesses, options)

/** The same without leaving anything out: what `compare` must agree with. Slow. */
export const compareWhole = (witnesses: readonly Witness[], options: CompareOptions = {}): Comparison =>
  compareBy(() => NO_STRETCHES, witnesses, options)

function compareBy(find: typeof equalStretches, witnesses: readonly Witness[], options: CompareOptions): Comparison {
  const bySiglum = sortSigla(witnesses, ({ siglum }) => siglum)
  const base = bySiglum.find((w) => w.siglum === options.base) ?? bySiglum[0]!
  const ordered = [base, ...bySiglum.filter((w) => w !== base)]
  const used: Options = {
    unit: options.unit ?? defaultUnit([...new Set(bySiglum.map((w) => w.text))]),
    ignore: [...RULES, ...ownClasses(options.rules ?? [])].filter((rule) => options.ignore?.includes(rule)),
    base: base.siglum,
    moves: options.moves ?? true,
  }
  const sigla = ordered.map((w) => w.siglum)
  const own = prepareOwnRules(
    options.rules ?? [],
    ordered.map((w) => w.language ?? null),
  )
  const writings = compared(
    ordered.map((w) => writingOf(w.text, w.language)),
    own,
  )
  const { lengths, segments, moves, ...precision } = ordered.every((w) => w.text === base.text)
    ? alike(sigla, textOf(base.text).length)
    : compareDistinct(
        find,
        ordered,
        sigla,
        writings,
        used,
        options.names === undefined ? NO_NAMES : prepareNames(options.names),
      )
  return {
    engine: ENGINE,
    options: used,
    witnesses: ordered.map((w, k) => ({
      siglum: w.siglum,
      version: w.version ?? null,
      length: lengths[k]!,
      language: w.language ?? null,
      ...(writings[k]!.assumed !== null && { assumed: writings[k]!.assumed }),
      ...(w.lacunae !== undefined && w.lacunae.length > 0 && { lacunae: w.lacunae }),
    })),
    segments,
    moves,
    summary: summaryOf(sigla, lengths, segments),
    ...precision,
  }
}

const ownClasses = (rules: readonly OwnRule[]): string[] =>
  [...new Set(rules.map((rule) => rule.class ?? rule.id))].filter(
    (name) => !(RULES as readonly string[]).includes(name),
  )

/** `lengths`: of each witness's text, in code points. */
type Findings = Pick<Comparison, 'segments' | 'moves' | 'precise' | 'reason'> & { readonly lengths: readonly number[] }

/** Where all texts are the same there is nothing to find out: a passage that was copied faithfully is a common case. */
const alike = (sigla: readonly string[], length: number): Findings => ({
  lengths: sigla.map(() => length),
  segments:
    length === 0
      ? []
      : [{ relation: 'identical', spans: Object.fromEntries(sigla.map((siglum) => [siglum, [0, length] as const])) }],
  moves: [],
  precise: true,
})

function compareDistinct(
  find: typeof equalStretches,
  witnesses: readonly Witness[],
  sigla: readonly string[],
  writings: readonly Writing[],
  { unit, ignore, moves: wanted }: Options,
  names: Names,
): Findings {
  const { grid, table } = gridOf(find, witnesses, sigla, writings, unit, names)
  const { tokens, symbols, vocabulary } = grid
  const keys = symbols.map((s) => vocabulary.keys(s))
  const found = wanted ? findMoves(table, tokens, keys) : []
  return {
    lengths: tokens.map(({ text }) => text.length),
    segments: segmentsOf(grid, ignore, found),
    moves: found.map(({ spans, similarity }, k) => {
      const segments = segmentsOfMove(witnesses, tokens, spans, writings, { unit, ignore }, names)
      return {
        id: `m${k + 1}`,
        spans: Object.fromEntries(spans.flatMap((span, w) => (span === null ? [] : [[sigla[w]!, span]]))),
        similarity,
        ...(segments === null ? {} : { segments }),
      }
    }),
    precise: table.precise,
    ...(table.reason ? { reason: table.reason } : {}),
  }
}

/** Cuts the texts into tokens and aligns them. `witnesses`, `sigla` and `writings` are in one order, the base first. */
export function gridOf(
  find: typeof equalStretches,
  witnesses: readonly Witness[],
  sigla: readonly string[],
  writings: readonly Writing[],
  unit: Unit,
  names: Names,
): { readonly grid: Grid; readonly table: Table } {
  const texts = [...new Set(witnesses.map(({ text }) => text))]
  const counted = texts.map(textOf)
  const lacunae = witnesses.map((w) => w.lacunae ?? [])
  const { stretches, lone } = find(texts, {
    unit,
    names,
    writing: lacunae.every((own) => own.length === 0) ? writings[0] : undefined,
  })
  const letters = unit === 'grapheme' && isWithoutSpaces(texts)
  // Equal texts are cut once: witnesses that copy each other are common.
  const cut = new Map(
    texts.map((text, t) => {
      const equal = stretches.map(({ starts, ends }) => [starts[t]!, ends[t]!] as const)
      return [text, tokensOf(counted[t]!, { unit, names, equal, letters, writing: writings[0]! })]
    }),
  )
  const tokens = witnesses.map(({ text }, w) => ({ ...cut.get(text)!, writing: writings[w]! }))
  const vocabulary = new Vocabulary(near, stretches.length)
  const symbols = tokens.map((t) => vocabulary.internTokens(t))
  const table = alignSymbols(symbols, vocabulary)
  const { cells, columns } = table
  /** Of each witness, the number of its text. */
  const numbers = witnesses.map(({ text }) => texts.indexOf(text))
  const spans = lone.map(({ starts, ends }) =>
    numbers.map((t): Span => [pointAt(counted[t]!, starts[t]!), pointAt(counted[t]!, ends[t]!)]),
  )
  return { grid: { tokens, symbols, vocabulary, cells, columns, names, sigla, lacunae, lone: spans }, table }
}

/** What the ends of a move differ in; null where they are the same. O(length of the move) but for its differences. */
function segmentsOfMove(
  witnesses: readonly Witness[],
  tokens: readonly Tokens[],
  spans: readonly (Span | null)[],
  writings: readonly Writing[],
  { unit, ignore }: Pick<Options, 'unit' | 'ignore'>,
  names: Names,
): Segment[] | null {
  const ends = witnesses.flatMap((witness, w) => {
    const span = spans[w]
    if (!span) return []
    const [start, end] = span
    const lacunae = (witness.lacunae ?? [])
      .filter((lacuna) => start <= lacuna.start && lacuna.end <= end)
      .map((lacuna) => ({ ...lacuna, start: lacuna.start - start, end: lacuna.end - start }))
    const text = slice(tokens[w]!.text, start, end)
    return [{ witness: { ...witness, text, lacunae }, start, writing: writings[w]! }]
  })
  if (ends.every(({ witness }) => witness.text === ends[0]!.witness.text)) return null
  const sigla = ends.map(({ witness }) => witness.siglum)
  const options = { unit, ignore, base: sigla[0]!, moves: false }
  const { segments } = compareDistinct(
    () => NO_STRETCHES,
    ends.map(({ witness }) => witness),
    sigla,
    ends.map(({ writing }) => writing),
    options,
    names,
  )
  const starts = new Map(ends.map(({ witness, start }) => [witness.siglum, start]))
  const inWhole = (within: Readonly<Record<string, Span>>) =>
    Object.fromEntries(
      Object.entries(within).map(([siglum, [from, to]]) => {
        const start = starts.get(siglum)!
        return [siglum, [from + start, to + start] as const]
      }),
    )
  return segments.map((segment) => ({
    ...segment,
    spans: inWhole(segment.spans),
    ...('words' in segment && segment.words !== undefined && { words: inWhole(segment.words) }),
  }))
}

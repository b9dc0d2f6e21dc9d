/**
 * Finds stored texts that may contain a quotation. The index is asked for the whole quotation, and then for each stretch that no text
 * found so far has, in halves where nothing has it: so every piece of a joined quotation is found. Among versions that share equally
 * much, current ones are read first.
 */
import { BREAK_SIGN, lettersOfPieces } from '../../quotations/place.ts'
import { prepareQuotation } from '../../quotations/prepare.ts'
import { commonRuns } from '../../quotations/runs.ts'
import { type Keys, type Letters, lettersOf } from '../../search/letters.ts'
import { probesOf } from '../../search/probes.ts'
import type { Passage, Store, Version } from '../../store/store.ts'

/** What the quotations of one request share, so that each text is folded once. */
export interface SharedLetters {
  readonly keys: Keys
  /** The letters of a version's text. */
  readonly lettersOf: (version: string, text: string) => Letters
}

/** Code points of the texts that one quotation reads. */
const READ = 1_000_000
/**
 * Letters of all texts that are kept, some 30 MB: as many as one quotation reads, so that the quotations of a request have the same texts
 * read once. Beyond that, the cache is emptied.
 */
const MOST_KEPT = READ

/** For one request; texts are folded when they are first read. */
export function newSharedLetters(): SharedLetters {
  const keys: Keys = new Map()
  const kept = new Map<string, Letters>()
  let room = MOST_KEPT
  return {
    keys,
    lettersOf(version, text) {
      const known = kept.get(version)
      if (known !== undefined) return known
      const letters = lettersOf(text, keys)
      if (letters.keys.length > room) {
        kept.clear()
        keys.clear()
        room = MOST_KEPT
      }
      kept.set(version, letters)
      room -= letters.keys.length
      return letters
    },
  }
}

export interface StoredText {
  readonly version: Version
  readonly passage: Passage
  readonly current: boolean
  readonly text: string
  readonly letters: Letters
}

/** Stretches that the index is asked for, each some ten keys of KV. */
const QUESTIONS = 6
/** Versions whose records are looked at, and texts that are read, for each question. */
const RECORDS = 40
const TEXTS = 6
/** Of a quotation of fewer letters many texts have all: those that have it as it is written are kept of as many as RECORDS. */
const FEW_LETTERS = 4
/** Letters in a row that a text must share to be the source of them; half as many again can be asked for. */
const LEAST_RUN = 3

/**
 * @param named     ids of versions that are searched even where the index does not name them
 * @param isLeftOut versions that are not read
 */
export async function candidateTexts(
  store: Store,
  quotation: string,
  named: readonly string[],
  isLeftOut: (version: Version) => boolean,
  reading: SharedLetters,
): Promise<readonly StoredText[]> {
  const letters = lettersOfPieces(prepareQuotation(quotation), reading.keys)
  const short = letters.keys.length < FEW_LETTERS ? quotation.trim() : null
  const shelf = newShelf(store, isLeftOut, reading, short)
  await shelf.read(named.map((version) => ({ version, score: 0 })))
  const covered = Uint8Array.from(letters.keys, (key) => (key === BREAK_SIGN ? 1 : 0))
  const stretches: (readonly [from: number, to: number])[] = stretchesIn(covered, 0, covered.length)
  for (let asked = 0; asked < QUESTIONS && stretches.length > 0; asked++) {
    stretches.sort(([a, b], [c, d]) => d - c - (b - a) || a - c)
    const [from, to] = stretches.shift()!
    const probes = probesOf({ keys: letters.keys.slice(from, to), at: [] })
    if (probes.length === 0) continue
    const { candidates } = await store.candidates(probes)
    for (const text of await shelf.read(candidates)) cover(covered, letters, text.letters)
    const rest = stretchesIn(covered, from, to)
    const untouched = rest.length === 1 && rest[0]![1] - rest[0]![0] === to - from
    const middle = (from + to) >> 1
    stretches.push(...(untouched ? halves(from, middle, to) : rest))
  }
  return shelf.texts
}

const halves = (from: number, middle: number, to: number): (readonly [number, number])[] =>
  to - from < 4 * LEAST_RUN
    ? []
    : [
        [from, middle],
        [middle, to],
      ]

/** What is not covered, where it is long enough to be asked for. */
function stretchesIn(covered: Uint8Array, from: number, to: number): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = []
  for (let start = from; start < to; ) {
    let end = start
    while (end < to && covered[end] === 0) end++
    if (end - start >= LEAST_RUN || (end > start && to - from < LEAST_RUN)) found.push([start, end])
    start = end + 1
  }
  return found
}

function cover(covered: Uint8Array, letters: Letters, text: Letters): void {
  for (const { quotation, length } of commonRuns(letters, text))
    if (length >= LEAST_RUN) covered.fill(1, quotation, quotation + length)
}

/**
 * Texts that were read, each once, with their passages.
 * @param short a quotation that more texts than are kept may have
 */
function newShelf(
  store: Store,
  isLeftOut: (version: Version) => boolean,
  reading: SharedLetters,
  short: string | null,
) {
  const texts: StoredText[] = []
  const known = new Set<string>()
  const passages = new Map<string, Passage | null>()
  let room = READ
  const findPassages = (ids: readonly string[]) =>
    Promise.all(ids.filter((id) => !passages.has(id)).map(async (id) => passages.set(id, await store.getPassage(id))))
  return {
    texts,
    /** Reads some of the candidates that were not read before: the best, and of equally good ones the current. */
    async read(candidates: readonly { readonly version: string; readonly score: number }[]): Promise<StoredText[]> {
      const wanted = candidates.filter(({ version }) => !known.has(version)).slice(0, RECORDS)
      if (wanted.length === 0) return []
      const records = await store.getVersions(wanted.map(({ version }) => version))
      await findPassages([...new Set(records.flatMap((record) => record?.passage ?? []))])
      const ranked = records.flatMap((version, k) => {
        const passage = version === null ? null : (passages.get(version.passage) ?? null)
        if (version === null || passage === null || isLeftOut(version)) return []
        const current = passage.witnesses.some((witness) => witness.current?.version === version.version)
        return [{ version, passage, current, score: wanted[k]!.score }]
      })
      ranked.sort((a, b) => b.score - a.score || Number(b.current) - Number(a.current))
      const chosen = ranked.slice(0, short === null ? TEXTS : RECORDS).filter(({ version: { length } }) => {
        const fits = length <= room
        if (fits) room -= length
        return fits
      })
      if (chosen.length === 0) return []
      const read = await store.readVersions(chosen.map(({ version }) => version.version))
      const having = chosen.flatMap((one, k) => ({ ...one, text: read[k]?.text }))
      if (short !== null) having.sort((a, b) => Number(b.text?.includes(short)) - Number(a.text?.includes(short)) || 0)
      const found = having.slice(0, TEXTS).flatMap(({ version, passage, current, text }): StoredText[] => {
        known.add(version.version)
        if (text === undefined) return []
        return [{ version, passage, current, text, letters: reading.lettersOf(version.version, text) }]
      })
      texts.push(...found)
      return found
    },
  }
}

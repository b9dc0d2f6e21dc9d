/**
 * Converts regularisation rules and approved units of ITSEE's collation editor (github.com/itsee-birmingham/collation_editor_core:
 * docs/services-file.md, regulariser.py, static/CE_core/js/regularise.js).
 *
 * A rule says that a word `t` is the word `n`, with a class, within a scope:
 *
 *     always       everywhere                     an own rule (`pairs`), at whole words
 *     verse        everywhere in this unit        regularise, scope passage
 *     manuscript   everywhere in this witness     regularise, scope witness
 *     once         this word of this witness      regularise, scope place
 *
 * An approved unit is a list of apparatus units, each with the words that every witness has there: its places. What the other form
 * cannot express is left out, and counted by kind.
 */
import { slice, type Text } from '../text/codepoints.ts'
import type { OwnRule } from '../text/own-rules.ts'
import { spacedWords, type WordSpan } from '../text/spaced-words.ts'
import type { Segment, Span } from '../variants/comparison.ts'
import type { Decision, DecisionValues, Target } from './decision.ts'
import { decisionsForPlaces, type WantedPlace } from './reach.ts'

export const ITSEE_SCOPES = ['always', 'verse', 'manuscript', 'once'] as const

export interface ItseeRule {
  readonly type?: string | undefined
  readonly id?: string | undefined
  readonly scope: (typeof ITSEE_SCOPES)[number]
  readonly class: string
  readonly t: string
  readonly n: string
  readonly context?: { readonly unit?: string; readonly witness?: string; readonly word?: string | number } | undefined
  readonly conditions?: object | null | undefined
  /** Units in which a rule of scope always does not hold. */
  readonly exceptions?: readonly string[] | undefined
}

export interface ItseeReading {
  readonly text: readonly Readonly<Record<string, unknown>>[]
  readonly witnesses: readonly string[]
  readonly type?: string | undefined
  /** Of a witness whose words are elsewhere in the apparatus by decision of the editor. */
  readonly SR_text?: Readonly<Record<string, { readonly text: ItseeReading['text'] }>> | undefined
  /** By class; older files have a list. */
  readonly subreadings?: Readonly<Record<string, readonly ItseeReading[]>> | readonly ItseeReading[] | undefined
}

export interface ItseeUnit {
  readonly start: number
  readonly end: number
  readonly readings: readonly ItseeReading[]
}

/** The result of reading a file: decisions before they are recorded, own rules, and what was left out. */
export interface FromItsee {
  readonly decisions: readonly WantedItseeDecision[]
  readonly rules: readonly OwnRule[]
  readonly leftOut: Readonly<Record<string, number>>
}

export interface WantedItseeDecision {
  readonly type: Decision['type']
  readonly target: readonly Target[]
  readonly value: DecisionValues[Decision['type']]
  readonly scope: Decision['scope']
}

/** A comparison of the texts that a file speaks of. */
export interface ItseePassage {
  /** As rules name it in `context.unit` and `exceptions`. */
  readonly unit: string
  readonly segments: readonly Segment[]
  /** What targets name, by siglum, the base first. */
  readonly versions: ReadonlyMap<string, string>
  readonly texts: ReadonlyMap<string, Text>
}

function counter() {
  const counts: Record<string, number> = {}
  return {
    counts,
    leave(kind: string) {
      counts[kind] = (counts[kind] ?? 0) + 1
    },
  }
}

/** O(rules × segments). */
export function fromItseeRules(rules: readonly ItseeRule[], passage: ItseePassage): FromItsee {
  const { counts, leave } = counter()
  const always = new Map<string, [string, string][]>()
  const decisions: WantedItseeDecision[] = []
  for (const rule of rules) {
    const { scope, context = {}, exceptions = [], conditions, type = 'regularisation', t, n } = rule
    if (type !== 'regularisation') leave('type')
    else if (exceptions.includes(passage.unit)) leave('exceptions')
    else if (context.unit !== undefined && context.unit !== passage.unit) leave('unit')
    else if (t === n) leave('same')
    else {
      // That a word is unclear or supplied is not in the text, so the rule applies either way.
      if (conditions != null && Object.keys(conditions).length > 0) leave('conditions')
      if (scope === 'always') always.set(rule.class, [...(always.get(rule.class) ?? []), [n, t]])
      else {
        const target = targetOf(rule, passage)
        if (typeof target === 'string') leave(target)
        else {
          const wide = scope === 'verse' ? 'passage' : scope === 'manuscript' ? 'witness' : 'place'
          decisions.push({ type: 'regularise', target, value: { class: rule.class }, scope: wide })
        }
      }
    }
  }
  const own = [...always].map(([name, pairs]): OwnRule => ({ id: `itsee-${name}`, class: name, pairs, at: 'word' }))
  return { decisions, rules: own, leftOut: counts }
}

/** A place where one witness reads `n` and another, or the one named, `t`; else what is in the way. */
function targetOf(
  { scope, t, n, context = {} }: ItseeRule,
  { segments, versions, texts }: ItseePassage,
): readonly Target[] | string {
  const { witness, word } = context
  if (scope !== 'verse' && (witness === undefined || !versions.has(witness))) return 'witness'
  // A rule for all witnesses may have been made at one that this passage does not have.
  const at = scope === 'once' ? spacedWords(texts.get(witness!)!.string)[Number(word) / 2 - 1] : undefined
  if (scope === 'once' && at?.word !== t) return 'word'
  for (const { relation, spans } of segments) {
    if (relation === 'identical') continue
    const reads = (siglum: string) => slice(texts.get(siglum)!, ...spans[siglum]!).trim()
    const isThere = ([start, end]: Span) => at === undefined || (start <= at.start && at.end <= end)
    const other = [...versions.keys()].find(
      (siglum) => (scope === 'verse' || siglum === witness) && reads(siglum) === t && isThere(spans[siglum]!),
    )
    const main = [...versions.keys()].find((siglum) => reads(siglum) === n)
    if (other === undefined || main === undefined) continue
    return [main, other].map((siglum) => {
      const [start, end] = spans[siglum]!
      return { version: versions.get(siglum)!, start, end }
    })
  }
  return 'no-place'
}

/** Rules as that editor keeps them, of own rules and of regularisations. O(what is given). */
export function toItseeRules(
  rules: readonly OwnRule[],
  decisions: readonly Decision[],
  { unit, versions, texts }: Omit<ItseePassage, 'segments'>,
): {
  readonly rules: readonly (ItseeRule & { readonly created_time: string })[]
  readonly leftOut: FromItsee['leftOut']
} {
  const { counts, leave } = counter()
  const sigla = new Map([...versions].map(([siglum, version]) => [version, siglum]))
  const isWord = (text: string) => text !== '' && !/\s/.test(text)
  const always = rules.flatMap(({ id, class: name = id, pairs, at = 'anywhere' }) => {
    if (at !== 'word') leave(`rule at ${at}`)
    return at !== 'word'
      ? []
      : pairs.flatMap(([n, t], k) => {
          if (isWord(n) && isWord(t))
            return [
              {
                type: 'regularisation',
                scope: 'always' as const,
                class: name,
                t,
                n,
                context: {},
                id: `${id}-${k + 1}`,
                created_time: TIMELESS,
              },
            ]
          leave('several words')
          return []
        })
  })
  const own = decisions.flatMap((decision) => {
    if (decision.type !== 'regularise') return []
    const read = decision.target.map(({ version, start, end }) => {
      const siglum = sigla.get(version)
      if (siglum === undefined) return null
      const text = texts.get(siglum)!
      const index = spacedWords(text.string).findIndex((word) => word.start >= start)
      return { siglum, word: slice(text, start, end).trim(), index }
    })
    const [main, ...others] = read
    if (main === undefined || main === null || others.length === 0 || others.includes(null)) {
      leave('version')
      return []
    }
    return others.flatMap((other, k) => {
      const { siglum, word, index } = other!
      if (!isWord(word) || !isWord(main.word)) {
        leave('several words')
        return []
      }
      const scope = decision.scope === 'passage' ? 'verse' : decision.scope === 'witness' ? 'manuscript' : 'once'
      const context = {
        verse: { unit },
        manuscript: { witness: siglum },
        once: { unit, witness: siglum, word: String(2 * (index + 1)) },
      }[scope]
      const about = {
        type: 'regularisation',
        scope,
        class: decision.value.class,
        t: word,
        n: main.word,
        context,
      } as const
      return [{ ...about, id: `${decision.decision}-${k + 1}`, created_time: decision.recorded ?? decision.created }]
    })
  })
  return { rules: [...always, ...own], leftOut: counts }
}

/** Rules of one list apply in its order, and have no times. */
const TIMELESS = '1970-01-01T00:00:00.000Z'

/** The places, regularisations, order and approval of an approved unit. O(units × witnesses and segments × witnesses). */
export function fromItseeUnits(
  units: readonly ItseeUnit[],
  overtext: string,
  { segments, versions, texts }: ItseePassage,
): FromItsee {
  const { counts, leave } = counter()
  const words = new Map([...versions.keys()].map((siglum) => [siglum, spacedWords(texts.get(siglum)!.string)]))
  const cursor = new Map([...versions.keys()].map((siglum) => [siglum, 0]))
  const named = new Set(
    units.flatMap(({ readings }) => readings.flatMap(withSubreadings).flatMap(({ witnesses }) => witnesses)),
  )
  for (const siglum of named) if (!versions.has(siglum)) leave('witness')
  for (const siglum of versions.keys()) if (!named.has(siglum) && siglum !== overtext) leave('uncollated witness')

  const boundary = boundaries(segments, words, texts)
  const decisions: WantedItseeDecision[] = []
  const places: WantedPlace[] = []
  /** Where the last place ended: a space is in one place alone. */
  const reached = new Map(cursor)
  let consumed = 0
  for (const unit of [...units].sort((a, b) => a.start - b.start || a.end - b.end)) {
    // Words of the base between two units are in all witnesses alike.
    const before = Math.floor((unit.start - 1) / 2)
    if (before < consumed) {
      leave('overlapping unit')
      continue
    }
    for (const siglum of cursor.keys()) cursor.set(siglum, cursor.get(siglum)! + before - consumed)
    const from = new Map(cursor)
    const isAddition = unit.start === unit.end && unit.start % 2 === 1
    consumed = isAddition ? before : Math.floor(unit.end / 2)
    for (const reading of unit.readings.flatMap(withSubreadings))
      for (const siglum of reading.witnesses) {
        const indices = indicesOf(reading, siglum)
        if (indices.length === 0 || !cursor.has(siglum)) continue
        from.set(
          siglum,
          indices.reduce((a, b) => Math.min(a, b)),
        )
        cursor.set(siglum, indices.reduce((a, b) => Math.max(a, b)) + 1)
      }
    const place: Record<string, Span> = {}
    for (const [siglum, start] of boundary(from)) place[siglum] = [Math.max(start, reached.get(siglum)!), 0]
    for (const [siglum, end] of boundary(cursor)) {
      const [start] = place[siglum]!
      place[siglum] = [start, Math.max(start, end)]
      reached.set(siglum, Math.max(start, end))
    }
    places.push(place)
    const targetOf = (siglum: string): Target => {
      const [start, end] = place[siglum]!
      return { version: versions.get(siglum)!, start, end }
    }
    const known = (reading: ItseeReading) => reading.witnesses.find((siglum) => versions.has(siglum))
    for (const reading of unit.readings) {
      const main = known(reading)
      for (const [name, subs] of Object.entries(subreadingsOf(reading))) {
        const target = [reading, ...subs].flatMap((one) => known(one) ?? [])
        if (main === undefined || target.length < 2) {
          leave('no main reading')
          continue
        }
        decisions.push({ type: 'regularise', target: target.map(targetOf), value: { class: name }, scope: 'place' })
      }
    }
    const mains = unit.readings.flatMap((reading) => known(reading) ?? [])
    const texted = [...new Set(mains.map((siglum) => slice(texts.get(siglum)!, ...place[siglum]!)))]
    if (texted.length < 2 && unit.readings.every((reading) => Object.keys(subreadingsOf(reading)).length === 0))
      continue
    const target = mains.slice(0, 1).map(targetOf)
    if (texted.length > 2) decisions.push({ type: 'order', target, value: { readings: texted }, scope: 'place' })
    decisions.push({ type: 'approve', target: mains.map(targetOf), value: {}, scope: 'place' })
  }
  const differing = places.filter(
    (place) => new Set([...versions.keys()].map((siglum) => slice(texts.get(siglum)!, ...place[siglum]!))).size > 1,
  )
  const structural = decisionsForPlaces(segments, versions, differing).map((one) => ({
    ...one,
    scope: 'place' as const,
  }))
  return { decisions: [...structural, ...decisions], rules: [], leftOut: counts }
}

const subreadingsOf = ({ subreadings = {} }: ItseeReading): Readonly<Record<string, readonly ItseeReading[]>> =>
  Array.isArray(subreadings) ? { subreading: subreadings } : (subreadings as Record<string, readonly ItseeReading[]>)

const withSubreadings = (reading: ItseeReading): readonly ItseeReading[] => [
  reading,
  ...Object.values(subreadingsOf(reading)).flat(),
]

/** Numbers of the words, from 0, that a witness has in a reading. */
function indicesOf({ text, SR_text }: ItseeReading, siglum: string): number[] {
  return [...text, ...(SR_text?.[siglum]?.text ?? [])].flatMap((token) => {
    const own = token[siglum] as { index?: unknown } | undefined
    const index = Number(own?.index)
    // That editor counts the gaps between words with odd numbers.
    return Number.isInteger(index) && index > 0 && index % 2 === 0 ? [index / 2 - 1] : []
  })
}

type Cursor = ReadonlyMap<string, number>

/**
 * Offsets by siglum between the words before a cursor and those behind it: as the comparison cuts there, if it does; else words take
 * the space behind them, unless some witness ends there.
 */
function boundaries(
  segments: readonly Segment[],
  words: ReadonlyMap<string, readonly WordSpan[]>,
  texts: ReadonlyMap<string, Text>,
): (cursor: Cursor) => ReadonlyMap<string, number> {
  const sigla = [...words.keys()]
  const keyOf = (cursor: Cursor) => sigla.map((siglum) => cursor.get(siglum)).join()
  const counts = new Map(sigla.map((siglum) => [siglum, 0]))
  const cuts = new Map<string, ReadonlyMap<string, number>>()
  for (const { spans } of segments) {
    let isBetween = true
    for (const siglum of sigla) {
      const own = words.get(siglum)!
      const offset = spans[siglum]![1]
      let count = counts.get(siglum)!
      while (count < own.length && own[count]!.start < offset) count++
      counts.set(siglum, count)
      if (count > 0 && own[count - 1]!.end > offset) isBetween = false
    }
    if (isBetween) cuts.set(keyOf(counts), new Map(sigla.map((siglum) => [siglum, spans[siglum]![1]])))
  }
  return (cursor) => {
    const known = cuts.get(keyOf(cursor))
    if (known !== undefined) return known
    const begun = sigla.filter((siglum) => cursor.get(siglum)! > 0)
    const ended = begun.filter((siglum) => cursor.get(siglum)! >= words.get(siglum)!.length)
    const isBeforeSpace = ended.length > 0 && ended.length < begun.length
    return new Map(
      sigla.map((siglum) => {
        const own = words.get(siglum)!
        const k = Math.min(cursor.get(siglum)!, own.length)
        if (k === 0 || isBeforeSpace) return [siglum, k === 0 ? 0 : own[k - 1]!.end]
        return [siglum, own[k]?.start ?? texts.get(siglum)!.length]
      }),
    )
  }
}

/**
 * Applies decisions on single places: which readings are one, how a place is classified, what is printed of it and how.
 *
 * Decisions are ordered by precedence; of two that contradict each other about one place, the first is in force. They are applied in a
 * fixed order (regularise, classify, then the rest), so the outcome depends on the set alone.
 */
import type { DifferingSegment, IdenticalSegment, Reading } from '../variants/comparison.ts'
import type { PlaceDecision, Unapplied, UnappliedReason } from './decision.ts'
import type { Located, WitnessSpan } from './structure.ts'

/** A place with what was decided of it; its classes may be an editor's own. */
export interface EditedSegment extends Omit<DifferingSegment, 'classes'> {
  readonly classes: readonly string[]
}

/** A segment before or after decisions: every machine segment is one. */
export type AnySegment = IdenticalSegment | EditedSegment

/** How two witnesses differ in a place, as the machine classifies it; `null` where they do not. */
export type ClassifyPair = (segment: EditedSegment, siglum: string, other: string) => DifferingSegment | null

interface Work {
  segment: EditedSegment
  readonly machine: EditedSegment
  readonly regularised: { readonly texts: readonly [string, string]; readonly class: string }[]
  /** By reading: one that it counts as, where there is one; and the classes by which readings were joined. */
  readonly joined: Map<string, string>
  readonly classes: Set<string>
  readonly decisions: Set<string>
  /** What was decided already, by what it is about. */
  readonly settled: Map<string, { readonly value: string; readonly decision: string }>
}

export interface PlaceOutcome {
  readonly segments: readonly AnySegment[]
  readonly unapplied: readonly Unapplied[]
}

/** O(decisions × log segments + places that a wide `regularise` reaches). Segments without a decision are the same objects. */
export function decidePlaces(
  segments: readonly AnySegment[],
  sigla: readonly string[],
  decisions: readonly Located<PlaceDecision>[],
  classifyPair: ClassifyPair,
): PlaceOutcome {
  const unapplied: Unapplied[] = []
  const work = new Map<number, Work>()
  const workOn = (k: number): Work => {
    let one = work.get(k)
    if (one === undefined) {
      const machine = segments[k] as EditedSegment
      one = {
        segment: machine,
        machine,
        regularised: [],
        joined: new Map(),
        classes: new Set(),
        decisions: new Set(),
        settled: new Map(),
      }
      work.set(k, one)
    }
    return one
  }
  const find = placeFinder(segments, sigla)
  const alike = placesByText(segments)
  for (const located of decisions) {
    const { decision } = located
    const k = find(located)
    const outcome =
      typeof k === 'string'
        ? { reason: k }
        : decision.type === 'regularise'
          ? regularise(located, decision, k, segments, sigla, alike, workOn)
          : settle(located, decision, workOn(k), sigla)
    if (outcome === null) continue
    // Of those who differ here some are not compared.
    const isAbsent = located.isPart && (outcome.reason === 'no-place' || outcome.reason === 'unknown-reading')
    unapplied.push({ decision: decision.decision, ...outcome, ...(isAbsent && { reason: 'not-compared' }) })
  }
  const edited = segments.map((segment, k) => {
    const one = work.get(k)
    return one === undefined || one.decisions.size === 0 ? segment : finish(one, classifyPair)
  })
  return { segments: edited, unapplied }
}

/** Finds the one differing segment that holds every target of a decision. */
function placeFinder(segments: readonly AnySegment[], sigla: readonly string[]) {
  /** The first segment that ends at or after an offset of a witness. */
  const first = (siglum: string, offset: number) => {
    let [low, high] = [0, segments.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (segments[middle]!.spans[siglum]![1] >= offset) high = middle
      else low = middle + 1
    }
    return low
  }
  const holds = (k: number, { witness, start, end }: WitnessSpan) => {
    const [from, to] = segments[k]!.spans[sigla[witness]!]!
    return from <= start && end <= to
  }
  const isSame = (k: number, { witness, start, end }: WitnessSpan) => {
    const [from, to] = segments[k]!.spans[sigla[witness]!]!
    return from === start && to === end
  }
  return ({ spans }: Located<PlaceDecision>): number | UnappliedReason => {
    const [lead] = spans
    const held: number[] = []
    const same: number[] = []
    const siglum = sigla[lead!.witness]!
    for (let k = first(siglum, lead!.start); k < segments.length; k++) {
      const segment = segments[k]!
      if (segment.spans[siglum]![0] > lead!.start) break
      if (segment.relation === 'identical' || !spans.every((span) => holds(k, span))) continue
      held.push(k)
      if (spans.every((span) => isSame(k, span))) same.push(k)
    }
    if (same.length === 1) return same[0]!
    if (held.length === 1) return held[0]!
    return held.length === 0 ? 'no-place' : 'several-places'
  }
}

/** The places in which a text is a reading. */
function placesByText(segments: readonly AnySegment[]): (text: string) => readonly number[] {
  let index: Map<string, number[]> | null = null
  return (text) => {
    if (index === null) {
      index = new Map()
      for (const [k, segment] of segments.entries()) {
        if (segment.relation === 'identical') continue
        for (const reading of segment.readings) {
          const places = index.get(reading.text)
          if (places) places.push(k)
          else index.set(reading.text, [k])
        }
      }
    }
    return index.get(text) ?? []
  }
}

type Refusal = Omit<Unapplied, 'decision'> | null

const readingOf = (readings: readonly Reading[], siglum: string): Reading | undefined =>
  readings.find(({ witnesses }) => witnesses.includes(siglum))

function regularise(
  { spans }: Located<PlaceDecision>,
  decision: Extract<PlaceDecision, { type: 'regularise' }>,
  k: number,
  segments: readonly AnySegment[],
  sigla: readonly string[],
  alike: (text: string) => readonly number[],
  workOn: (k: number) => Work,
): Refusal {
  const place = segments[k] as EditedSegment
  const named = spans.map(({ witness }) => readingOf(place.readings, sigla[witness]!)!)
  const [one, ...others] = [...new Set(named.length === 1 ? [place.readings[0]!, ...named] : named)]
  if (others.length === 0) return { reason: 'unknown-reading' }
  for (const other of others) {
    const texts = [one!.text, other.text] as const
    const reached = decision.scope === 'place' ? [k] : alike(texts[1])
    for (const at of reached) {
      const { readings } = segments[at] as EditedSegment
      const left = readings.find(({ text }) => text === texts[0])
      const right = readings.find(({ text }) => text === texts[1])
      if (left === undefined || right === undefined) continue
      const ofWitness = spans.some(({ witness }) => right.witnesses.includes(sigla[witness]!))
      if (decision.scope === 'witness' && !ofWitness) continue
      const work = workOn(at)
      // A wide decision that finds its readings joined changes nothing elsewhere; else thousands of them would name each other's places.
      const isNew = join(work.joined, texts)
      const isNamed = work.classes.has(decision.value.class) || work.classes.size >= MOST_CLASSES
      if (at !== k && !isNew && isNamed) continue
      work.classes.add(decision.value.class)
      work.regularised.push({ texts, class: decision.value.class })
      work.decisions.add(decision.decision)
    }
  }
  return null
}

/** Of a place, that decisions on other places give it; the first count. */
const MOST_CLASSES = 16

/** Makes two readings count as one; false where they did. O(readings). */
function join(joined: Map<string, string>, [a, b]: readonly [string, string]): boolean {
  const rootOf = (text: string): string => {
    let root = text
    for (let next = joined.get(root); next !== undefined; next = joined.get(root)) root = next
    return root
  }
  const [one, other] = [rootOf(a), rootOf(b)]
  if (one !== other) joined.set(other, one)
  return one !== other
}

/** Takes a decision that says one thing of a place, unless an earlier one says something else. */
function settle(
  { spans }: Located<PlaceDecision>,
  decision: Exclude<PlaceDecision, { type: 'regularise' }>,
  work: Work,
  sigla: readonly string[],
): Refusal {
  const { machine } = work
  const has = (text: string) => machine.readings.some((reading) => reading.text === text)
  const claims = new Map<string, unknown>()
  const changes: Partial<{ -readonly [K in keyof EditedSegment]: EditedSegment[K] }> = {}
  switch (decision.type) {
    case 'lemma':
      if ('siglum' in decision.value && !sigla.includes(decision.value.siglum)) return { reason: 'unknown-reading' }
      claims.set('lemma', decision.value)
      changes.lemma = decision.value
      break
    case 'order': {
      const wanted = decision.value.readings
      if (!wanted.every(has)) return { reason: 'unknown-reading' }
      claims.set('order', wanted)
      const place = (text: string) => (wanted.includes(text) ? wanted.indexOf(text) : wanted.length)
      changes.readings = [...work.segment.readings].sort((a, b) => place(a.text) - place(b.text))
      break
    }
    case 'reading': {
      const { rank, parent } = decision.value
      if (parent !== undefined && !has(parent)) return { reason: 'unknown-reading' }
      const texts = new Set(spans.map(({ witness }) => readingOf(machine.readings, sigla[witness]!)!.text))
      if (parent !== undefined && texts.has(parent)) return { reason: 'unknown-reading' }
      for (const text of texts) claims.set(`reading ${text}`, decision.value)
      changes.readings = work.segment.readings.map((reading) =>
        texts.has(reading.text) ? { ...reading, rank, ...(parent === undefined ? {} : { parent }) } : reading,
      )
      break
    }
    case 'classify':
      for (const [member, value] of Object.entries(decision.value)) claims.set(member, value)
      Object.assign(changes, decision.value)
      break
    case 'note':
      changes.notes = [...(work.segment.notes ?? []), { ...decision.value, decision: decision.decision }]
      break
    case 'print':
      claims.set('print', decision.value.print)
      changes.print = decision.value.print
      break
    case 'approve':
      changes.approved = true
      break
  }
  const against = new Set<string>()
  for (const [about, value] of claims) {
    const earlier = work.settled.get(about)
    if (earlier !== undefined && earlier.value !== JSON.stringify(value)) against.add(earlier.decision)
  }
  if (against.size > 0) return { reason: 'contradicts', with: [...against].sort() }
  for (const [about, value] of claims)
    if (!work.settled.has(about)) work.settled.set(about, { value: JSON.stringify(value), decision: decision.decision })
  if (work.segment === machine) work.segment = { ...machine, ...changes }
  else Object.assign(work.segment, changes)
  work.decisions.add(decision.decision)
  return null
}

/** The place as decided: a regularised place is classified again, and an editor's classification overrides the result. */
function finish(
  { segment, machine, regularised, decisions, settled }: Work,
  classifyPair: ClassifyPair,
): EditedSegment {
  const all = machine.decisions === undefined ? decisions : new Set([...decisions, ...machine.decisions])
  const classified = {}
  for (const member of ['classes', 'significance', 'relation'] as const)
    if (settled.has(member)) Object.assign(classified, { [member]: segment[member] })
  if (regularised.length === 0) return { ...segment, ...classified, decisions: [...all].sort() }
  const rootOf = groupsOf(machine, regularised)
  const labels = labelsOf(machine, regularised, rootOf, classifyPair)
  const readings = segment.readings.map((reading) => {
    const to = rootOf(reading.text)
    if (to === reading.text) return reading
    const { class: name } = regularised.find(({ texts }) => texts.includes(reading.text))!
    return { ...reading, regularised: { to, class: name } }
  })
  return { ...segment, readings, ...labels, ...classified, decisions: [...all].sort() }
}

/** Of readings that count as one the first: the base's, where it is among them. */
function groupsOf({ readings }: EditedSegment, regularised: Work['regularised']): (text: string) => string {
  const place = new Map(readings.map(({ text }, k) => [text, k]))
  const root = new Map(readings.map(({ text }) => [text, text]))
  const rootOf = (text: string): string => (root.get(text) === text ? text : rootOf(root.get(text)!))
  for (const { texts } of regularised) {
    const [first, second] = [rootOf(texts[0]), rootOf(texts[1])].sort((a, b) => place.get(a)! - place.get(b)!)
    root.set(second!, first!)
  }
  return rootOf
}

/** Classes, significance and touches when some readings count as one. */
function labelsOf(
  machine: EditedSegment,
  regularised: Work['regularised'],
  root: (text: string) => string,
  classifyPair: ClassifyPair,
): Partial<EditedSegment> {
  const [base, ...others] = machine.readings
  const classes = new Set<string>(regularised.map((one) => one.class))
  const touches = new Set<DifferingSegment['touches'][number]>()
  let substantive = false
  for (const reading of others) {
    if (root(reading.text) === root(base!.text)) continue
    const label = classifyPair(machine, base!.witnesses[0]!, reading.witnesses[0]!)
    if (label === null) continue
    for (const name of label.classes) classes.add(name)
    // A group is as near to the base as the nearest of its readings.
    const kin = others.filter(({ text }) => root(text) === root(reading.text))
    const accidental = kin.some(({ witnesses }) => {
      const other = classifyPair(machine, base!.witnesses[0]!, witnesses[0]!)
      return other === null || other.significance === 'accidental'
    })
    if (accidental) continue
    substantive = true
    for (const touch of label.touches) touches.add(touch)
  }
  return {
    classes: [...classes],
    significance: substantive ? 'substantive' : 'accidental',
    touches: machine.touches.filter((touch) => touches.has(touch)),
  }
}

/**
 * Reads a telegram together with everything that follows from its records today. Evidence is carried to the current texts at each
 * reading and never stored, so it appears in a version that is added later, and a better alignment improves it.
 */

import { boundedCache } from '../../bounded-cache.ts'
import type { EvidenceSource } from '../../formats/telegram/index.ts'
import { LIMITS } from '../../limits.ts'
import { carrier, certaintyOf } from '../../provenance/carry.ts'
import type { Contradiction } from '../../provenance/contradictions.ts'
import { contradictionsInBoth, type LocalizedTelegram } from '../../provenance/localized.ts'
import type { CarriedEvidence, Evidence } from '../../provenance/telegram.ts'
import type { Passage, Store, Version } from '../../store/store.ts'
import { slice, type Text, textOf } from '../../text/codepoints.ts'
import { ENGINE } from '../../variants/compare.ts'
import { digestOf } from '../digest.ts'
import { ServiceError } from '../error.ts'
import { ID } from '../identifiers.ts'

/** Words that were recorded in one text and are not in another. */
export interface Gone extends Omit<Evidence, 'start' | 'end'> {
  readonly from: CarriedEvidence['from']
}

/** What is known of a telegram without reading a text: enough for its validator. */
export interface TelegramReading {
  readonly telegram: LocalizedTelegram
  /** Those that its relations and tensions name, by id. */
  readonly related: ReadonlyMap<string, LocalizedTelegram>
  readonly steps: readonly Step[]
  /** Versions that evidence was not looked for in, over the limit. */
  readonly left: readonly string[]
  /** By id. */
  readonly passages: ReadonlyMap<string, Passage>
  /** Of all that shapes the reading. */
  readonly digest: string
}

/** Evidence goes from one version to another, which is of the same passage or was cut from it. */
interface Step {
  readonly from: string
  readonly to: Pick<Version, 'version' | 'passage' | 'siglum' | 'length'>
  /** The span of `from` that the text was cut from; null: the whole. */
  readonly cut: readonly [start: number, end: number] | null
}

/** @throws ServiceError `unknown-telegram` */
export async function findTelegram(
  store: Pick<Store, 'getTelegram'>,
  id: string,
  at?: string,
): Promise<LocalizedTelegram> {
  const found = ID.test(id) ? await store.getTelegram(id, at) : null
  if (found === null) throw new ServiceError('unknown-telegram', { id }, 'telegram')
  return found
}

interface Named {
  readonly telegrams: readonly string[]
  readonly passages: readonly string[]
  /** The passage that has its wording. */
  readonly wording: string | null
  /** Whose records are looked at to find what was cut from what. */
  readonly versions: readonly string[]
}

/**
 * What telegrams named when an isolate read them last: it is asked for with the telegram, in one bulk get, and mostly is what they name.
 */
const named = boundedCache<Named>(200)

/** The passage that had the wording of a telegram when this isolate read it last. */
export const expectedWording = (id: string): string | null => named.get(id)?.wording ?? null

function namedBy({ id, relations, tensions, evidence, passage }: LocalizedTelegram): Omit<Named, 'versions'> {
  const others = [...relations.map(({ telegram }) => telegram), ...tensions.flatMap(({ telegrams }) => telegrams)]
  return {
    telegrams: [...new Set(others)].filter((other) => other !== id),
    passages: [...new Set([...evidence.map((one) => one.passage), passage ?? []].flat())],
    wording: passage,
  }
}

const readNamed = (store: Store, { telegrams, passages }: Pick<Named, 'telegrams' | 'passages'>) =>
  Promise.all([
    Promise.all(telegrams.map((name) => store.getTelegram(name))),
    Promise.all(passages.map((name) => store.getPassage(name))),
  ])

/**
 * A get for the telegram, for each related one, and for the passages.
 * @param at as it was recorded by then, and nothing of what follows today from other telegrams and later texts
 * @throws ServiceError `unknown-telegram`
 */
export async function readTelegram(store: Store, id: string, at?: string): Promise<TelegramReading> {
  const expected = at === undefined && ID.test(id) ? named.get(id) : undefined
  const early = expected && Promise.all([readNamed(store, expected), store.getVersions(expected.versions)])
  const [telegram] = await Promise.all([findTelegram(store, id, at), early])
  if (at !== undefined) {
    const passages = await Promise.all(
      [...new Set(telegram.evidence.map((e) => e.passage))].map((name) => store.getPassage(name)),
    )
    const digest = await digestOf(ENGINE, JSON.stringify(telegram))
    return { telegram, related: new Map(), steps: [], left: [], passages: byId(passages), digest }
  }
  const names = namedBy(telegram)
  const [others, passages] = await readNamed(store, names)
  const related = byId(others)
  const known = byId(passages)
  const versions: string[] = []
  const { steps, left } = within(await stepsOf(store, telegram, known, versions))
  named.set(id, { ...names, versions })
  const digest = await digestOf(ENGINE, JSON.stringify([telegram, [...related], steps, left]))
  return { telegram, related, steps, left, passages: known, digest }
}

const byId = <T extends { readonly id: string }>(found: readonly (T | null)[]): Map<string, T> =>
  new Map(found.flatMap((thing) => (thing === null ? [] : [[thing.id, thing] as const])))

/** From the texts that hold evidence to the current ones that do not, nearest first. */
async function stepsOf(
  store: Store,
  telegram: LocalizedTelegram,
  passages: ReadonlyMap<string, Passage>,
  /** Takes the versions whose records are read. */
  looked: string[],
): Promise<Step[]> {
  const holders = new Map(telegram.evidence.map((evidence) => [evidence.version, evidence]))
  const steps: Step[] = []
  for (const { id, witnesses } of passages.values()) {
    const here = [...holders.values()].filter(({ passage }) => passage === id)
    const wanted = witnesses.flatMap(({ siglum, current }) =>
      current === null || holders.has(current.version) ? [] : [{ passage: id, siglum, ...current }],
    )
    if (here.length > 0) {
      // An older state of the same witness is the nearest text there is.
      for (const to of wanted) {
        const nearest = here.findLast(({ siglum }) => siglum === to.siglum) ?? here[0]!
        steps.push({ from: nearest.version, to, cut: null })
      }
    } else {
      looked.push(...wanted.map(({ version }) => version))
      steps.push(...(await cutSteps(store, wanted, holders)))
    }
  }
  return steps
}

/** A passage that was cut from a text with evidence: first the witnesses that were cut, then the others beside them. */
async function cutSteps(
  store: Store,
  wanted: readonly Step['to'][],
  holders: ReadonlyMap<string, Evidence>,
): Promise<Step[]> {
  const versions = await store.getVersions(wanted.map(({ version }) => version))
  const cuts = versions.flatMap((version, k): Step[] => {
    const source = version?.derivedFrom
    if (!source || !holders.has(source.version)) return []
    return [{ from: source.version, to: wanted[k]!, cut: [source.start, source.end] }]
  })
  const [first] = cuts
  if (first === undefined) return []
  const done = new Set(cuts.map(({ to }) => to.version))
  const others = wanted.filter(({ version }) => !done.has(version))
  return [...cuts, ...others.map((to): Step => ({ from: first.to.version, to, cut: null }))]
}

function within(steps: readonly Step[]): { steps: readonly Step[]; left: readonly string[] } {
  let room: number = LIMITS.comparedTotal.value
  const kept: Step[] = []
  const left: string[] = []
  for (const step of steps) {
    room -= step.to.length
    if (kept.length < LIMITS.carriedWitnesses.value && room >= 0) kept.push(step)
    else left.push(step.to.version)
  }
  return { steps: kept, left }
}

/** The reading with its texts: evidence in every current text, what is gone from them, and what does not fit together. */
export interface FullReading {
  /** With the carried evidence behind the recorded. */
  readonly telegram: LocalizedTelegram
  readonly gone: readonly Gone[]
  readonly left: readonly string[]
  readonly contradictions: readonly Contradiction[]
  readonly sources: ReadonlyMap<string, EvidenceSource>
}

/** One bulk get. An alignment a step, within `LIMITS.carriedWitnesses` and `LIMITS.comparedTotal`. */
export async function readInFull(store: Store, reading: TelegramReading): Promise<FullReading> {
  const { telegram, related, steps, left, passages } = reading
  const tensions = telegram.tensions.flatMap((tension) => tension.evidence)
  const holders = [...telegram.evidence, ...tensions].map(({ version }) => version)
  const ids = [...new Set([...holders, ...steps.map(({ to }) => to.version)])]
  const sources = new Map<string, EvidenceSource>()
  for (const read of await store.readVersions(ids)) {
    if (read === null) continue
    const { version, passage: name, siglum, created } = read.version
    const passage = passages.get(name)
    const witness = passage?.witnesses.find((one) => one.siglum === siglum)
    sources.set(version, {
      text: textOf(read.text),
      language: witness?.language ?? passage?.language ?? null,
      created,
    })
  }
  const found: (Evidence | CarriedEvidence)[] = [...telegram.evidence]
  const gone: Gone[] = []
  for (const step of steps) {
    const [base, target] = [sources.get(step.from), sources.get(step.to.version)]
    if (base === undefined || target === undefined) continue
    const carried = carriedBy(
      step,
      found.filter(({ version }) => version === step.from),
      base.text,
      target.text,
    )
    found.push(...carried.found)
    gone.push(...carried.gone)
  }
  return {
    telegram: { ...telegram, evidence: found },
    gone,
    left,
    contradictions: contradictionsInBoth(telegram, related),
    sources,
  }
}

function carriedBy({ to, cut }: Step, evidence: readonly (Evidence | CarriedEvidence)[], base: Text, target: Text) {
  const [from, until] = cut ?? [0, base.length]
  const carry = carrier(cut === null ? base : textOf(slice(base, from, until)), target)
  const { version, passage, siglum } = to
  const found: CarriedEvidence[] = []
  const gone: Gone[] = []
  for (const one of evidence) {
    // Words outside of what was cut are not gone: they were never meant to be there.
    if (one.start < from || one.end > until) continue
    const { kind, role } = one
    const place = carry(one.start - from, one.end - from)
    const origin = 'basis' in one ? one.from : { version: one.version, start: one.start, end: one.end }
    if (place === null) {
      gone.push({ version, passage, siglum, kind, role, text: one.text, from: origin })
      continue
    }
    const { start, end } = place
    // What was carried twice is as sure as the weaker of the two.
    const similarity = 'basis' in one ? Math.min(one.similarity, place.similarity) : place.similarity
    const certainty = certaintyOf({ ...place, similarity })
    const text = slice(target, start, end)
    found.push({
      version,
      passage,
      siglum,
      start,
      end,
      kind,
      role,
      text,
      basis: 'computed',
      certainty,
      similarity,
      from: origin,
    })
  }
  return { found, gone }
}

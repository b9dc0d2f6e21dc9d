/**
 * Pairs of writers at two places who take the same name at the same time, each out of the other's sight: a passage, a siglum, a telegram,
 * the list of names. In the end one of each pair must have it, the same one at every place, and no reader may get the text of the other.
 */
import type { Telegram } from '../../src/provenance/telegram.ts'
import { kvStore } from '../../src/store/kv-store.ts'
import type { Entry } from '../../src/store/log/entry.ts'
import type { ListPage, Passage, Store } from '../../src/store/store.ts'
import type { AuditEntry } from '../../src/store/upkeep/audit.ts'
import { verify } from '../../src/store/upkeep/verify.ts'
import { coordinatorInMemory } from './coordinator.ts'
import { type Place, randomOf, type Severity, weather } from './weather.ts'

export interface Rivalry {
  /** Pairs of each kind. */
  readonly pairs: number
  /** Of both rivals, how many were answered that they have the name. */
  readonly told: number
  /** Of those, how many were answered that it is provisional. */
  readonly provisional: number
  /** Readings in which the text of one was read under the title or label of the other. */
  readonly foreign: readonly string[]
  /** Names that two places give to different ones, or to none. */
  readonly undecided: readonly string[]
  /** Losers that the audit does not list as superseded. */
  readonly unlisted: readonly string[]
  readonly faults: readonly string[]
}

const MINUTE = 60_000
type Side = 'one' | 'two'
const SIDES: readonly Side[] = ['one', 'two']

const telegramOf = (id: string, side: Side): Telegram => ({
  id,
  title: { zh: side, en: side },
  type: 'telegram',
  status: 'sent',
  passage: null,
  statements: [],
  evidence: [],
  relations: [],
  tensions: [],
})

/** @param pairs of each kind; the two of a pair write up to 50 seconds apart */
export async function rivals(
  kv: KVNamespace,
  {
    pairs,
    seed,
    severity,
    coordinated = false,
  }: { pairs: number; seed: number; severity: Severity; coordinated?: boolean },
): Promise<Rivalry> {
  const storm = weather(kv, seed, severity, Date.parse('2026-01-02T03:04:05Z'))
  const random = randomOf(seed + 7)
  const coordinate = coordinated ? coordinatorInMemory(storm.now) : null
  const work: Promise<unknown>[] = []
  const at = (place: Place, once = false): Store => {
    return kvStore(place.request(), place.now, (later) => work.push(later.catch(() => undefined)), undefined, {
      coordinate,
      once,
    })
  }
  const places: Readonly<Record<Side, Place>> = { one: storm.place(), two: storm.place() }
  /** Who was answered that they have a name: once, however often they had to ask. */
  const told = new Set<string>()
  const provisional = new Set<string>()
  const count = (who: string, answer: { readonly provisional?: true } | null): void => {
    if (answer === null) return
    told.add(who)
    if (answer.provisional) provisional.add(who)
  }

  async function insist<T>(act: () => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries++) {
      try {
        return await act()
      } catch (error) {
        if (tries > 60) throw error
        storm.pass(500 + random() * 2_000)
      }
    }
  }

  // A passage that is settled, in which sigla and names are fought over.
  const settledIds = ['shared', ...Array.from({ length: pairs }, (_, n) => `n${n}`)]
  for (const id of settledIds)
    await insist(() => at(places.one).createPassage({ id, title: id, language: 'zh', description: null }))
  storm.pass(30 * MINUTE)
  for (const id of settledIds) for (const side of SIDES) await insist(() => at(places[side]).getPassage(id))

  for (let n = 0; n < pairs; n++) {
    for (const side of random() < 0.5 ? SIDES : [...SIDES].reverse()) {
      const store = () => at(places[side])
      await insist(async () => {
        const text = `${side} 的文本 ${n}`
        const witness = { siglum: 'A', label: side, language: null, source: null }
        const passage = { id: `p${n}`, title: side, language: 'zh', description: null }
        const made = await store().createPassageWith(passage, [{ witness, version: { text } }])
        count(`p${n} ${side}`, made === 'conflict' ? null : made.value)
      })
      await insist(async () => {
        const siglum = `S${n}`
        const added = await store().addWitness('shared', { siglum, label: side, language: null, source: null })
        if (added === null || added === 'conflict') return
        count(`${siglum} ${side}`, added.value.witnesses.find((one) => one.siglum === siglum)!)
        // The place may know the other's by now, even since the answer: then this is no witness of theirs any more.
        const request = at(places[side], true)
        const seen = (await request.getPassage('shared'))?.witnesses.find((one) => one.siglum === siglum)
        if (seen?.label === side) await request.addVersion('shared', siglum, { text: `${side} 的文本` })
      })
      await insist(async () => {
        const made = await store().createTelegram(telegramOf(`t${n}`, side))
        count(`t${n} ${side}`, made === 'conflict' ? null : made.value)
      })
      await insist(async () => {
        const names = [{ id: side, kind: 'person' as const, forms: [side] }]
        const set = await store().setList('names', `n${n}`, names, null)
        count(`n${n} ${side}`, set === null || 'inForce' in set ? null : set.value)
      })
      storm.pass(random() * 20_000)
    }
    storm.pass(1_000)
  }

  storm.clear()
  storm.pass(30 * MINUTE)
  await Promise.all(work)
  const foreign: string[] = []
  const undecided: string[] = []
  const unlisted: string[] = []
  const readings: string[][] = []
  for (const place of [places.one, places.two, storm.place()]) {
    storm.pass(3 * MINUTE)
    const reading: string[] = []
    for (let n = 0; n < pairs; n++) {
      const passage = await at(place).getPassage(`p${n}`)
      reading.push(`p${n} ${passage?.title ?? 'nobody'}`)
      foreign.push(...(await foreignTexts(at(place), `p${n}`, () => String(passage?.title ?? ''))))
      const telegram = await at(place).getTelegram(`t${n}`)
      reading.push(`t${n} ${telegram?.title.en ?? 'nobody'}`)
      const names = await at(place).namesOf(`n${n}`)
      reading.push(`names of n${n} ${names.names[0]?.id ?? 'nobody'}`)
    }
    const shared = (await at(place).getPassage('shared'))!
    for (const { siglum, label } of shared.witnesses) reading.push(`${siglum} ${label}`)
    foreign.push(...(await foreignTexts(at(place), 'shared', (siglum) => labelOf(shared, siglum))))
    await Promise.all(work)
    readings.push(reading)
  }
  for (const [i, line] of readings[0]!.entries())
    if (readings.some((other) => other[i] !== line) || line.endsWith('nobody')) undecided.push(line)

  // Who was recorded and is not read must be listed as superseded.
  const reader = storm.place()
  for (let n = 0; n < pairs; n++) {
    const items = await audited(() => at(reader), `p${n}`)
    const lost = items.filter(({ kind, superseded }) => kind === 'passage' && superseded).length
    // A claim that was made again after a failure is the same claim.
    const titles = await titlesRecorded(kv, `p${n}`)
    const title = (await at(reader).getPassage(`p${n}`))!.title
    const rivals = titles.filter((one) => one !== title).length
    if (lost !== rivals) unlisted.push(`p${n}: ${rivals} claims of the other, ${lost} superseded`)
  }
  const { faults } = await verify(kv)
  return { pairs, told: told.size, provisional: provisional.size, foreign, undecided, unlisted, faults }
}

/** Page by page: one may be empty before the end. */
async function audited(store: () => Store, id: string): Promise<AuditEntry[]> {
  const items: AuditEntry[] = []
  let cursor: string | null = null
  do {
    const page: ListPage<AuditEntry> = await store().audit({ limit: 100, cursor, of: { thing: 'passage', id } })
    items.push(...page.items)
    cursor = page.cursor
  } while (cursor !== null)
  return items
}

async function titlesRecorded(kv: KVNamespace, id: string): Promise<string[]> {
  const titles: string[] = []
  for (const { name } of (await kv.list({ prefix: `record/passage/${id}/` })).keys) {
    const record = (await kv.get<Entry | Entry[]>(name, 'json'))!
    for (const { kind, value } of [record].flat())
      if (kind === 'passage') titles.push((value as { title: string }).title)
  }
  return titles
}

/** Titles and labels are strings here: the name of a side. */
const labelOf = ({ witnesses }: Passage, siglum: string): string =>
  String(witnesses.find((one) => one.siglum === siglum)?.label ?? '')

/** Texts of a passage's witnesses, current and past, that say they are of another than `owner`. */
async function foreignTexts(store: Store, passage: string, owner: (siglum: string) => string): Promise<string[]> {
  const found = await store.getPassage(passage)
  const foreign: string[] = []
  for (const { siglum } of found?.witnesses ?? []) {
    for (const { version } of await store.listVersions(passage, siglum)) {
      const [read] = await store.readVersions([version])
      if (!read?.text.startsWith(owner(siglum))) foreign.push(`${passage} ${siglum} of ${owner(siglum)}: ${read?.text}`)
    }
  }
  return foreign
}

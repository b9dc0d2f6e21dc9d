import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseCorpus } from '../../../src/store/corpus/corpus.ts'
import { seed } from '../../../src/store/corpus/seed.ts'
import { isDerived } from '../../../src/store/keys.ts'
import { kvStore } from '../../../src/store/kv-store.ts'

const contents = import.meta.glob<string>('../../../kv-seed/**/*.{json,txt}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const files = new Map(Object.entries(contents).map(([path, text]) => [path.replace('../../../kv-seed/', ''), text]))
const corpus = parseCorpus(files)

const SECONDS = 30_000
const store = kvStore(env.STORE, Date.now)
const seedAgain = (what = corpus) =>
  seed(what, (seeding) => kvStore(env.STORE, Date.now, undefined, undefined, { seeding }))

/** All that is stored but the summaries, which say when they were made. */
async function everything(): Promise<Record<string, string | null>> {
  const { keys, list_complete } = await env.STORE.list()
  expect(list_complete).toBe(true)
  const names = keys.map(({ name }) => name).filter((name) => !isDerived(name))
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await env.STORE.get(name)])))
}

describe('before', () => {
  test('of a corpus with one wrong span stores nothing', async () => {
    const path = 'telegrams/t27.json'
    const wrong = new Map(files).set(path, files.get(path)!.replace('"start": 4881', '"start": 4880'))
    const work = async () => seedAgain(parseCorpus(wrong))
    await expect(work()).rejects.toThrow(
      'kv-seed/telegrams/t27.json: t27, evidence 2, account A [4880, 4908): expected "鉴于',
    )
    expect(await everything()).toEqual({})
  })
})

// One story: each test finds what the ones before have left.
describe('seeding', () => {
  beforeAll(async () => {
    expect(await store.check()).toEqual({ seeded: false, complete: true })
    expect((await seedAgain()).created).toBeGreaterThan(60)
  }, SECONDS)

  test('twice is seeding once', async () => {
    expect(await store.check()).toEqual({ seeded: true, complete: true })
    const before = await everything()
    expect(await seedAgain()).toEqual({ created: 0, kept: [] })
    expect(await everything()).toEqual(before)
  })

  test('gives what the files say, to the last code point', async () => {
    for (const { id, witnesses } of corpus.passages) {
      const passage = (await store.getPassage(id))!
      const read = await store.readVersions(passage.witnesses.map((witness) => witness.current!.version))
      expect(read.map((one) => one!.text)).toEqual(witnesses.map(({ text }) => text))
      expect(read.map((one) => one!.version.created)).toEqual(witnesses.map(({ created }) => created))
    }
  })

  test('derived texts name the exact version and span that they were cut from', async () => {
    for (const { id, witnesses } of corpus.passages) {
      for (const { siglum, text, from } of witnesses) {
        const [version] = await store.listVersions(id, siglum)
        if (from === null) {
          expect(version!.derivedFrom).toBe(null)
          continue
        }
        const [origin] = await store.readVersions([version!.derivedFrom!.version])
        expect(origin!.version.passage).toBe(from.passage)
        const { start, end } = version!.derivedFrom!
        expect([...origin!.text].slice(start, end).join('')).toBe(text)
      }
    }
  })

  test('evidence of a telegram names stored versions, and its text is what the span cuts', async () => {
    const { items } = await store.listTelegrams({ limit: 100 })
    expect(items).toHaveLength(27)
    const { witnesses } = (await store.getPassage('account'))!
    const read = await store.readVersions(witnesses.map((witness) => witness.current!.version))
    const texts = new Map(read.map((one) => [one!.version.version, { ...one!.version, points: [...one!.text] }]))
    for (const { evidence, statements, tensions } of items) {
      const all = [evidence, ...statements.map((each) => each.evidence ?? []), ...tensions.map((each) => each.evidence)]
      for (const { version, passage, siglum, start, end, text } of all.flat()) {
        const found = texts.get(version)!
        expect([found.passage, found.siglum]).toEqual([passage, siglum])
        expect(found.points.slice(start, end).join('')).toBe(text)
      }
    }
    expect(items.find(({ id }) => id === 't17')!.tensions.map(({ id }) => id)).toEqual([
      'tension-02',
      'tension-15',
      'tension-17',
    ])
  })

  test('decisions of an editor are in force, dated by the corpus, and correctable', async () => {
    const { passage, created, decisions } = corpus.decisions.find(({ passage }) => passage === 't17')!
    const inForce = async () => (await store.decisionsInForce(passage)).decisions
    const all = await inForce()
    expect(all.map(({ type, value, reason }) => ({ type, value, reason }))).toEqual(
      expect.arrayContaining(decisions.map(({ type, value, reason }) => ({ type, value, reason }))),
    )
    expect(all).toHaveLength(decisions.length)
    expect(new Set(all.map((decision) => decision.created))).toEqual(new Set([created]))

    // Withdrawn by an editor, it stays withdrawn; another statement in its place does not count as one of the corpus.
    const { decision, type, target, value, scope, reason, responsible } = all.find((one) => one.type === 'note')!
    await store.withdrawDecision(passage, decision, { reason: 'not so', responsible: 'a reader' })
    const mine = { type, target, value: { ...value, text: 'mine' }, scope, reason, responsible } as (typeof all)[number]
    await store.addDecisions(passage, [mine])
    expect(await seedAgain()).toEqual({ created: 0, kept: [] })
    expect((await inForce()).map((one) => one.decision)).not.toContain(decision)

    // Corrected in its file, the one that it replaces is withdrawn.
    const [first, ...rest] = decisions
    const corrected = { ...first!, reason: 'Looked at again.' }
    const files = corpus.decisions.map((one) =>
      one.passage === passage ? { ...one, decisions: [corrected, ...rest] } : one,
    )
    expect((await seedAgain({ ...corpus, decisions: files })).created).toBe(1)
    const reasons = (await inForce()).map((one) => `${one.type} ${one.reason}`)
    expect(reasons).toContain(`${corrected.type} Looked at again.`)
    expect(
      (await inForce()).filter((one) => one.type === 'note').some((one) => JSON.stringify(one.value).includes('mine')),
    ).toBe(true)
    expect(await inForce()).toHaveLength(decisions.length)
    expect(
      (await store.decisionsOf(passage))
        .filter((one) => one.withdrawn)
        .map((one) => one.withdrawn!.reason)
        .sort(),
    ).toEqual(['Corrected in the corpus.', 'not so'])
  })

  test('leaves alone what people stored', async () => {
    const names = [{ id: 'mao', kind: 'person' as const, forms: ['毛泽东', '毛主席'] }]
    const { id } = await store.listInForce('names', 't17')
    await store.setList('names', 't17', names, id)
    await store.addWitness('t17', { siglum: 'D', label: 'mine', language: null, source: null })
    const mine = (await store.addVersion('t17', 'D', { text: '我的本子' }))!.value
    const next = (await store.addVersion('t17', 'A', { text: '改过的' }))!.value

    expect(await seedAgain()).toEqual({ created: 0, kept: [] })
    const current = (await store.getPassage('t17'))!.witnesses.map((witness) => witness.current!.version)
    expect(current[0]).toBe(next.version)
    expect(current[3]).toBe(mine.version)
    expect((await store.namesOf('t17')).names).toEqual(names)
  })

  test('takes in a correction: a telegram is replaced, a text becomes a version, a title is reported as kept', async () => {
    const [first, ...rest] = corpus.telegrams
    const corrected = {
      ...corpus,
      // What a file of decisions points at was replaced by the test before.
      decisions: [],
      edition: '2026-12-01T00:00:00.000Z',
      telegrams: [{ ...first!, status: 'adopted' }, ...rest],
      passages: corpus.passages.map((passage) =>
        passage.id !== 'source'
          ? passage
          : {
              ...passage,
              title: 'Another title',
              witnesses: passage.witnesses.map((witness) => ({
                ...witness,
                text: `${witness.text}题`,
                created: '2026-12-01T00:00:00.000Z',
              })),
            },
      ),
    }
    const { kept } = await seedAgain(corrected)
    expect(kept).toEqual(['source'])
    expect((await store.getTelegram('t01'))!.status).toBe('adopted')
    expect(await store.listVersions('source', 'S')).toHaveLength(2)
    expect((await store.getPassage('source'))!.witnesses[0]!.current!.length).toBe(9851)
    // What was cut from the earlier version still names it.
    const [a] = await store.listVersions('account', 'A')
    expect(a!.derivedFrom!.version).toBe((await store.listVersions('source', 'S'))[0]!.version)
  })
})

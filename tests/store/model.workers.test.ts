/**
 * The store against the simplest thing that could do the same: maps in memory. Any order of writing, reading, waiting, losing
 * every summary and dying half-way must leave both saying the same.
 */
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kvStore } from '../../src/store/kv-store.ts'
import type { Store } from '../../src/store/store.ts'
import { repair } from '../../src/store/upkeep/repair.ts'
import { verify } from '../../src/store/upkeep/verify.ts'
import { dyingAfter } from './faults.ts'

const HOUR = 3_600_000

interface Model {
  /** Passages by id: their titles, and the texts of their witnesses, oldest first. */
  readonly passages: Map<string, { title: string; witnesses: Map<string, string[]>; names: string[] }>
}

interface Real {
  time: number
  store: Store
}

type Command = fc.AsyncCommand<Model, Real>

const ids = fc.constantFrom('p', 'q', 'r.1')
const sigla = fc.constantFrom('A', 'β')
const texts = fc.constantFrom('文', '文本', '\ufeff文', '𠀀', 'e\u0301')

class CreatePassage implements Command {
  readonly id: string
  readonly title: string
  constructor(id: string, title: string) {
    this.id = id
    this.title = title
  }
  check = () => true
  async run({ passages }: Model, { store }: Real) {
    const known = passages.get(this.id)
    const made = await store.createPassage({ id: this.id, title: this.title, language: 'zh', description: null })
    if (known === undefined) {
      expect(made).toMatchObject({ created: true })
      passages.set(this.id, { title: this.title, witnesses: new Map(), names: [] })
    } else if (known.title === this.title) expect(made).toMatchObject({ created: false })
    else expect(made).toBe('conflict')
  }
  toString = () => `createPassage ${this.id} ${this.title}`
}

class AddWitness implements Command {
  readonly id: string
  readonly siglum: string
  constructor(id: string, siglum: string) {
    this.id = id
    this.siglum = siglum
  }
  check = () => true
  async run({ passages }: Model, { store }: Real) {
    const passage = passages.get(this.id)
    const added = await store.addWitness(this.id, { siglum: this.siglum, label: 'w', language: null, source: null })
    if (passage === undefined) return expect(added).toBe(null)
    expect(added).toMatchObject({ created: !passage.witnesses.has(this.siglum) })
    if (!passage.witnesses.has(this.siglum)) passage.witnesses.set(this.siglum, [])
  }
  toString = () => `addWitness ${this.id} ${this.siglum}`
}

class AddVersion implements Command {
  readonly id: string
  readonly siglum: string
  readonly text: string
  /** Operations of KV after which a first try dies; null: it does not. */
  readonly death: number | null
  constructor(id: string, siglum: string, text: string, death: number | null) {
    this.id = id
    this.siglum = siglum
    this.text = text
    this.death = death
  }
  check = () => true
  async run({ passages }: Model, real: Real) {
    const history = passages.get(this.id)?.witnesses.get(this.siglum)
    if (this.death !== null) {
      const mortal = kvStore(dyingAfter(env.STORE, this.death), () => real.time)
      const survived = await mortal.addVersion(this.id, this.siglum, { text: this.text }).catch(() => undefined)
      // A writer without an answer tries again: then the thing is there once, however far the first try came.
      if (survived === undefined && history !== undefined && !history.includes(this.text)) {
        expect(await real.store.addVersion(this.id, this.siglum, { text: this.text })).not.toBe(null)
        history.push(this.text)
        return
      }
      if (survived) {
        if (!history!.includes(this.text)) history!.push(this.text)
        return
      }
    }
    const added = await real.store.addVersion(this.id, this.siglum, { text: this.text })
    if (history === undefined) return expect(added).toBe(null)
    expect(added).toMatchObject({ created: !history.includes(this.text) })
    if (!history.includes(this.text)) history.push(this.text)
  }
  toString = () => `addVersion ${this.id} ${this.siglum} ${JSON.stringify(this.text)} ${this.death ?? ''}`
}

class SetNames implements Command {
  readonly id: string
  readonly forms: string[]
  constructor(id: string, forms: string[]) {
    this.id = id
    this.forms = forms
  }
  check = () => true
  async run({ passages }: Model, { store }: Real) {
    const passage = passages.get(this.id)
    const { id } = await store.listInForce('names', this.id)
    const set = await store.setList('names', this.id, [{ id: 'n', kind: 'person', forms: this.forms }], id)
    if (passage === undefined) return expect(set).toBe(null)
    expect(set && 'created' in set && set.created).toBe(passage.names.join() !== this.forms.join())
    passage.names = this.forms
  }
  toString = () => `setList ${this.id} ${this.forms}`
}

class LoseSummaries implements Command {
  check = () => true
  async run() {
    for (const prefix of ['head/', 'history/', 'index/'])
      for (const { name } of (await env.STORE.list({ prefix })).keys) await env.STORE.delete(name)
  }
  toString = () => 'loseSummaries'
}

class Wait implements Command {
  readonly hours: number
  constructor(hours: number) {
    this.hours = hours
  }
  check = () => true
  async run(_: Model, real: Real) {
    real.time += this.hours * HOUR
  }
  toString = () => `wait ${this.hours} h`
}

class ReadAll implements Command {
  check = () => true
  async run({ passages }: Model, { store }: Real) {
    const { items } = await store.listPassages({ limit: 1000 })
    expect(items.map(({ id }) => id)).toEqual([...passages.keys()].sort())
    for (const { id, title, witnesses } of items) {
      const model = passages.get(id)!
      expect(title).toBe(model.title)
      expect(witnesses.map(({ siglum }) => siglum)).toEqual([...model.witnesses.keys()].sort())
      expect((await store.namesOf(id)).names.flatMap(({ forms }) => forms)).toEqual(model.names)
      for (const [siglum, history] of model.witnesses) {
        const versions = await store.listVersions(id, siglum)
        const read = await store.readVersions(versions.map(({ version }) => version))
        expect(read.map((one) => one?.text)).toEqual(history)
        expect(read.map((one) => one?.version)).toEqual(versions)
      }
    }
  }
  toString = () => 'readAll'
}

const commands = fc.commands(
  [
    fc.tuple(ids, fc.constantFrom('one', 'two')).map((of) => new CreatePassage(...of)),
    fc.tuple(ids, sigla).map((of) => new AddWitness(...of)),
    fc.tuple(ids, sigla, texts, fc.option(fc.nat(12))).map((of) => new AddVersion(...of)),
    fc.tuple(ids, fc.subarray(['斯大林', '史达林'], { minLength: 1 })).map((of) => new SetNames(...of)),
    fc.constant(new LoseSummaries()),
    fc.nat(12).map((hours) => new Wait(hours)),
    fc.constant(new ReadAll()),
  ],
  { maxCommands: 30 },
)

test('after any operations the store answers what maps in memory answer', async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (commands) => {
      for (const { name } of (await env.STORE.list()).keys) await env.STORE.delete(name)
      const real: Real = { time: Date.parse('2026-01-02T03:04:05Z'), store: kvStore(env.STORE, () => real.time) }
      const model: Model = { passages: new Map() }
      await fc.asyncModelRun(() => ({ model, real }), commands)
      await new ReadAll().run(model, real)
      expect((await verify(env.STORE)).faults.filter((fault) => !/^(head|history|index)\//.test(fault))).toEqual([])
      await repair(env.STORE, () => real.time)
      expect((await verify(env.STORE)).faults).toEqual([])
      await new ReadAll().run(model, real)
    }),
    { numRuns: 40, interruptAfterTimeLimit: 40_000 },
  )
}, 60_000)

/**
 * Reads the corpus of a new installation (`kv-seed/`) and checks it: every file has its shape, every text is resolved, every span cuts
 * from its text exactly the words written beside it, and every reference resolves. Pure: from the contents of files to a value, or a
 * `CorpusError` that names the fault.
 */

import * as v from 'valibot'
import { INVERSE, RELATION_TYPES } from '../../provenance/telegram.ts'
import { slice, type Text, textOf } from '../../text/codepoints.ts'
import type { NameEntry } from '../../text/equivalence.ts'
import type { Lacuna } from '../../text/lacunae.ts'
import type { Localized } from '../../text/localized.ts'
import type { PassageRecord, WitnessRecord } from '../store.ts'
import { type CorpusDecisions, decisionsFile, toCorpusDecisions } from './decisions.ts'
import {
  bilingualText as bilingual,
  filledText as filled,
  slug as id,
  localizedText as localized,
  fileOffset as offset,
} from './shapes.ts'

/** What is wrong in which file of the corpus. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError'

  constructor(file: string, fault: string) {
    super(`kv-seed/${file}: ${fault}`)
  }
}

const reading = v.strictObject({
  start: offset,
  end: offset,
  /** What the base has at [start, end); empty where the reading is added. */
  base: v.string(),
  reading: v.string(),
  note: v.optional(filled),
})

/** Where a text is lost or breaks off: code points into the witness. */
const lacuna = v.strictObject({
  start: offset,
  end: offset,
  reason: v.optional(filled),
  extent: v.optional(filled),
})

/** Where a witness's text comes from: a file, a span of another witness, or a base with readings put in. */
const origin = v.variant('is', [
  v.strictObject({ is: v.literal('file'), path: filled }),
  v.strictObject({
    is: v.literal('span'),
    passage: id,
    siglum: filled,
    start: offset,
    end: offset,
    begins: filled,
    ends: filled,
  }),
  v.strictObject({ is: v.literal('reconstruction'), base: filled, readings: v.array(reading) }),
])

const passageFile = v.strictObject({
  id,
  title: localized,
  language: filled,
  description: v.nullable(localized),
  witnesses: v.array(
    v.strictObject({
      siglum: filled,
      label: localized,
      language: v.nullable(filled),
      source: v.nullable(localized),
      version: v.strictObject({
        created: v.pipe(v.string(), v.isoTimestamp()),
        responsible: v.nullable(filled),
        note: v.nullable(localized),
        lacunae: v.optional(v.array(lacuna), []),
        text: origin,
      }),
    }),
  ),
})

const evidence = v.strictObject({
  passage: id,
  in: v.pipe(v.array(filled), v.minLength(1)),
  start: offset,
  end: offset,
  kind: v.picklist(['quote', 'paraphrase', 'mention']),
  role: v.picklist(['content', 'date', 'existence', 'status', 'received', 'via', 'comparison']),
  /** The exact words that the span cuts, for readers of the file. */
  quote: filled,
})

const certainty = v.picklist(['high', 'medium', 'low', 'unknown'])
const basis = v.picklist(['stated', 'inferred', 'external-document', 'external-scholarship', 'computed', 'editorial'])

const telegramFile = v.strictObject({
  id,
  title: bilingual,
  type: filled,
  status: filled,
  passage: v.nullable(id),
  statements: v.array(
    v.strictObject({
      id: filled,
      property: id,
      value: localized,
      basis,
      source: localized,
      certainty,
      responsible: filled,
      evidence: v.optional(v.array(evidence)),
    }),
  ),
  evidence: v.array(evidence),
  relations: v.array(
    v.strictObject({ type: v.picklist(RELATION_TYPES), telegram: id, basis, source: filled, certainty }),
  ),
})

const tensionsFile = v.array(
  v.strictObject({
    id,
    title: bilingual,
    text: bilingual,
    telegrams: v.array(id),
    evidence: v.array(evidence),
  }),
)

const corpusFile = v.strictObject({
  edition: v.pipe(v.string(), v.isoTimestamp()),
  rights: bilingual,
})

const namesFile = v.array(
  v.strictObject({
    id,
    kind: v.picklist(['person', 'pseudonym', 'place']),
    forms: v.pipe(v.array(filled), v.minLength(1)),
  }),
)

type PassageFile = v.InferOutput<typeof passageFile>
type WitnessFile = PassageFile['witnesses'][number]
export type CorpusEvidence = v.InferOutput<typeof evidence>
export type CorpusTelegram = v.InferOutput<typeof telegramFile>
export type CorpusTension = v.InferOutput<typeof tensionsFile>[number]

export interface CorpusWitness extends WitnessRecord {
  readonly text: string
  readonly created: string
  readonly responsible: string | null
  readonly note: Localized | null
  readonly lacunae: readonly Lacuna[]
  /** The span of another witness of the corpus that the text was cut from. */
  readonly from: {
    readonly passage: string
    readonly siglum: string
    readonly start: number
    readonly end: number
  } | null
}

export interface CorpusPassage extends PassageRecord {
  readonly witnesses: readonly CorpusWitness[]
}

export interface Corpus {
  /** When the telegrams were last corrected: what is recorded later counts. RFC 3339. */
  readonly edition: string
  /** In such an order that a text comes after what it was cut from. */
  readonly passages: readonly CorpusPassage[]
  /** The authority list of every passage of the corpus. */
  readonly names: readonly NameEntry[]
  readonly telegrams: readonly CorpusTelegram[]
  readonly tensions: readonly CorpusTension[]
  /** At most one file for each passage. */
  readonly decisions: readonly CorpusDecisions[]
}

/**
 * @param files the contents of `kv-seed/`, by path within it: `passages/t17.json`, `texts/account.txt`
 * @throws CorpusError naming file, place, what was expected and what was found
 */
export function parseCorpus(files: ReadonlyMap<string, string>): Corpus {
  const { edition } = parseFile(files, 'corpus.json', corpusFile)
  const passageFiles = parseFolder(files, 'passages', passageFile)
  const telegrams = parseFolder(files, 'telegrams', telegramFile)
  const tensions = parseFile(files, 'tensions.json', tensionsFile)
  const names = parseFile(files, 'names.json', namesFile)

  const texts = new Texts(files, passageFiles)
  const passages = inOrder(passageFiles).map((passage) => toPassage(passage, texts))

  const known = new Set(telegrams.map((telegram) => telegram.id))
  for (const telegram of telegrams) checkTelegram(telegram, telegrams, texts)
  for (const tension of tensions) {
    for (const name of tension.telegrams) {
      if (!known.has(name))
        throw new CorpusError('tensions.json', `${tension.id} speaks of an unknown telegram ${name}`)
    }
    checkEvidence('tensions.json', tension.id, tension.evidence, texts)
  }
  const decisions = parseFolder(files, 'decisions', decisionsFile).map((file) =>
    toCorpusDecisions(file, (siglum, words) => checkWords(`decisions/${file.id}.json`, file.id, siglum, words, texts)),
  )
  return { edition, passages, names, telegrams, tensions, decisions }
}

function parseFile<T>(files: ReadonlyMap<string, string>, path: string, shape: v.GenericSchema<unknown, T>): T {
  const content = files.get(path)
  if (content === undefined) throw new CorpusError(path, 'the file is missing')
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch (error) {
    throw new CorpusError(path, `no JSON: ${(error as Error).message}`)
  }
  const result = v.safeParse(shape, json)
  if (result.success) return result.output
  const [issue] = result.issues
  throw new CorpusError(path, `at ${v.getDotPath(issue) ?? 'the top'}: ${issue.message}`)
}

/** All files of a folder, by name; each is named after the id that it gives. */
function parseFolder<T extends { id: string }>(
  files: ReadonlyMap<string, string>,
  folder: string,
  shape: v.GenericSchema<unknown, T>,
): T[] {
  const paths = [...files.keys()].filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.json')).sort()
  return paths.map((path) => {
    const value = parseFile(files, path, shape)
    if (path !== `${folder}/${value.id}.json`) throw new CorpusError(path, `the file gives the id ${value.id}`)
    return value
  })
}

/** The texts of all witnesses of the corpus, each made once, when it is first asked for. */
class Texts {
  readonly #files: ReadonlyMap<string, string>
  readonly #witnesses = new Map<string, { file: string; witness: WitnessFile; passage: string }>()
  readonly #made = new Map<string, Text | 'in the making'>()

  constructor(files: ReadonlyMap<string, string>, passages: readonly PassageFile[]) {
    this.#files = files
    for (const passage of passages) {
      const file = `passages/${passage.id}.json`
      for (const witness of passage.witnesses) {
        const key = `${passage.id} ${witness.siglum}`
        if (this.#witnesses.has(key)) throw new CorpusError(file, `witness ${witness.siglum} is given twice`)
        this.#witnesses.set(key, { file, witness, passage: passage.id })
      }
    }
  }

  /** @param asking the file that refers to the witness */
  of(passage: string, siglum: string, asking: string): Text {
    const key = `${passage} ${siglum}`
    const made = this.#made.get(key)
    if (made === 'in the making') throw new CorpusError(asking, `the text of ${key} is made from itself`)
    if (made !== undefined) return made
    const found = this.#witnesses.get(key)
    if (found === undefined) throw new CorpusError(asking, `there is no witness ${siglum} of passage ${passage}`)
    this.#made.set(key, 'in the making')
    const text = textOf(this.#make(found.witness.version.text, found.passage, found.file))
    this.#made.set(key, text)
    return text
  }

  #make(origin: WitnessFile['version']['text'], passage: string, file: string): string {
    if (origin.is === 'file') {
      const text = this.#files.get(origin.path)
      if (text === undefined) throw new CorpusError(file, `there is no text ${origin.path}`)
      return text
    }
    if (origin.is === 'span') {
      const source = this.of(origin.passage, origin.siglum, file)
      const { start, end, begins, ends } = origin
      if (end > source.length || start >= end)
        throw new CorpusError(file, `[${start}, ${end}) is not a span of the source`)
      const text = slice(source, start, end)
      if (!text.startsWith(begins))
        throw new CorpusError(file, found(`the text at ${start}`, begins, text.slice(0, 40)))
      if (!text.endsWith(ends)) throw new CorpusError(file, found(`the text before ${end}`, ends, text.slice(-40)))
      return text
    }
    return reconstruct(this.of(passage, origin.base, file), origin.readings, file)
  }
}

/** The base's text with the readings of an apparatus in place of its own. */
function reconstruct(base: Text, readings: readonly v.InferOutput<typeof reading>[], file: string): string {
  let text = ''
  let at = 0
  for (const { start, end, base: lemma, reading } of readings) {
    if (start < at || end < start) throw new CorpusError(file, `the reading at [${start}, ${end}) is out of order`)
    const cut = slice(base, start, end)
    if (cut !== lemma) throw new CorpusError(file, found(`the reading at [${start}, ${end})`, lemma, cut))
    text += slice(base, at, start) + reading
    at = end
  }
  return text + slice(base, at, base.length)
}

/** Passages whose texts are cut from others come after those. */
function inOrder(passages: readonly PassageFile[]): PassageFile[] {
  const ordered: PassageFile[] = []
  const visit = (passage: PassageFile): void => {
    if (ordered.includes(passage)) return
    for (const { version } of passage.witnesses) {
      const { text } = version
      const source = text.is === 'span' ? passages.find(({ id }) => id === text.passage) : undefined
      if (source !== undefined && source !== passage) visit(source)
    }
    ordered.push(passage)
  }
  passages.forEach(visit)
  return ordered
}

function toPassage({ id, title, language, description, witnesses }: PassageFile, texts: Texts): CorpusPassage {
  return {
    id,
    title,
    language,
    description,
    witnesses: witnesses.map(({ siglum, label, language, source, version }) => {
      const { created, responsible, note, lacunae, text: origin } = version
      const file = `passages/${id}.json`
      const text = texts.of(id, siglum, file)
      for (const { start, end } of lacunae)
        if (start > end || end > text.length)
          throw new CorpusError(
            file,
            `the lacuna [${start}, ${end}) is not a span of ${siglum}, which has ${text.length}`,
          )
      const from =
        origin.is === 'span'
          ? { passage: origin.passage, siglum: origin.siglum, start: origin.start, end: origin.end }
          : null
      return { siglum, label, language, source, text: text.string, created, responsible, note, lacunae, from }
    }),
  }
}

function checkTelegram(telegram: CorpusTelegram, all: readonly CorpusTelegram[], texts: Texts): void {
  const file = `telegrams/${telegram.id}.json`
  checkEvidence(file, telegram.id, telegram.evidence, texts)
  const ids = new Set<string>()
  for (const statement of telegram.statements) {
    if (ids.has(statement.id)) throw new CorpusError(file, `two statements have the id ${statement.id}`)
    ids.add(statement.id)
    checkEvidence(file, statement.id, statement.evidence ?? [], texts)
  }
  for (const { type, telegram: target } of telegram.relations) {
    const other = all.find(({ id }) => id === target)
    if (other === undefined || other === telegram) throw new CorpusError(file, `${type} no other telegram: ${target}`)
    const inverse = INVERSE[type]
    if (inverse === null) continue
    if (!other.relations.some((back) => back.type === inverse && back.telegram === telegram.id)) {
      throw new CorpusError(file, `${telegram.id} ${type} ${target}, but ${target} has no ${inverse} ${telegram.id}`)
    }
  }
}

function checkEvidence(file: string, subject: string, evidence: readonly CorpusEvidence[], texts: Texts): void {
  evidence.forEach(({ passage, in: sigla, start, end, quote }, i) => {
    for (const siglum of sigla) {
      const where = `${subject}, evidence ${i + 1}, `
      if (end === start) throw new CorpusError(file, `${where}${passage} ${siglum} [${start}, ${end}): no span`)
      checkWords(file, passage, siglum, { start, end, words: quote }, texts, where)
    }
  })
}

function checkWords(
  file: string,
  passage: string,
  siglum: string,
  { start, end, words }: { readonly start: number; readonly end: number; readonly words: string },
  texts: Texts,
  subject = '',
): void {
  const where = `${subject}${passage} ${siglum} [${start}, ${end})`
  const text = texts.of(passage, siglum, file)
  if (end < start || end > text.length)
    throw new CorpusError(file, `${where}: no span of a text with the code points 0 to ${text.length}`)
  const cut = slice(text, start, end)
  if (cut !== words) throw new CorpusError(file, found(where, words, cut))
}

const found = (where: string, expected: string, actual: string): string =>
  `${where}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`

/**
 * Reads the corpus of a new installation (`kv-seed/`) and checks it: every file has its shape, every text is resolved, every span cuts
 * from its text exactly the words written beside it, and every reference resolves. Pure: from the contents of files to a value, or a
 * `CorpusError` that names the fault.
 */
import type { NameEntry } from '../../text/equivalence.ts'
import type { Lacuna } from '../../text/lacunae.ts'
import type { Localized } from '../../text/localized.ts'
import type { PassageRecord, WitnessRecord } from '../store.ts'
import { checkEvidence, checkTelegram, checkWords } from './checks.ts'
import { type CorpusDecisions, decisionsFile, toCorpusDecisions } from './decisions.ts'
import {
  type CorpusTelegram,
  type CorpusTension,
  corpusFile,
  namesFile,
  type PassageFile,
  passageFile,
  telegramFile,
  tensionsFile,
} from './file-shapes.ts'
import { CorpusError, parseFile, parseFolder } from './files.ts'
import { CorpusTexts, inOrderOfOrigin } from './texts.ts'

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

  const texts = new CorpusTexts(files, passageFiles)
  const passages = inOrderOfOrigin(passageFiles).map((passage) => toPassage(passage, texts))

  const known = new Set(telegrams.map((telegram) => telegram.id))
  for (const telegram of telegrams) checkTelegram(telegram, telegrams, texts)
  for (const tension of tensions) {
    for (const name of tension.telegrams) {
      if (!known.has(name)) throw new CorpusError('tensions.json', `${tension.id} names an unknown telegram ${name}`)
    }
    checkEvidence('tensions.json', tension.id, tension.evidence, texts)
  }
  const decisions = parseFolder(files, 'decisions', decisionsFile).map((file) =>
    toCorpusDecisions(file, (siglum, words) => checkWords(`decisions/${file.id}.json`, file.id, siglum, words, texts)),
  )
  return { edition, passages, names, telegrams, tensions, decisions }
}

function toPassage({ id, title, language, description, witnesses }: PassageFile, texts: CorpusTexts): CorpusPassage {
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

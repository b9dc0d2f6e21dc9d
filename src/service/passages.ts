/** Reads one passage by its id, or all of them. */
import type { ListPage, Passage, Store } from '../store/store.ts'
import { inLanguage } from '../text/localized.ts'
import { ServiceError } from './error.ts'
import { ID } from './identifiers.ts'

/** @throws ServiceError `unknown-passage` */
export async function findPassage(store: Pick<Store, 'getPassage'>, id: string): Promise<Passage> {
  const found = ID.test(id) ? await store.getPassage(id) : null
  if (found === null) throw new ServiceError('unknown-passage', { id }, 'passage')
  return found
}

/** One that is compared with the decisions in force, which are read at the same time: that is one bulk get. @throws ServiceError `unknown-passage` */
export async function findPassageInForce(
  store: Pick<Store, 'getPassage' | 'decisionsInForce'>,
  id: string,
): Promise<Passage> {
  const [passage] = await Promise.all([findPassage(store, id), store.decisionsInForce(id)])
  return passage
}

/** In pages of the store, however many there are. */
export async function allPassages(store: Pick<Store, 'listPassages'>): Promise<readonly Passage[]> {
  const all: Passage[] = []
  let cursor: string | null = null
  do {
    const page: ListPage<Passage> = await store.listPassages({ limit: 1000, cursor })
    all.push(...page.items)
    cursor = page.cursor
  } while (cursor !== null)
  return all
}

type OneWitness = Passage['witnesses'][number]

/** A passage with its title, description, labels and sources in one language. */
export interface PassageIn extends Omit<Passage, 'title' | 'description' | 'witnesses'> {
  readonly title: string
  readonly description: string | null
  readonly witnesses: readonly (Omit<OneWitness, 'label' | 'source'> & {
    readonly label: string
    readonly source: string | null
  })[]
}

/** O(witnesses). */
export const passageIn = (passage: Passage, language: 'zh' | 'en'): PassageIn => ({
  ...passage,
  title: inLanguage(passage.title, language),
  description: passage.description === null ? null : inLanguage(passage.description, language),
  witnesses: passage.witnesses.map((witness) => ({
    ...witness,
    label: inLanguage(witness.label, language),
    source: witness.source === null ? null : inLanguage(witness.source, language),
  })),
})

/** The language in which records of a passage name it: 中文 for Chinese texts, else English. */
export const recordLanguage = (language: string | null | undefined): 'zh' | 'en' =>
  /^(?:zh|lzh|yue|wuu|nan|hak|cmn)(?:-|$)/.test(language ?? '') ? 'zh' : 'en'

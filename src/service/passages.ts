/** Passages, one by its id or all of them. */
import type { Page, Passage, Store } from '../store/store.ts'
import { ServiceError } from './error.ts'
import { ID } from './identifiers.ts'

/** @throws ServiceError `unknown-passage` */
export async function findPassage(store: Pick<Store, 'getPassage'>, id: string): Promise<Passage> {
  const found = ID.test(id) ? await store.getPassage(id) : null
  if (found === null) throw new ServiceError('unknown-passage', { id }, 'passage')
  return found
}

/** In pages of the store, however many there are. */
export async function allPassages(store: Pick<Store, 'listPassages'>): Promise<readonly Passage[]> {
  const all: Passage[] = []
  let cursor: string | null = null
  do {
    const page: Page<Passage> = await store.listPassages({ limit: 1000, cursor })
    all.push(...page.items)
    cursor = page.cursor
  } while (cursor !== null)
  return all
}

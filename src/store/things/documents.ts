/** Imported files, each with the passage that was made of it, under one id. */
import { fileKey, isDocumentId, mapKey } from '../keys.ts'
import { equalJson, findEntry, nextTimestamp, pageOf } from '../log/entries.ts'
import type { Document, PassageRecord, SourceMap, Store } from '../store.ts'
import type { PassageContext } from './context.ts'
import { knownPassage } from './passages.ts'
import { entriesOfWitnesses } from './witnesses.ts'

export function documentStore(
  context: PassageContext,
): Pick<Store, 'addDocument' | 'listDocuments' | 'getDocument' | 'readFile' | 'readMap'> {
  const { kv, now, passages } = context

  return {
    async addDocument({ bytes, map, title, language, description, witnesses, ...document }) {
      const { id, sha256: digest, mediaType, encoding, length, name } = document
      const known = await knownPassage(context, id)
      const there = findEntry(known, 'document', '')
      if (there !== null) return { value: there.value, created: false }
      if (findEntry(known, 'passage', '') !== null) return 'conflict'
      const at = nextTimestamp(now, known)
      const passage: PassageRecord = { id, title, language, description }
      await kv.put(fileKey(digest), bytes)
      await kv.put(mapKey(id), JSON.stringify(map))
      const texts = await entriesOfWitnesses(context, id, witnesses, at)
      const versions = texts.flatMap((entry) => (entry.kind === 'version' ? [entry.value.version] : []))
      const value: Document = { id, sha256: digest, mediaType, encoding, length, name, created: at, versions }
      const head = await passages.append(
        id,
        [{ kind: 'passage', slot: '', at, value: passage }, ...texts, { kind: 'document', slot: '', at, value }],
        known,
      )
      const first = findEntry(head, 'document', '')
      return first === null ? 'conflict' : { value: first.value, created: equalJson(first.value, value) }
    },

    async listDocuments(page) {
      const ids = (await passages.ids()).filter(isDocumentId)
      return pageOf(page, ids, async (ids) =>
        (await passages.readMany(ids)).flatMap((head) => findEntry(head, 'document', '')?.value ?? []),
      )
    },

    async getDocument(id) {
      return isDocumentId(id) ? (findEntry(await passages.read(id), 'document', '')?.value ?? null) : null
    },

    readFile: ({ sha256 }) => kv.get(fileKey(sha256), 'arrayBuffer'),
    readMap: (document) => kv.get<SourceMap>(mapKey(document), 'json'),
  }
}

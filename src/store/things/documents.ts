/** Stores imported files, each with the passage that was made from it, under one id. */
import { fileKey, isDocumentId, mapKey } from '../keys.ts'
import { putOnce } from '../kv/put-once.ts'
import { equalJson, findEntry, pageOf } from '../log/entries.ts'
import type { Document, PassageRecord, SourceMap, Store } from '../store.ts'
import type { PassageContext } from './context.ts'
import { knownPassage, passageClaim } from './passages.ts'
import { entriesOfWitnesses } from './witnesses.ts'

export function documentStore(
  context: PassageContext,
): Pick<Store, 'addDocument' | 'listDocuments' | 'getDocument' | 'readFile' | 'readMap'> {
  const { kv, passages } = context

  return {
    async addDocument({ bytes, map, title, language, description, witnesses, ...document }) {
      const { id, sha256: digest, mediaType, encoding, length, name } = document
      const known = await knownPassage(context, id)
      const there = findEntry(known, 'document', '')
      if (there !== null) return { value: there.value, created: false }
      if (findEntry(known, 'passage', '') !== null) return 'conflict'
      const passage: PassageRecord = { id, title, language, description }
      const claim = await passageClaim(passage, witnesses)
      const grant = await passages.claim(id, known, [{ slot: 'passage ', claim }])
      if (grant === null) return 'conflict'
      await putOnce(kv, fileKey(digest), bytes)
      await putOnce(kv, mapKey(id), JSON.stringify(map))
      const texts = await entriesOfWitnesses(context, id, witnesses, claim, grant)
      const versions = texts.flatMap((entry) => (entry.kind === 'version' ? [entry.value.version] : []))
      const created = grant.recorded
      const value: Document = { id, sha256: digest, mediaType, encoding, length, name, created, versions }
      const head = await passages.append(
        id,
        [
          { kind: 'passage', slot: '', claim, value: passage },
          ...texts,
          { kind: 'document', slot: '', of: claim, value },
        ],
        known,
        grant,
      )
      const first = findEntry(head, 'document', '')
      return first === null ? 'conflict' : { value: first.value, created: equalJson(first.value, value) }
    },

    async listDocuments(page) {
      const ids = (await passages.ids()).filter(isDocumentId)
      return pageOf(page, ids, async (ids) =>
        (await passages.readMany(ids)).map((head) => findEntry(head, 'document', '')?.value ?? null),
      )
    },

    async getDocument(id) {
      return isDocumentId(id) ? (findEntry(await passages.read(id), 'document', '')?.value ?? null) : null
    },

    readFile: ({ sha256 }) => kv.get(fileKey(sha256), 'arrayBuffer'),
    readMap: (document) => kv.get<SourceMap>(mapKey(document), 'json'),
  }
}

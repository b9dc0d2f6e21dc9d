/**
 * Metadata in the head of a telegram's page for reference managers. Zotero makes a letter with author, recipient, date, archive and
 * place in archive of it: it reads RDF in `<meta>` (`z.itemType`, Dublin Core) where the namespaces are declared.
 */
import { factsOf } from '../../provenance/preferred.ts'
import type { Telegram } from '../../provenance/telegram.ts'
import { fieldDate, isoOf, splitArchive, titleOf } from './notes.ts'

export interface HeadMetadata {
  readonly links: readonly { readonly rel: string; readonly href: string }[]
  readonly metas: readonly { readonly name: string; readonly content: string }[]
}

/** Only what is of high or medium certainty, as in schema.org. @param url of the page, absolute */
export function headMetadata(telegram: Telegram, url: string): HeadMetadata {
  const facts = factsOf(telegram)
  const date = fieldDate(facts)
  const { archive, place } = facts.archive === null ? { archive: null, place: null } : splitArchive(facts.archive.value)
  const metas: (readonly [name: string, content: string | null | undefined])[] = [
    ['z.itemType', 'letter'],
    ['z.letterType', telegram.type],
    ['DC.title', titleOf(telegram)],
    ...facts.senders.map(({ value }) => ['DC.creator', value] as const),
    ...facts.recipients.map(({ value }) => ['z.recipients', value] as const),
    ['DC.date', date?.parts[0] && isoOf(date.parts[0])],
    ['DC.language', 'zh'],
    ['DC.type', telegram.type],
    ['DC.identifier', url],
    ['z.archive', archive],
    ['z.archiveLocation', place],
    // What Zotero's RDF calls the place in an archive.
    ['DC.coverage', place],
  ]
  return {
    links: [
      { rel: 'schema.DC', href: 'http://purl.org/dc/elements/1.1/' },
      { rel: 'schema.z', href: 'http://www.zotero.org/namespaces/export#' },
    ],
    metas: metas.flatMap(([name, content]) => (content ? [{ name, content }] : [])),
  }
}

/**
 * Writes schema.org data for the head of a telegram's page, which search engines and reference managers read. schema.org has no term
 * for certainty, so only claims of high or medium certainty are in it.
 */
import { edtfOrNull } from '../../provenance/edtf.ts'
import { type PartyKind, partyOf } from '../../provenance/parties.ts'
import { factsOf } from '../../provenance/preferred.ts'
import type { Statement, Telegram } from '../../provenance/telegram.ts'
import { wasSent } from './notes.ts'

const TYPES = { person: 'Person', organisation: 'Organization', place: 'Place' } as const satisfies Record<
  PartyKind,
  string
>

/** @param url of the page, absolute */
export function schemaOrg(telegram: Telegram, url: string): Readonly<Record<string, unknown>> {
  const facts = factsOf(telegram)
  const parties = (statements: readonly Statement[]) =>
    statements.map(({ value }) => {
      const { kind, ref } = partyOf(value)
      return { '@type': TYPES[kind], name: value, ...(ref !== null && { sameAs: ref }) }
    })
  const day = (statement: Statement | null) => {
    const date = statement === null ? null : edtfOrNull(statement.value)
    return date?.form === 'date' && !date.qualified ? date.parts[0]! : null
  }
  const [dated, sent, received] = [day(facts.dated), day(facts.sent), day(facts.received)]
  return {
    '@context': 'https://schema.org',
    '@type': ['Message', 'ArchiveComponent'],
    '@id': url,
    identifier: telegram.id,
    name: telegram.title.zh,
    alternateName: telegram.title.en,
    genre: telegram.type,
    creativeWorkStatus: telegram.status,
    ...(facts.senders.length > 0 && { [wasSent(telegram) ? 'sender' : 'author']: parties(facts.senders) }),
    ...(facts.recipients.length > 0 && { recipient: parties(facts.recipients) }),
    ...(dated && { dateCreated: dated }),
    ...(sent && wasSent(telegram) && { dateSent: sent }),
    ...(received && { dateReceived: received }),
    ...(facts.archive && { itemLocation: facts.archive.value }),
    url,
  }
}

/** JSON for a `<script type="application/ld+json">`: nothing in it can end the script. */
export const scriptJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)

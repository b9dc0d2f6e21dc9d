/**
 * Finds what the text of a document has: what repeats in it and in all that is stored, what it quotes, and which pieces of
 * correspondence it contains.
 */
import { candidateFinder } from '../../import/candidates.ts'
import { IMPORT_LIMITS } from '../../import/limits.ts'
import { type ProposalSource, proposalOf } from '../../import/proposals.ts'
import { quotationsIn } from '../../import/quotations.ts'
import { findRepeats, type Repeat, type Repeats } from '../../repeats/repeats.ts'
import { sha256 } from '../../store/hash.ts'
import type { Document, SourceMap, Store } from '../../store/store.ts'
import { slice, textOf } from '../../text/codepoints.ts'
import type { Cache } from '../cache.ts'
import { ServiceError } from '../error.ts'
import { allTelegrams } from '../telegrams/list.ts'
import { storedRepeatsOf } from './stored-repeats.ts'
import { telegramsOf } from './telegram-proposals.ts'

const NOTHING_KEPT: Cache = { keep: (_, make) => make(), findValue: async () => null, hold: async () => undefined }
/** Counts up whenever `findRepeats` finds otherwise. */
const FINDER = 2

/** Work: that of `findRepeats`, for the text once, and for the text with its candidates each time; one list of telegrams. */
export async function findingsOf(store: Store, document: Document, cache: Cache = NOTHING_KEPT) {
  const [[own], map] = await Promise.all([
    store.readVersions(document.versions.slice(0, 1)),
    store.readMap(document.id),
  ])
  if (!own || map === null) throw new ServiceError('missing-content', { what: `text of document "${document.id}"` })
  const { version, text: string } = own
  const text = textOf(string)
  const passage = await store.getPassage(document.id)
  const sources = new Map<string, ProposalSource>([
    [version.version, { version: version.version, passage: version.passage, siglum: version.siglum, text }],
  ])
  const kept = await cache.keep(['repeats', `${FINDER}`, version.version], async () =>
    JSON.stringify(findRepeats([{ id: version.version, text: string }])),
  )
  const found = JSON.parse(kept) as Repeats
  const shared = await storedRepeatsOf(store, document, own)
  for (const [id, { version, text }] of shared.texts)
    sources.set(id, { version: id, passage: version.passage, siglum: version.siglum, text: textOf(text) })
  const withProposal = async (repeat: Repeat) => ({
    ...repeat,
    proposal: await proposalOf(repeat, sources, passage?.language ?? 'und', sha256),
  })
  const repeats = await Promise.all(found.repeats.map(withProposal))
  const storedRepeats = (await Promise.all(shared.repeats.map(withProposal))).map((repeat) => ({
    ...repeat,
    spans: repeat.spans.map(({ text, start, end }) => {
      const { version, passage, siglum } = sources.get(text)!
      return { version, passage, siglum, start, end }
    }),
  }))
  const quoted = quotationsIn(string)
  const known = quoted.length === 0 ? [] : [...(await allTelegrams(store)).values()]
  const candidates = candidateFinder(known)
  const quotations = quoted.map((quotation) => {
    const words = slice(text, quotation.start, quotation.end)
    return { ...quotation, text: words, telegrams: candidates(words) }
  })
  const stored = { repeats: storedRepeats, precise: shared.reasons.length === 0, ...reasonOf(shared.reasons) }
  const telegrams = await telegramsOf(map, document, version, text, sha256)
  return { version, text, map: map satisfies SourceMap, sources, ...found, repeats, stored, quotations, telegrams }
}

const reasonOf = (reasons: readonly string[]) => (reasons.length === 0 ? {} : { reason: reasons.join('; ') })

export type Findings = Awaited<ReturnType<typeof findingsOf>>

/** Stores the passages that are proposed, each with its witnesses; the ids of those that exist afterwards. */
export async function acceptAll(store: Store, findings: Findings): Promise<string[]> {
  const accepted: string[] = []
  for (const { proposal } of [...findings.repeats, ...findings.stored.repeats].slice(0, IMPORT_LIMITS.accepted))
    if ((await accept(store, findings, proposal)) !== 'conflict') accepted.push(proposal.id)
  return accepted
}

/**
 * Stores one of the proposed passages, with its witnesses; doing so again changes nothing. @throws ServiceError `unknown-passage`,
 * `conflict`
 */
export async function acceptOne(store: Store, findings: Findings, id: string): Promise<void> {
  const found = [...findings.repeats, ...findings.stored.repeats].find(({ proposal }) => proposal.id === id)
  if (found === undefined) throw new ServiceError('unknown-passage', { id }, 'repeat')
  if ((await accept(store, findings, found.proposal)) === 'conflict')
    throw new ServiceError('conflict', { what: 'passage', id }, 'repeat')
}

function accept(store: Store, { sources }: Findings, proposal: Findings['repeats'][number]['proposal']) {
  const { id, title, language, description, witnesses } = proposal
  return store.createPassageWith(
    { id, title, language, description },
    witnesses.map(({ siglum, label, derivedFrom }) => ({
      witness: { siglum, label, language: null, source: null },
      version: {
        text: slice(sources.get(derivedFrom.version)!.text, derivedFrom.start, derivedFrom.end),
        derivedFrom,
      },
    })),
  )
}

/**
 * Builds the chain of a wording as a graph: sender → people who passed it on → recipient, archive, edition and translation, the text
 * that quotes it, its version, and the words. A plain value, from which formats draw SVG and write PROV.
 *
 * Every node and every link is a claim with its own certainty. Nothing is invented: where a text does not say which edition it follows,
 * the link exists and its certainty is `unknown`.
 */
import { edtfOrNull } from './edtf.ts'
import { isWithdrawn } from './preferred.ts'
import type { Basis, CarriedEvidence, Certainty, Evidence, Statement, Telegram, Withdrawal } from './telegram.ts'

export type NodeKind =
  | 'sender'
  | 'telegram'
  | 'hand'
  | 'recipient'
  | 'archive'
  | 'edition'
  | 'translation'
  | 'text'
  | 'version'
  | 'span'
  | 'related'

export type LinkKind =
  | 'sent'
  | 'carried'
  | 'addressed'
  | 'kept'
  | 'printed'
  | 'translated'
  | 'told'
  | 'stored'
  | 'cut'
  | 'quote'
  | 'paraphrase'
  | 'mention'
  | 'related'

/** On what a node or a link rests. */
export interface Claim {
  readonly certainty: Certainty
  readonly basis: Basis
  readonly source: string
  readonly responsible: string
}

export interface ChainNode {
  /** Letters, digits, hyphens, points: unique in the chain, and the same whenever it is built. */
  readonly id: string
  readonly kind: NodeKind
  readonly label: string
  /** Null where it is not a claim but a record of the store. */
  readonly claim: Claim | null
  /** The statement it was made from. */
  readonly statement?: string
  readonly telegram?: Pick<Telegram, 'id' | 'title' | 'type' | 'status'>
  readonly version?: string
  readonly span?: Evidence | CarriedEvidence
  readonly passage?: string
  /** Of a version that was taken back. */
  readonly withdrawn?: Withdrawal
}

export interface ChainLink {
  readonly from: string
  readonly to: string
  readonly kind: LinkKind
  readonly claim: Claim | null
  /** Of kind `related`: which relation. */
  readonly relation?: string
}

export interface Chain {
  readonly telegram: Pick<Telegram, 'id' | 'title' | 'type' | 'status'>
  readonly nodes: readonly ChainNode[]
  readonly links: readonly ChainLink[]
  readonly dates: readonly { readonly property: string; readonly value: string; readonly claim: Claim }[]
}

/** What is known of a version that evidence is cut from, or that such a version was cut from. */
export interface ChainVersion {
  readonly version: string
  readonly passage: string
  readonly siglum: string
  readonly created: string
  /** Of the passage. */
  readonly title: string
  readonly derivedFrom: { readonly version: string; readonly start: number; readonly end: number } | null
  readonly withdrawn?: Withdrawal
}

const PEOPLE = [
  ['sender', 'sender'],
  ['via', 'hand'],
  ['recipient', 'recipient'],
] as const
const COPIES = [
  ['archive', 'archive', 'kept'],
  ['publication', 'edition', 'printed'],
  ['translation', 'translation', 'translated'],
] as const

/** No statement says how the words came into the text. */
const UNTOLD: Claim = {
  certainty: 'unknown',
  basis: 'editorial',
  source: 'the text does not say which copy it follows',
  responsible: 'Variorum',
}

/**
 * O(statements + evidence).
 * @param versions  of the evidence, and those that they were cut from, by id
 * @param only      the one span to be followed; null: all
 */
export function chainOf(
  telegram: Telegram,
  versions: ReadonlyMap<string, ChainVersion>,
  titles: ReadonlyMap<string, Telegram['title']>,
  only: Pick<Evidence, 'version' | 'start' | 'end'> | null = null,
): Chain {
  const { id, title, type, status, relations } = telegram
  const own = { id, title, type, status }
  const said = telegram.statements.filter((statement) => !isWithdrawn(statement))
  const nodes: ChainNode[] = [{ id, kind: 'telegram', label: title.zh, claim: null, telegram: own }]
  const links: ChainLink[] = []
  const add = (node: ChainNode) => {
    if (!nodes.some((other) => other.id === node.id)) nodes.push(node)
    return node.id
  }

  for (const [property, kind] of PEOPLE)
    for (const statement of said.filter((s) => s.property === property)) {
      const node = add({
        id: statement.id,
        kind,
        label: statement.value,
        claim: claimOf(statement),
        statement: statement.id,
      })
      const claim = claimOf(statement)
      if (kind === 'sender') links.push({ from: node, to: id, kind: 'sent', claim })
      else links.push({ from: id, to: node, kind: kind === 'hand' ? 'carried' : 'addressed', claim })
    }
  for (const [property, kind, link] of COPIES)
    for (const statement of said.filter((s) => s.property === property)) {
      const claim = claimOf(statement)
      add({ id: statement.id, kind, label: statement.value, claim, statement: statement.id })
      links.push({ from: id, to: statement.id, kind: link, claim })
    }

  for (const evidence of telegram.evidence) {
    if (only !== null && !isSpan(evidence, only)) continue
    const at = versions.get(evidence.version)
    if (at === undefined) continue
    const text = add({ id: `text.${at.passage}`, kind: 'text', label: at.title, claim: null, passage: at.passage })
    addLink(links, { from: id, to: text, kind: 'told', claim: UNTOLD })
    const version = versionNode(at)
    add(version)
    addLink(links, { from: text, to: version.id, kind: 'stored', claim: null })
    addOrigin(at, versions, add, links)
    const claim = spanClaim(evidence)
    const span = `span.${evidence.version}.${evidence.start}-${evidence.end}`
    add({ id: span, kind: 'span', label: evidence.text, claim, span: evidence })
    addLink(links, { from: version.id, to: span, kind: evidence.kind, claim })
  }

  for (const {
    type: relation,
    telegram: other,
    basis = 'editorial',
    source = '',
    certainty = 'unknown',
  } of relations) {
    const label = titles.get(other)?.zh ?? other
    add({ id: other, kind: 'related', label, claim: null })
    const claim = { certainty, basis, source, responsible: 'Variorum corpus' }
    links.push({ from: id, to: other, kind: 'related', relation, claim })
  }
  const dates = said
    .filter(({ property }) => ['dated', 'sent', 'received'].includes(property))
    .filter(({ value }) => edtfOrNull(value) !== null)
    .map((statement) => ({ property: statement.property, value: statement.value, claim: claimOf(statement) }))
  return { telegram: own, nodes, links, dates }
}

/** Whether a piece of evidence is exactly this span of this version. */
export const isSpan = (a: Evidence, b: Pick<Evidence, 'version' | 'start' | 'end'>): boolean =>
  a.version === b.version && a.start === b.start && a.end === b.end

const claimOf = ({ certainty, basis, source, responsible }: Statement): Claim => ({
  certainty,
  basis,
  source,
  responsible,
})

/** That the words are there is stated by the text itself; where it was worked out, it is as sure as the agreement of the words. */
const spanClaim = (evidence: Evidence | CarriedEvidence): Claim =>
  'basis' in evidence
    ? { certainty: evidence.certainty, basis: 'computed', source: 'carried over by alignment', responsible: 'Variorum' }
    : {
        certainty: 'high',
        basis: 'stated',
        source: `${evidence.passage} ${evidence.siglum}`,
        responsible: 'Variorum corpus',
      }

const versionNode = ({ version, passage, siglum, withdrawn }: ChainVersion): ChainNode => ({
  id: `version.${version}`,
  kind: 'version',
  label: `${passage} ${siglum}`,
  claim: null,
  passage,
  version,
  ...(withdrawn && { withdrawn }),
})

function addLink(links: ChainLink[], link: ChainLink): void {
  if (!links.some(({ from, to, kind }) => from === link.from && to === link.to && kind === link.kind)) links.push(link)
}

/** A text may be cut from a text that was cut from a third. */
const DEPTH = 8

function addOrigin(
  at: ChainVersion,
  versions: ReadonlyMap<string, ChainVersion>,
  add: (node: ChainNode) => string,
  links: ChainLink[],
): void {
  let part = at
  for (let depth = 0; depth < DEPTH && part.derivedFrom !== null; depth++) {
    const whole = versions.get(part.derivedFrom.version)
    if (whole === undefined) return
    const from = add(versionNode(whole))
    addLink(links, { from, to: `version.${part.version}`, kind: 'cut', claim: null })
    part = whole
  }
}

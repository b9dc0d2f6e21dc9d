/**
 * Expresses a chain in PROV (W3C 2013): entities, agents, activities and their relations.
 *
 *     telegram, version, span, copy, edition   Entity
 *     sender, recipient, hand                  Agent; sending is an Activity with which hands and recipients are associated
 *     quotation                                Derivation of type prov:Quotation; paraphrase and mention have types of our own
 *     version of a text                        Specialization; a copy in an archive too
 *     edition, translation, cut                Derivation
 *
 * PROV has no certainty. So a claim of low or unknown certainty is in a Bundle of its own, attributed to its author, which reports it
 * without asserting it; and each claim is an entity with its certainty, basis and source (`vr:`).
 */
import type { Chain, ChainLink, ChainNode, Claim } from '../provenance/chain.ts'
import { isDoubtful } from '../provenance/preferred.ts'

export interface ProvValue {
  readonly value: string
  /** Of text. */
  readonly language?: string
}

/** An attribute's value: a string is a qualified name. */
export type ProvAttribute = string | ProvValue

export interface ProvRecord {
  readonly type:
    | 'Entity'
    | 'Agent'
    | 'Activity'
    | 'Attribution'
    | 'Association'
    | 'Derivation'
    | 'Specialization'
    | 'Usage'
  /** Of entities, agents and activities: a qualified name. */
  readonly id?: string
  /** What a relation joins: PROV's own names, each with a qualified name. */
  readonly joins?: Readonly<Record<string, string>>
  /** `prov:type`. */
  readonly types?: readonly string[]
  readonly roles?: readonly string[]
  readonly label?: ProvValue
  readonly attributes?: Readonly<Record<string, readonly ProvAttribute[]>>
}

export interface ProvDocument {
  readonly prefixes: Readonly<Record<string, string>>
  readonly records: readonly ProvRecord[]
  /** What is reported and not asserted, by the id of its bundle. */
  readonly bundles: ReadonlyMap<string, readonly ProvRecord[]>
}

/** @param origin of the service, absolute */
export function provOf(chain: Chain, origin: string): ProvDocument {
  const { id } = chain.telegram
  const asserted: ProvRecord[] = []
  const bundles = new Map<string, ProvRecord[]>()
  const agents = new Map<string, ProvRecord>()
  const sending = `vr:sending-${id}`
  const nameOf = namesIn(chain)

  for (const node of chain.nodes) {
    const records = nodeRecords(node, nameOf)
    if (node.claim !== null && isDoubtful(node.claim) && node.statement !== undefined) bundle(node.claim, records)
    else asserted.push(...records)
  }
  const parties = chain.links.filter(({ kind }) => kind === 'carried' || kind === 'addressed')
  if (parties.length > 0) {
    asserted.push({ type: 'Activity', id: sending, types: ['vr:Sending'], label: text(`Sending of ${id}`) })
    asserted.push({ type: 'Usage', joins: { activity: sending, entity: nameOf(id) } })
  }
  for (const link of chain.links) {
    const records = linkRecords(link, chain, sending, nameOf)
    if (link.claim !== null && isDoubtful(link.claim)) bundle(link.claim, records)
    else asserted.push(...records)
  }
  return {
    prefixes: {
      telegram: `${origin}/t/`,
      statement: `${origin}/v1/telegrams/${encodeURIComponent(id)}/statements/`,
      version: `${origin}/v1/versions/`,
      vr: `${origin}/ns/provenance#`,
      dcterms: 'http://purl.org/dc/terms/',
      prov: 'http://www.w3.org/ns/prov#',
    },
    records: [...asserted, ...agents.values()],
    bundles,
  }

  /** One bundle for each asserter and certainty. */
  function bundle(claim: Claim, records: readonly ProvRecord[]): void {
    const asserter = agentOf(claim.responsible)
    const name = `vr:${id}-${claim.certainty}-${local(claim.responsible)}`
    const there = bundles.get(name)
    if (there !== undefined) {
      there.push(...records)
      return
    }
    bundles.set(name, [...records])
    asserted.push(
      { type: 'Entity', id: name, types: ['prov:Bundle'], attributes: { 'vr:certainty': [text(claim.certainty)] } },
      { type: 'Attribution', joins: { entity: name, agent: asserter } },
    )
  }

  function agentOf(name: string): string {
    const agent = `vr:asserter-${local(name)}`
    agents.set(agent, { type: 'Agent', id: agent, label: text(name) })
    return agent
  }
}

const text = (value: string): ProvValue => ({ value })

/** Any string as the local part of a qualified name. */
const local = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)

/** The qualified name of a node: an address that answers, or a name in our vocabulary. */
type NameOf = (id: string) => string

function namesIn({ nodes }: Chain): NameOf {
  const statements = new Set(nodes.filter(({ statement }) => statement !== undefined).map(({ id }) => id))
  return (id) => {
    if (id.startsWith('version.')) return `version:${id.slice('version.'.length)}`
    if (/^(?:text|span)\./.test(id)) return `vr:${local(id)}`
    return `${statements.has(id) ? 'statement' : 'telegram'}:${local(id)}`
  }
}

const AGENTS: readonly string[] = ['sender', 'hand', 'recipient']
const TYPES: Readonly<Partial<Record<ChainNode['kind'], string>>> = {
  telegram: 'vr:Telegram',
  related: 'vr:Telegram',
  archive: 'vr:ArchivalCopy',
  edition: 'vr:Edition',
  translation: 'vr:Translation',
  text: 'vr:Text',
  version: 'vr:Version',
  span: 'vr:Span',
}

function nodeRecords(node: ChainNode, nameOf: NameOf): ProvRecord[] {
  const { id, kind, label, claim, telegram, span, withdrawn } = node
  const name = nameOf(id)
  const attributes: Record<string, ProvAttribute[]> = {
    ...(telegram && {
      'dcterms:title': [
        { value: telegram.title.zh, language: 'zh' },
        { value: telegram.title.en, language: 'en' },
      ],
      'vr:status': [text(telegram.status)],
    }),
    ...(claim && {
      'vr:certainty': [text(claim.certainty)],
      'vr:basis': [text(claim.basis)],
      'vr:source': [text(claim.source)],
      'vr:responsible': [text(claim.responsible)],
    }),
    ...(span && {
      'dcterms:isPartOf': [`version:${span.version}`],
      'vr:start': [text(String(span.start))],
      'vr:end': [text(String(span.end))],
      'vr:exact': [text(span.text)],
    }),
    ...(withdrawn && {
      'vr:withdrawn': [text(withdrawn.at)],
      'vr:reason': [text(withdrawn.reason)],
      'vr:responsible': [text(withdrawn.responsible)],
    }),
  }
  if (AGENTS.includes(kind)) return [{ type: 'Agent', id: name, label: text(label), attributes }]
  return [{ type: 'Entity', id: name, types: [TYPES[kind]!], label: text(label), attributes }]
}

const DERIVED: Readonly<Partial<Record<ChainLink['kind'], string>>> = {
  printed: 'vr:Edition',
  translated: 'vr:Translation',
  told: 'vr:Telling',
  cut: 'vr:Cut',
}
const QUOTED = { quote: 'prov:Quotation', paraphrase: 'vr:Paraphrase', mention: 'vr:Mention' } as const

function linkRecords(
  { from, to, kind, relation }: ChainLink,
  chain: Chain,
  sending: string,
  nameOf: NameOf,
): ProvRecord[] {
  const [a, b] = [nameOf(from), nameOf(to)]
  const derivation = (type: string, used: string): ProvRecord => ({
    type: 'Derivation',
    types: [type],
    joins: { generatedEntity: b, usedEntity: used },
  })
  switch (kind) {
    case 'sent':
      return [{ type: 'Attribution', joins: { entity: b, agent: a }, types: ['vr:Sender'] }]
    case 'carried':
    case 'addressed':
      return [
        {
          type: 'Association',
          joins: { activity: sending, agent: b },
          roles: [kind === 'carried' ? 'vr:hand' : 'vr:recipient'],
        },
      ]
    case 'kept':
    case 'stored':
      return [{ type: 'Specialization', joins: { generalEntity: a, specificEntity: b } }]
    case 'quote':
    case 'paraphrase':
    case 'mention':
      // The words in the text come from the telegram; that they are part of the version, the span itself says.
      return [derivation(QUOTED[kind], nameOf(chain.telegram.id))]
    case 'related':
      return relation === undefined
        ? []
        : [{ type: 'Entity', id: a, attributes: { [RELATIONS[relation] ?? `vr:${relation}`]: [b] } }]
    default:
      return [derivation(DERIVED[kind]!, a)]
  }
}

/** Relations that Dublin Core has a word for. */
const RELATIONS: Readonly<Record<string, string>> = {
  'enclosed-in': 'dcterms:isPartOf',
  encloses: 'dcterms:hasPart',
  supersedes: 'dcterms:replaces',
}

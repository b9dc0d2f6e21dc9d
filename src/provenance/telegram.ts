/** The shape of a telegram (also a letter, report or resolution): its facts are statements, each with basis, source and certainty. */

export type Basis = 'stated' | 'inferred' | 'external-document' | 'external-scholarship' | 'computed' | 'editorial'
export type Certainty = 'high' | 'medium' | 'low' | 'unknown'

export const RELATION_TYPES = [
  'answers',
  'answered-by',
  'draft-of',
  'has-draft',
  'encloses',
  'enclosed-in',
  'reports',
  'reported-in',
  'quotes',
  'supersedes',
] as const
export type RelationType = (typeof RELATION_TYPES)[number]

/** The other side of a relation; null where the types have none. */
export const INVERSE: Readonly<Record<RelationType, RelationType | null>> = {
  answers: 'answered-by',
  'answered-by': 'answers',
  'draft-of': 'has-draft',
  'has-draft': 'draft-of',
  encloses: 'enclosed-in',
  'enclosed-in': 'encloses',
  reports: 'reported-in',
  'reported-in': 'reports',
  quotes: null,
  supersedes: null,
}

export type EvidenceKind = 'quote' | 'paraphrase' | 'mention'
export type EvidenceRole = 'content' | 'date' | 'existence' | 'status' | 'received' | 'via' | 'comparison'

/** A span of a stored version that quotes, paraphrases or mentions the telegram. Offsets in code points. */
export interface Evidence {
  readonly version: string
  readonly passage: string
  readonly siglum: string
  readonly start: number
  readonly end: number
  readonly kind: EvidenceKind
  readonly role: EvidenceRole
  /** What the span cuts from that version. */
  readonly text: string
}

/** Evidence that was computed and not recorded: found in another text by alignment, or at the place that a text was cut from. */
export interface CarriedEvidence extends Evidence {
  readonly basis: 'computed'
  readonly certainty: Certainty
  /** Agreement of the words with those they were carried from, 0 to 1. */
  readonly similarity: number
  /** Where the words were recorded. */
  readonly from: { readonly version: string; readonly start: number; readonly end: number }
}

/** One claim. Contradictory ones are side by side; none is deleted. */
export interface Statement {
  readonly id: string
  /** `sender`, `recipient`, `via`, `dated`, `sent`, `received`, `archive`, `number`, `publication`, `translation`, … */
  readonly property: string
  readonly value: string
  readonly basis: Basis
  /** Where the claim is made: a witness and its words, a document, an edition with pages, an address. */
  readonly source: string
  readonly certainty: Certainty
  readonly responsible: string
  /** Spans the statement rests on, where it rests on words of the account. */
  readonly evidence?: readonly Evidence[]
  /** Taken back, by whom and why; the statement stays where it was said. */
  readonly withdrawn?: Withdrawal
  /** An earlier claim to its id, made at another place, may still appear. The store says it. */
  readonly provisional?: true
}

export interface Withdrawal {
  readonly reason: string
  readonly responsible: string
  /** RFC 3339, UTC. */
  readonly at: string
}

export interface Relation {
  readonly type: RelationType
  readonly telegram: string
  readonly basis?: Basis
  /** On what words, or on what document or judgement, the relation rests. */
  readonly source?: string
  readonly certainty?: Certainty
}

/** Where the account contradicts itself, its quotations, or what is known from elsewhere. */
export interface Tension {
  readonly id: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly text: { readonly zh: string; readonly en: string }
  readonly telegrams: readonly string[]
  readonly evidence: readonly Evidence[]
}

export interface Telegram {
  readonly id: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly type: string
  readonly status: string
  /** The passage that holds its wording, where there is one. */
  readonly passage: string | null
  readonly statements: readonly Statement[]
  readonly evidence: readonly (Evidence | CarriedEvidence)[]
  readonly relations: readonly Relation[]
  readonly tensions: readonly Tension[]
  /** When the newest of this was recorded; RFC 3339, UTC. The store says it. */
  readonly recorded?: string
  /** As of a statement. */
  readonly provisional?: true
}

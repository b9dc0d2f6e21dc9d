/** The groups of the OpenAPI document, in reading order; a path belongs to the first group that fits. */
interface Tag {
  readonly name: string
  readonly description: string
  readonly paths: RegExp
}

const TAGS: readonly Tag[] = [
  { name: 'Comparison', description: 'Variant places of two or more witnesses.', paths: /\/comparison|\/compare$/ },
  { name: 'CollateX', description: 'A drop-in for clients of CollateX.', paths: /^\/collate$/ },
  { name: 'Repeats', description: 'Passages that occur more than once.', paths: /\/repeats$/ },
  { name: 'Rules and names', description: 'What counts as equal in a passage.', paths: /\/(?:names|rules)(?:\/|$)/ },
  { name: 'Decisions', description: 'What editors decide over a comparison.', paths: /\/decisions(?:\/|$)/ },
  {
    name: 'Quotations',
    description: 'Whether a quotation is exact, and where its words are.',
    paths: /\/quotations?(?:\/|$)/,
  },
  { name: 'Provenance', description: 'How a wording came down to its witnesses.', paths: /\/provenance$|^\/ns\// },
  { name: 'Telegrams', description: 'Telegrams and what is stated about them.', paths: /^\/v1\/telegrams/ },
  { name: 'Documents', description: 'Whole texts out of files.', paths: /^\/v1\/documents/ },
  { name: 'Search', description: 'Where words occur in the store.', paths: /^\/v1\/search/ },
  {
    name: 'Versions',
    description: 'Immutable states of texts, and the way between them (Memento).',
    paths: /^\/v1\/versions|\/witnesses\//,
  },
  { name: 'Passages', description: 'What is compared, and its witnesses.', paths: /^\/v1\/passages/ },
  { name: 'Assistants', description: 'Model Context Protocol.', paths: /^\/mcp$/ },
  { name: 'Distributed Text Services', description: 'DTS 1.0.', paths: /^\/dts/ },
  { name: 'Embedding', description: 'oEmbed 1.0.', paths: /^\/oembed$/ },
  { name: 'Service', description: 'Limits, problems, health, exports, audits.', paths: /^\// },
]

export const TAG_OBJECTS = TAGS.map(({ name, description }) => ({ name, description }))

export const tagOf = (path: string): string => TAGS.find(({ paths }) => paths.test(path))!.name

/**
 * An example of every operation, by its id. Sent in the order of the document to a service with the corpus, each succeeds; a test sends
 * them. Version ids are derived from the texts, so they are the same in every installation.
 */
export interface OperationExample {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | number>>
  /** As JSON, unless `mediaType` says otherwise. */
  readonly body?: unknown
  readonly mediaType?: string
}

const T17 = { id: 't17' }
const T17_A = '80a99f9a1d02d4da62238d2c1ddbffc98c54076d8184'
const NEW = { id: 'example' }
const NEW_A = { ...NEW, siglum: 'A' }
/** Of the text that the example of storing a version stores. */
const NEW_VERSION = '8d54777ac649d22ee4adeff58bb332709b5bad6e6e57'
/** What the example of importing a text makes. */
const DOCUMENT = { id: 'document-6d5dea242c2c25853c5eacc0d5805235' }
const TWO = [
  { siglum: 'A', text: '派五六个师' },
  { siglum: 'B', text: '派七八个师' },
]

export const EXAMPLES: Readonly<Record<string, OperationExample>> = {
  getPassages: { query: { limit: 10 } },
  postPassages: { body: { ...NEW, title: 'Where the divisions go', language: 'zh-Hans' } },
  getPassagesId: { path: T17 },
  postPassagesIdWitnesses: { path: NEW, body: { siglum: 'A', label: 'First copy' } },
  getPassagesIdWitnessesSiglum: { path: { ...T17, siglum: 'A' } },
  getPassagesIdWitnessesSiglumTimemap: { path: { ...T17, siglum: 'A' } },
  getPassagesIdWitnessesSiglumVersions: { path: { ...T17, siglum: 'A' } },
  postPassagesIdWitnessesSiglumVersions: { path: NEW_A, body: { text: '派五六个师', note: 'as printed' } },
  getPassagesIdWitnessesSiglumHistory: { path: { ...T17, siglum: 'A' } },
  getVersionsVersion: { path: { version: T17_A } },
  postVersionsVersionWithdrawal: {
    path: { version: NEW_VERSION },
    body: { reason: 'misread', responsible: 'an editor' },
  },
  getVersionsVersionText: { path: { version: T17_A } },
  getPassagesIdNames: { path: T17 },
  postPassagesIdNames: {
    path: NEW,
    body: { names: [{ id: 'stalin', kind: 'person', forms: ['斯大林', '史达林'] }] },
  },
  getPassagesIdRules: { path: T17 },
  postPassagesIdRules: { path: NEW, body: { rules: [{ id: 'measure-word', pairs: [['个', '個']] }] } },
  getPassagesIdDecisions: { path: T17 },
  postPassagesIdDecisions: {
    path: T17,
    body: {
      type: 'note',
      target: [{ version: T17_A, start: 0, end: 3 }],
      value: { text: 'See the facsimile.' },
    },
  },
  postPassagesIdDecisionsDecisionWithdrawal: {
    path: { ...T17, decision: '6882e6b1371ceed1' },
    body: { reason: 'said elsewhere', responsible: 'an editor' },
  },
  getPassagesIdDecisionsItsee: { path: T17 },
  postPassagesIdDecisionsItsee: {
    path: T17,
    body: { rules: [{ type: 'regularisation', scope: 'always', class: 'spelling', t: '最', n: '至', context: {} }] },
  },
  getDecisionsSet: { path: { set: 'ca7488526494e239c429328490d008c3' } },
  getNamesList: { path: { list: '39d7d25179bd0271352b62433ae52c84' } },
  getRulesList: { path: { list: '4f53cda18c2baa0c0354bb5f9a3ecbe5' } },
  getPassagesIdComparison: { path: T17, query: { witnesses: 'A,C', ignore: 'punctuation' } },
  getComparisonsVersions: {
    path: {
      versions: '2c58c6d9fa67673a343684dde0110cf77fa47c9cab02,71f1f247948e673a343684dde0110cf77fa47c9cab02',
    },
  },
  postCompare: { body: { witnesses: TWO, options: { ignore: ['punctuation'] } } },
  postCollate: {
    body: {
      witnesses: [
        { id: 'A', content: 'The black cat' },
        { id: 'B', content: 'The white cat' },
      ],
    },
  },
  postRepeats: { body: { texts: [{ id: 'A', text: '派五六个师到三八线去。派五六个师到三八线去。' }], minLength: 8 } },
  postQuotations: { body: { quotation: '最少派五六个师' } },
  getPassagesIdRepeats: { path: { id: 'account' } },
  getDocuments: { query: { limit: 10 } },
  postDocuments: { body: '派五六个师到三八线去。\n派七八个师到三八线去。\n', mediaType: 'text/plain' },
  getDocumentsId: { path: DOCUMENT },
  getDocumentsIdFindings: { path: DOCUMENT },
  getDocumentsIdQuotations: { path: DOCUMENT },
  getDocumentsIdMap: { path: DOCUMENT },
  getDocumentsIdOriginal: { path: DOCUMENT },
  getSearch: { query: { q: '五六个师' } },
  getTelegrams: { query: { limit: 10 } },
  postTelegrams: {
    body: { id: 'x01', title: { zh: '某电', en: 'A telegram' }, type: 'telegram', status: 'sent' },
  },
  getTelegramsId: { path: { id: 't08' } },
  postTelegramsIdStatements: {
    path: { id: 't08' },
    body: { id: 't08-example', property: 'note', value: 'an example', basis: 'editorial', source: 'nobody' },
  },
  getTelegramsIdStatementsStatement: { path: { id: 't08', statement: 't08-sender-1' } },
  postTelegramsIdStatementsStatementWithdrawal: {
    path: { id: 't08', statement: 't08-example' },
    body: { reason: 'it was an example' },
  },
  getTelegramsIdProvenance: { path: { id: 't08' } },
  getOembed: { query: { url: 'http://127.0.0.1:8787/p/t17?witnesses=A,C' } },
  postMcp: { body: { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} } },
  getDtsNavigation: { query: { resource: 'account', down: 1 } },
  getDtsDocument: { query: { resource: 'account', ref: 'A.3' } },
  getProblemsName: { path: { name: 'invalid-value' } },
}

/** Every route of the API, in the order in which the OpenAPI document lists them. */

import { JSON_REPRESENTATION } from '../http/negotiate.ts'
import { openApi } from '../http/openapi.ts'
import { CACHE, entityTag, respond } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { NAMED } from '../schemas/responses.ts'
import { getHealth, getLimits, getProblem, listProblems } from './about.ts'
import { getAudit } from './audit.ts'
import { postCollate } from './collate.ts'
import { postCompare } from './compare.ts'
import { getCrate } from './crate.ts'
import { getCurrentComparison } from './current-comparison.ts'
import { getDecisionSet, getDecisions, postDecisions, postDecisionWithdrawal } from './decisions.ts'
import { getDocumentQuotations } from './document-quotations.ts'
import { getDocument, getDocumentMap, getFindings, getOriginal, importDocument, listDocuments } from './documents.ts'
import { getDtsCollection, getDtsDocument, getDtsEntry, getDtsNavigation } from './dts.ts'
import { getItsee, postItsee } from './itsee.ts'
import { getNames, getPassageNames, getPassageRules, getRules, setPassageNames, setPassageRules } from './lists.ts'
import { postMcp } from './mcp.ts'
import { getProvenanceVocabulary } from './namespace.ts'
import { getOembed } from './oembed.ts'
import { createPassage, getPassage, listPassages } from './passages.ts'
import { getPinnedComparison } from './pinned-comparison.ts'
import { getProvenance } from './provenance.ts'
import { postQuotations } from './quotations.ts'
import { getRepeats, postRepeats } from './repeats.ts'
import { getSearch, postSearchIndex } from './search.ts'
import { addStatement, createTelegram, getStatement, withdrawStatement } from './telegram-writing.ts'
import { getTelegram, listTelegrams } from './telegrams.ts'
import { getVerification } from './verify.ts'
import { addVersion, getHistory, getText, getVersion, listVersions, withdrawVersion } from './versions.ts'
import { addWitness, getTimeMap, getWitness } from './witnesses.ts'

/** Of the API that the document describes. */
const API_VERSION = '2.0.0'

/** Made when it is first asked for, since a Worker's start is short; nothing in it changes after. */
let document: string | undefined

const getOpenApi: Route = {
  method: 'GET',
  path: '/openapi.json',
  summary: 'This document',
  representations: [],
  responses: { 200: { description: 'OpenAPI 3.1' } },
  async handle(c) {
    document ??= JSON.stringify(openApi(ROUTES, NAMED, API_VERSION))
    const body = document
    return respond(c, { etag: await entityTag(body), cache: CACHE.briefly }, JSON_REPRESENTATION.mediaType, () => body)
  },
}

export const ROUTES: readonly Route[] = [
  listPassages,
  createPassage,
  getPassage,
  addWitness,
  getWitness,
  getTimeMap,
  listVersions,
  addVersion,
  getHistory,
  getVersion,
  withdrawVersion,
  getText,
  getPassageNames,
  setPassageNames,
  getPassageRules,
  setPassageRules,
  getNames,
  getRules,
  getDecisions,
  postDecisions,
  getItsee,
  postItsee,
  postDecisionWithdrawal,
  getDecisionSet,
  getCurrentComparison,
  getPinnedComparison,
  postCompare,
  postCollate,
  postRepeats,
  postQuotations,
  getRepeats,
  listDocuments,
  importDocument,
  getDocument,
  getFindings,
  getDocumentQuotations,
  getDocumentMap,
  getOriginal,
  getSearch,
  postSearchIndex,
  listTelegrams,
  createTelegram,
  getTelegram,
  addStatement,
  getStatement,
  withdrawStatement,
  getProvenance,
  getProvenanceVocabulary,
  getAudit,
  getVerification,
  getOembed,
  postMcp,
  getCrate,
  getDtsEntry,
  getDtsCollection,
  getDtsNavigation,
  getDtsDocument,
  getLimits,
  getHealth,
  listProblems,
  getProblem,
  getOpenApi,
]

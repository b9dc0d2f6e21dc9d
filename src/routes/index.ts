/** Every route of the API, in the order in which the OpenAPI document lists them. */

import { OPENAPI_FILE } from '../embed/built.ts'
import { asset } from '../http/assets.ts'
import { CACHE } from '../http/respond.ts'
import type { Route } from '../http/route.ts'
import { getHealth, getLimits, getProblem, listProblems } from './about.ts'
import { getAudit } from './audit.ts'
import { postCollate } from './collate.ts'
import { postCompare } from './compare.ts'
import { getCrate } from './crate.ts'
import { getCurrentComparison } from './current-comparison.ts'
import { getDecisionSet, getDecisions, postDecisions, postDecisionWithdrawal } from './decisions.ts'
import { getDocumentFindings } from './document-findings.ts'
import { importDocument } from './document-import.ts'
import { getDocumentQuotations } from './document-quotations.ts'
import { getDocument, getDocumentFile, getDocumentMap, listDocuments } from './documents.ts'
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

const getOpenApi: Route = {
  method: 'GET',
  path: '/openapi.json',
  summary: 'This document',
  representations: [],
  responses: { 200: { description: 'OpenAPI 3.1' } },
  handle: (c) => asset(c, OPENAPI_FILE, CACHE.briefly),
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
  getDocumentFindings,
  getDocumentQuotations,
  getDocumentMap,
  getDocumentFile,
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

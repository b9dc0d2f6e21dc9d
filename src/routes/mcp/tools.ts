/**
 * The tools of the Model Context Protocol: the API's answers, called by name. Each asks the same service as the route beside it, and
 * each result carries permanent addresses.
 */

import * as v from 'valibot'
import { apparatus } from '../../formats/apparatus.ts'
import type { AppContext } from '../../http/env.ts'
import { chargeWork } from '../../http/rate.ts'
import { originOf } from '../../http/respond.ts'
import { MIN_LENGTH, SIMILARITY } from '../../repeats/repeats.ts'
import { id, rule, siglum } from '../../schemas/requests.ts'
import { checkIgnored, orderedClasses, orderedRules } from '../../service/comparison-query.ts'
import { checkTexts, comparedTexts, compareSelection } from '../../service/comparisons/compared.ts'
import { aboutWitnesses, renderComparison } from '../../service/comparisons/render.ts'
import { permalinkPath, selectCurrent } from '../../service/comparisons/selection.ts'
import { ServiceError } from '../../service/error.ts'
import { findPassage } from '../../service/passages.ts'
import { checkStoredQuotation } from '../../service/quotations/check.ts'
import { readRepeats, selectForRepeats } from '../../service/repeats.ts'
import { search } from '../../service/search.ts'
import { readInFull, readTelegram } from '../../service/telegrams/reading.ts'
import { filled, text } from '../../service/validation.ts'
import { compareRequest } from '../compare.ts'
import { questionOf, quotationQuestion } from '../quotations.ts'

export interface ToolResult {
  /** For programs. */
  readonly structured: Readonly<Record<string, unknown>>
  /** For readers: plain text. */
  readonly text: string
  /** Pages and files about the same, absolute. */
  readonly links: readonly { readonly uri: string; readonly name: string; readonly mimeType: string }[]
}

export interface Tool {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly input: v.GenericSchema
  readonly call: (c: AppContext, input: never) => Promise<ToolResult>
}

/** A tool with the type of its input inferred from its schema. */
const tool = <S extends v.GenericSchema>(
  of: Omit<Tool, 'input' | 'call'> & {
    readonly input: S
    readonly call: (c: AppContext, input: v.InferOutput<S>) => Promise<ToolResult>
  },
): Tool => of as unknown as Tool

const rules = v.optional(
  v.pipe(v.array(rule, 'Expected a list of rules.'), v.description('Differences under these rules are no variants.')),
  [],
)
const passageId = v.pipe(id, v.description('Id of a passage, as in /p/{id}.'))

const compareWitnesses = tool({
  name: 'compare_witnesses',
  title: 'Compare witnesses of a passage',
  description:
    'Compares the current texts of witnesses of a stored passage: variant places with readings, classes and significance.',
  input: v.strictObject({
    passage: passageId,
    witnesses: v.pipe(v.array(siglum, 'Expected a list of sigla.'), v.description('Sigla, at least two.')),
    base: v.optional(v.pipe(siglum, v.description('Siglum of the base; without it, the first in order.'))),
    ignore: rules,
  }),
  async call(c, { passage: name, witnesses, base = null, ignore }) {
    const passage = await findPassage(c.var.store, name)
    const options = { unit: null, ignore: orderedRules(ignore), moves: true }
    const selection = await selectCurrent(c.var.store, passage, { witnesses, base, ...options })
    const compared = await compareSelection(c.var.store, selection)
    const origin = originOf(c.req.raw)
    const permalink = origin + permalinkPath(selection)
    const query = `witnesses=${witnesses.map(encodeURIComponent).join(',')}`
    return {
      structured: JSON.parse(renderComparison(null, compared, { permalink })),
      text: renderComparison(apparatus, compared, {
        permalink,
        title: selection.title,
        witnesses: aboutWitnesses(selection),
      }),
      links: [
        { uri: `${origin}/p/${name}?${query}`, name: 'The comparison as a page', mimeType: 'text/html' },
        { uri: `${origin}/embed/p/${name}.html?${query}`, name: 'The comparison as a figure', mimeType: 'text/html' },
      ],
    }
  },
})

const compareTexts = tool({
  name: 'compare_texts',
  title: 'Compare texts',
  description: 'Compares texts that are not stored, as POST /v1/compare does. Stores nothing.',
  input: compareRequest,
  async call(c, { witnesses, options, rules: own }) {
    checkIgnored(options.ignore, own, 'options')
    await chargeWork(c, checkTexts(witnesses, options.base, options.names), witnesses.length)
    const compared = comparedTexts(
      witnesses,
      { ...options, ignore: orderedClasses(options.ignore) },
      options.names,
      own,
    )
    return {
      structured: JSON.parse(renderComparison(null, compared)),
      text: renderComparison(apparatus, compared),
      links: [],
    }
  },
})

const checkQuotation = tool({
  name: 'check_quotation',
  title: 'Check a quotation',
  description:
    'Says whether a quotation is exact, how its wording departs from its source, in which version it is found, and whether it comes ' +
    'from the telegram, passage or version that it is attributed to.',
  input: quotationQuestion,
  async call(c, input) {
    const answer = await checkStoredQuotation(c.var.store, questionOf(input))
    const origin = originOf(c.req.raw)
    const [best] = answer.places
    const where =
      best === undefined ? 'in nothing that is stored' : `${best.passage} ${best.siglum} [${best.start}, ${best.end})`
    return {
      structured: { ...answer },
      text: `${answer.verdict}: ${where}`,
      links: answer.places.map(({ version, passage, siglum }) => ({
        uri: `${origin}/v1/versions/${version}/text`,
        name: `The text of ${passage} ${siglum}`,
        mimeType: 'text/plain',
      })),
    }
  },
})

const findWording = tool({
  name: 'find_wording',
  title: 'Find words',
  description: 'Finds where words, or something close to them, occur in all stored versions.',
  input: v.strictObject({ q: v.pipe(filled('query'), v.description('The words.')), ignore: rules }),
  async call(c, { q, ignore }) {
    const answer = await search(c.var.store, { words: q, rules: orderedRules(ignore), limit: 20, cursor: null })
    if (answer === null) throw new ServiceError('no-letters', { words: q }, 'q')
    const origin = originOf(c.req.raw)
    const results = answer.found.map(({ version: { version, passage, siglum }, match, similarity, places }) => ({
      version,
      passage,
      siglum,
      match,
      similarity,
      places: places.map(({ sentence: _, ...place }) => place),
      address: `${origin}/v1/versions/${version}/text`,
    }))
    const lines = results.flatMap(({ passage, siglum, match, places }) =>
      places.map(
        ({ start, before, text, after }) => `${passage} ${siglum} ${start} (${match}): …${before}[${text}]${after}…`,
      ),
    )
    return { structured: { results }, text: lines.join('\n') || 'Nothing found.', links: [] }
  },
})

const findPassageRepeats = tool({
  name: 'find_repeats',
  title: 'Find repeated passages',
  description:
    'Finds passages that occur more than once in the current texts of a passage, verbatim or in similar words.',
  input: v.strictObject({ passage: passageId }),
  async call(c, { passage }) {
    const selection = selectForRepeats(await findPassage(c.var.store, passage))
    await chargeWork(c, selection.points, 1)
    const found = await readRepeats(c.var.unmeteredStore, selection, { minLength: MIN_LENGTH, similarity: SIMILARITY })
    const origin = originOf(c.req.raw)
    const lines = found.repeats.map(
      ({ spans, length, similarity }) =>
        `${length} code points, similarity ${similarity}: ${spans.map((one) => `${one.text} [${one.start}, ${one.end})`).join(', ')}`,
    )
    return {
      structured: { ...found, address: `${origin}/v1/passages/${passage}/repeats` },
      text: lines.join('\n') || 'Nothing is repeated.',
      links: [],
    }
  },
})

const getTelegram = tool({
  name: 'get_telegram',
  title: 'Get a telegram',
  description:
    'A telegram with every statement about it (value, basis, source, certainty), its evidence in the texts, its relations, tensions and contradictions.',
  input: v.strictObject({ id: v.pipe(id, v.description('Id of a telegram, as in /t/{id}.')) }),
  async call(c, { id: name }) {
    const { telegram, gone, contradictions } = await readInFull(c.var.store, await readTelegram(c.var.store, name))
    const origin = originOf(c.req.raw)
    const lines = telegram.statements.map(
      ({ property, value, basis, certainty, source, withdrawn }) =>
        `${property}: ${value} (${basis}, ${certainty}; ${source})${withdrawn ? ' [withdrawn]' : ''}`,
    )
    return {
      structured: { ...telegram, gone, contradictions, address: `${origin}/v1/telegrams/${name}` },
      text: [`${telegram.title.en} · ${telegram.title.zh}`, ...lines].join('\n'),
      links: [{ uri: `${origin}/t/${name}`, name: telegram.title.en, mimeType: 'text/html' }],
    }
  },
})

const listVersions = tool({
  name: 'list_versions',
  title: 'List versions of a witness',
  description: 'All versions of a witness, oldest first, each with its id, when and by whom it was made.',
  input: v.strictObject({ passage: passageId, siglum: v.pipe(text, v.description('Siglum of the witness.')) }),
  async call(c, { passage: name, siglum: wanted }) {
    const passage = await findPassage(c.var.store, name)
    if (!passage.witnesses.some((witness) => witness.siglum === wanted))
      throw new ServiceError('unknown-witness', { passage: name, siglum: wanted }, 'siglum')
    const origin = originOf(c.req.raw)
    const versions = (await c.var.store.listVersions(name, wanted)).map((version) => ({
      ...version,
      address: `${origin}/v1/versions/${version.version}`,
    }))
    return {
      structured: { versions },
      text: versions.map(({ version, created, length }) => `${created} ${version} (${length} code points)`).join('\n'),
      links: [],
    }
  },
})

export const TOOLS: readonly Tool[] = [
  compareWitnesses,
  compareTexts,
  checkQuotation,
  findWording,
  findPassageRepeats,
  getTelegram,
  listVersions,
]

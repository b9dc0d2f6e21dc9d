/** The shapes of answers about quotations. */
import * as v from 'valibot'
import { VERDICTS } from '../../quotations/check.ts'
import { segment } from './comparison.ts'
import { codePoints } from './values.ts'

export const quotationVerdict = v.pipe(
  v.picklist(VERDICTS),
  v.description(
    'The first of these that holds: the exact words; only accidentals differ; exact only in a version that is not current or not the ' +
      'one named; exact, but elsewhere than attributed; words left out without a sign; places of several passages, or out of order, run ' +
      'together; other words; nothing similar.',
  ),
)
const place = v.strictObject({
  version: v.string(),
  passage: v.string(),
  siglum: v.string(),
  current: v.pipe(v.boolean(), v.description('Whether it is the current version of its witness.')),
  start: codePoints,
  end: codePoints,
  similarity: v.pipe(v.number(), v.description('What is equal under all accidental rules, over the longer side.')),
  segments: v.pipe(
    v.array(segment),
    v.description(
      'The place compared with the quotation: spans by the siglum, in the version, and by `quotation`, in the quotation.',
    ),
  ),
  telegrams: v.pipe(v.array(v.string()), v.description('Telegrams quoted or reported there.')),
  before: v.string(),
  after: v.string(),
})

export const quotationPlaces = v.pipe(
  v.array(place),
  v.description('The best first; among equally good ones, those in current versions.'),
)

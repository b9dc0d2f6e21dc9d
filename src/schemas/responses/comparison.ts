/** The shape of a comparison. */
import * as v from 'valibot'
import { CLASSES, KINDS, TOUCHES } from '../../variants/comparison.ts'
import { unit } from '../requests.ts'
import { decisionReport } from './decisions.ts'
import { lacunae } from './passages.ts'
import { codePoints, idOfVersion, span } from './values.ts'

const spans = v.pipe(v.record(v.string(), span), v.description('By siglum.'))

export const segment = v.union([
  v.strictObject({ relation: v.literal('identical'), spans }),
  v.strictObject({
    relation: v.pipe(
      v.picklist(['equivalent', 'variant']),
      v.description('equivalent: the readings differ, but not under the rules in options.ignore.'),
    ),
    id: v.optional(v.pipe(v.string(), v.description('Of a variant: "1", "2", … in reading order.'))),
    spans,
    words: v.optional(
      v.pipe(
        v.record(v.string(), span),
        v.description(
          'Where a span cuts a word written in Han or kana: the spans widened to whole words, which pages show.',
        ),
      ),
    ),
    kind: v.pipe(
      v.picklist(KINDS),
      v.description('As seen from the base; `lacuna` where text of a witness is lost or illegible.'),
    ),
    readings: v.array(
      v.strictObject({
        text: v.string(),
        witnesses: v.array(v.string()),
        rank: v.optional(v.picklist(['main', 'sub'])),
        parent: v.optional(v.string()),
        regularised: v.optional(
          v.pipe(
            v.strictObject({ to: v.string(), class: v.string() }),
            v.description('The reading that an editorial decision makes it equal to, and the class of the difference.'),
          ),
        ),
      }),
    ),
    classes: v.pipe(
      v.array(v.string()),
      v.description(
        `Named rules that take part in explaining the difference: ${CLASSES.join(', ')}, or an editor's own.`,
      ),
    ),
    touches: v.array(v.picklist(TOUCHES)),
    significance: v.picklist(['accidental', 'substantive']),
    lacunae: v.optional(
      v.pipe(
        v.array(v.string()),
        v.description('Sigla of the witnesses whose text is lost here; only where there are some.'),
      ),
    ),
    reference: v.optional(
      v.pipe(
        v.string(),
        v.description('Page, line, verse: of the base, or of the first witness whose version has references.'),
      ),
    ),
    lemma: v.optional(v.union([v.strictObject({ siglum: v.string() }), v.strictObject({ conjecture: v.string() })])),
    notes: v.optional(
      v.array(v.strictObject({ text: v.string(), language: v.nullable(v.string()), decision: v.string() })),
    ),
    print: v.optional(v.picklist(['yes', 'no'])),
    approved: v.optional(v.literal(true)),
    decisions: v.optional(v.pipe(v.array(v.string()), v.description('Decisions that shaped the place.'))),
  }),
])

export const comparison = v.strictObject({
  engine: v.string(),
  requestedEngine: v.optional(
    v.pipe(v.string(), v.description('Present where the request names another engine than the one that runs.')),
  ),
  options: v.strictObject({ unit, ignore: v.array(v.string()), base: v.string(), moves: v.boolean() }),
  witnesses: v.pipe(
    v.array(
      v.strictObject({
        siglum: v.string(),
        version: v.nullable(idOfVersion),
        length: codePoints,
        language: v.nullable(v.string()),
        lacunae,
        assumed: v.optional(
          v.pipe(
            v.string(),
            v.description('The language whose rules were applied, where the witness has no language.'),
          ),
        ),
      }),
    ),
    v.description('The base first, then by siglum.'),
  ),
  segments: v.pipe(
    v.array(segment),
    v.description('In reading order and lossless: the spans of a witness partition its text.'),
  ),
  moves: v.array(
    v.strictObject({
      id: v.string(),
      spans,
      similarity: v.number(),
      segments: v.optional(
        v.pipe(
          v.array(segment),
          v.description('The comparison of the ends of the move, where they differ: offsets into the whole texts.'),
        ),
      ),
    }),
  ),
  summary: v.strictObject({
    variants: v.number(),
    substantive: v.number(),
    accidental: v.number(),
    byKind: v.record(v.string(), v.number()),
    byClass: v.record(v.string(), v.number()),
    similarity: v.record(v.string(), v.record(v.string(), v.number())),
  }),
  decisions: v.optional(decisionReport),
  precise: v.boolean(),
  reason: v.optional(
    v.pipe(v.string(), v.description('Present where precise is false: the limit that made the answer coarser.')),
  ),
  permalink: v.pipe(
    v.nullable(v.string()),
    v.description('The address that always gives this answer; null for unstored texts.'),
  ),
})

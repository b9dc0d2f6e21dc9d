/** The shapes of answers. Tests check every answer against them, and the OpenAPI document is made from them. */
import * as v from 'valibot'
import { DECISION_SCOPES, UNAPPLIED_REASONS } from '../editing/decision.ts'
import { CONTRADICTION_RULES } from '../provenance/contradictions.ts'
import { RELATION_TYPES } from '../provenance/telegram.ts'
import { CLASSES, KINDS, TOUCHES } from '../variants/comparison.ts'
import { unit } from './requests.ts'

const codePoints = v.pipe(v.number(), v.integer(), v.minValue(0), v.description('In code points.'))
const instant = v.pipe(v.string(), v.isoTimestamp(), v.description('RFC 3339, UTC.'))
const versionId = v.pipe(v.string(), v.description('Derived from passage, siglum and text.'))
const orNull = <S extends v.GenericSchema>(schema: S) => v.nullable(schema)
const span = v.pipe(
  v.strictTuple([codePoints, codePoints]),
  v.description('Start and end (exclusive), in code points.'),
)
const bilingual = v.strictObject({ zh: v.string(), en: v.string() })
export const localizedWords = v.pipe(
  v.union([v.string(), bilingual]),
  v.description('As it was sent: a text, or one in zh and one in en.'),
)

const withdrawal = v.strictObject({ reason: v.string(), responsible: v.string(), at: instant })

const provisional = v.optional(
  v.pipe(
    v.literal(true),
    v.description('For two minutes after it was recorded: an earlier claim to its name may come to light.'),
  ),
)

export const witness = v.strictObject({
  siglum: v.string(),
  label: localizedWords,
  language: orNull(v.string()),
  source: orNull(localizedWords),
  current: v.pipe(
    orNull(v.strictObject({ version: versionId, length: codePoints, created: instant })),
    v.description('The one stored or restored last that is not withdrawn; null where there is none.'),
  ),
  provisional,
})

export const passage = v.strictObject({
  id: v.string(),
  title: localizedWords,
  language: v.string(),
  description: orNull(localizedWords),
  witnesses: v.pipe(v.array(witness), v.description('By siglum.')),
  provisional,
})

export const cursor = v.pipe(orNull(v.string()), v.description('Give it to the next request; null at the end.'))

const lacunae = v.optional(
  v.pipe(
    v.array(
      v.strictObject({
        start: codePoints,
        end: codePoints,
        reason: v.optional(v.string()),
        extent: v.optional(v.string()),
      }),
    ),
    v.description(
      'Where the text is lost or illegible; `start = end` is a gap without a sign, at the end of the text it breaks off.',
    ),
  ),
)

export const version = v.strictObject({
  version: versionId,
  passage: v.string(),
  siglum: v.string(),
  length: codePoints,
  sha256: v.pipe(v.string(), v.description("Of the text's UTF-8, in lower-case hexadecimal.")),
  created: v.pipe(instant, v.description('When the text was made; RFC 3339, UTC.')),
  recorded: v.pipe(instant, v.description('When this store took it; RFC 3339, UTC.')),
  note: orNull(localizedWords),
  responsible: orNull(v.string()),
  derivedFrom: orNull(v.strictObject({ version: versionId, start: codePoints, end: codePoints })),
  lacunae,
  references: v.optional(
    v.pipe(v.array(v.strictObject({ start: codePoints, label: v.string() })), v.description('Pages, lines, verses.')),
  ),
  withdrawn: v.optional(v.pipe(withdrawal, v.description('Taken back; the version stays, and is not current.'))),
  restored: v.optional(
    v.pipe(v.array(instant), v.description('When its text was stored once more, which made it current again.')),
  ),
  provisional,
  superseded: v.optional(
    v.pipe(
      v.literal(true),
      v.description('Its passage or witness lost the claim to its name to an earlier one: it is no version of that.'),
    ),
  ),
})

export const names = v.strictObject({
  id: v.pipe(v.string(), v.description('Derived from the list.')),
  names: v.array(
    v.strictObject({ id: v.string(), kind: v.picklist(['person', 'pseudonym', 'place']), forms: v.array(v.string()) }),
  ),
  provisional,
})

export const rules = v.strictObject({
  id: v.pipe(v.string(), v.description('Derived from the list.')),
  rules: v.array(
    v.strictObject({
      id: v.string(),
      class: v.optional(v.string()),
      pairs: v.array(v.strictTuple([v.string(), v.string()])),
      language: v.optional(v.string()),
      at: v.optional(v.picklist(['anywhere', 'word', 'start', 'end'])),
    }),
  ),
  provisional,
})

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
          'Where a span cuts a word written in Han or kana: the spans widened to whole words, as readers are shown them.',
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
            v.description('The reading that it is one with by an editorial decision, and how it differs.'),
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

const context = v.strictObject({
  version: v.string(),
  start: codePoints,
  end: codePoints,
  before: v.string(),
  text: v.string(),
  after: v.string(),
})

/** A decision as it is recorded. */
export const storedDecision = v.strictObject({
  decision: v.string(),
  type: v.picklist([
    'regularise',
    'align',
    'separate',
    'split',
    'join',
    'lemma',
    'order',
    'reading',
    'classify',
    'note',
    'print',
    'approve',
  ]),
  target: v.array(v.strictObject({ version: versionId, start: codePoints, end: codePoints })),
  value: v.pipe(v.looseObject({}), v.description('As the type has it.')),
  scope: v.picklist(DECISION_SCOPES),
  reason: orNull(localizedWords),
  responsible: orNull(v.string()),
  created: instant,
  recorded: instant,
  withdrawn: v.optional(v.strictObject({ reason: v.string(), responsible: v.string(), at: instant })),
})

const decisionReport = v.strictObject({
  id: v.pipe(orNull(v.string()), v.description('Of the set; null for decisions of the request.')),
  applied: v.number(),
  carried: v.pipe(v.array(v.string()), v.description('Applied, though decided on an earlier version.')),
  unapplied: v.array(
    v.strictObject({
      decision: v.string(),
      reason: v.picklist(Object.keys(UNAPPLIED_REASONS)),
      with: v.optional(v.pipe(v.array(v.string()), v.description('The decisions that it contradicts.'))),
      was: v.optional(context),
      is: v.optional(context),
    }),
  ),
})

export const comparison = v.strictObject({
  engine: v.string(),
  requestedEngine: v.optional(
    v.pipe(v.string(), v.description('Only where another engine was asked for than the one that runs.')),
  ),
  options: v.strictObject({ unit, ignore: v.array(v.string()), base: v.string(), moves: v.boolean() }),
  witnesses: v.pipe(
    v.array(
      v.strictObject({
        siglum: v.string(),
        version: orNull(versionId),
        length: codePoints,
        language: orNull(v.string()),
        lacunae,
        assumed: v.optional(
          v.pipe(v.string(), v.description('The language whose rules were taken, where the witness names none.')),
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
  reason: v.optional(v.pipe(v.string(), v.description('Only where precise is false: the limit that made it coarser.'))),
  permalink: v.pipe(
    orNull(v.string()),
    v.description('The address that always gives this answer; null for unstored texts.'),
  ),
})

export const repeat = v.strictObject({
  spans: v.pipe(
    v.array(v.strictObject({ text: v.string(), start: codePoints, end: codePoints })),
    v.description('By text, then by place; none overlaps another.'),
  ),
  length: v.pipe(codePoints, v.description('Of the longest span.')),
  similarity: v.pipe(
    v.number(),
    v.description('Of the spans to the best attested of them, the least; marks and spaces aside.'),
  ),
  identical: v.pipe(v.boolean(), v.description('Whether all spans have the very same code points.')),
})

export const repeats = v.strictObject({
  repeats: v.pipe(v.array(repeat), v.description('What is most worth reading first.')),
  precise: v.boolean(),
  reason: v.optional(
    v.pipe(v.string(), v.description('Only where precise is false: the limits that left something out.')),
  ),
})

export const evidence = v.strictObject({
  version: versionId,
  passage: v.string(),
  siglum: v.string(),
  start: codePoints,
  end: codePoints,
  kind: v.picklist(['quote', 'paraphrase', 'mention']),
  role: v.picklist(['content', 'date', 'existence', 'status', 'received', 'via', 'comparison']),
  text: v.pipe(v.string(), v.description('What the span cuts from that version.')),
})

export const statement = v.strictObject({
  id: v.string(),
  property: v.string(),
  value: localizedWords,
  basis: v.picklist(['stated', 'inferred', 'external-document', 'external-scholarship', 'computed', 'editorial']),
  source: localizedWords,
  certainty: v.picklist(['high', 'medium', 'low', 'unknown']),
  responsible: v.string(),
  evidence: v.optional(v.array(evidence)),
  withdrawn: v.optional(v.pipe(withdrawal, v.description('Taken back; the statement stays where it was said.'))),
  provisional,
})

export const telegram = v.strictObject({
  id: v.string(),
  title: bilingual,
  type: v.string(),
  status: v.string(),
  passage: v.pipe(orNull(v.string()), v.description('The passage that holds its wording.')),
  statements: v.array(statement),
  evidence: v.array(evidence),
  relations: v.array(
    v.strictObject({
      type: v.picklist(RELATION_TYPES),
      telegram: v.string(),
      basis: v.optional(statement.entries.basis),
      source: v.optional(v.string()),
      certainty: v.optional(statement.entries.certainty),
    }),
  ),
  tensions: v.array(
    v.strictObject({
      id: v.string(),
      title: bilingual,
      text: bilingual,
      telegrams: v.array(v.string()),
      evidence: v.array(evidence),
    }),
  ),
  recorded: v.optional(v.pipe(instant, v.description('When the newest of this was recorded.'))),
  provisional,
})

/** A version in the history of its witness. */
export const historyVersion = v.strictObject({
  ...version.entries,
  current: v.boolean(),
  change: v.pipe(
    orNull(
      v.strictObject({
        from: v.pipe(versionId, v.description('The version before it.')),
        comparison: v.pipe(v.string(), v.description('Address of the comparison of the two.')),
        summary: v.pipe(
          orNull(
            v.strictObject({
              variants: v.number(),
              substantive: v.number(),
              accidental: v.number(),
              byClass: v.record(v.string(), v.number()),
            }),
          ),
          v.description('Null where it was too much to compare here; the comparison tells.'),
        ),
      }),
    ),
    v.description('What changed from the version before; null for the first.'),
  ),
})

const recordedAt = v.strictObject({ version: versionId, start: codePoints, end: codePoints })

/** Evidence that nobody recorded: found again in another text. */
const carriedEvidence = v.strictObject({
  ...evidence.entries,
  basis: v.literal('computed'),
  certainty: statement.entries.certainty,
  similarity: v.pipe(v.number(), v.description('Of the words to those they were carried from, 0 to 1.')),
  from: recordedAt,
})

const { start: _start, end: _end, ...spanless } = evidence.entries

export const telegramInFull = v.strictObject({
  ...telegram.entries,
  evidence: v.pipe(
    v.array(v.union([evidence, carriedEvidence])),
    v.description('As recorded, then what was carried from there to the current texts by alignment.'),
  ),
  gone: v.pipe(
    v.array(v.strictObject({ ...spanless, from: recordedAt })),
    v.description(
      'Recorded words that the current text of a witness does not have any more; `text` is what they were.',
    ),
  ),
  notCarried: v.pipe(
    v.array(versionId),
    v.description('Texts that were not looked at, over the limit carriedWitnesses.'),
  ),
  contradictions: v.array(
    v.strictObject({
      rule: v.picklist(CONTRADICTION_RULES),
      text: bilingual,
      statements: v.array(v.string()),
      telegrams: v.array(v.string()),
      tension: v.optional(v.string()),
    }),
  ),
})

/** As the OpenAPI document calls them. */
export const NAMED = {
  Passage: passage,
  Witness: witness,
  Version: version,
  NameList: names,
  Comparison: comparison,
  Segment: segment,
  Repeats: repeats,
  Repeat: repeat,
  Telegram: telegram,
  TelegramInFull: telegramInFull,
  Statement: statement,
  Evidence: evidence,
}

/** The shapes of passages, witnesses, versions, and the lists that belong to a passage. */
import * as v from 'valibot'
import { codePoints, idOfVersion, instant, localizedWords, provisionalFlag, withdrawal } from './values.ts'

export const witness = v.strictObject({
  siglum: v.string(),
  label: localizedWords,
  language: v.nullable(v.string()),
  source: v.nullable(localizedWords),
  current: v.pipe(
    v.nullable(v.strictObject({ version: idOfVersion, length: codePoints, created: instant })),
    v.description('The one stored or restored last that is not withdrawn; null where there is none.'),
  ),
  provisional: provisionalFlag,
})

export const passage = v.strictObject({
  id: v.string(),
  title: localizedWords,
  language: v.string(),
  description: v.nullable(localizedWords),
  witnesses: v.pipe(v.array(witness), v.description('By siglum.')),
  provisional: provisionalFlag,
})

export const lacunae = v.optional(
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
      'Where the text is lost or illegible; `start = end` is a gap without a sign; one at the end of the text means that the text breaks off.',
    ),
  ),
)

export const version = v.strictObject({
  version: idOfVersion,
  passage: v.string(),
  siglum: v.string(),
  length: codePoints,
  sha256: v.pipe(v.string(), v.description("Of the text's UTF-8, in lower-case hexadecimal.")),
  created: v.pipe(instant, v.description('When the text was made; RFC 3339, UTC.')),
  recorded: v.pipe(instant, v.description('When this store took it; RFC 3339, UTC.')),
  note: v.nullable(localizedWords),
  responsible: v.nullable(v.string()),
  derivedFrom: v.nullable(v.strictObject({ version: idOfVersion, start: codePoints, end: codePoints })),
  lacunae,
  references: v.optional(
    v.pipe(v.array(v.strictObject({ start: codePoints, label: v.string() })), v.description('Pages, lines, verses.')),
  ),
  withdrawn: v.optional(
    v.pipe(withdrawal, v.description('The version is withdrawn: it stays readable, and is not current.')),
  ),
  restored: v.optional(
    v.pipe(
      v.array(instant),
      v.description('When the same text was stored again, which made the version current again.'),
    ),
  ),
  provisional: provisionalFlag,
  superseded: v.optional(
    v.pipe(
      v.literal(true),
      v.description('An earlier record has the name of its passage or witness, so it is no version of that one.'),
    ),
  ),
})

/** A version in the history of its witness. */
export const historyVersion = v.strictObject({
  ...version.entries,
  current: v.boolean(),
  change: v.pipe(
    v.nullable(
      v.strictObject({
        from: v.pipe(idOfVersion, v.description('The version before it.')),
        comparison: v.pipe(v.string(), v.description('Address of the comparison of the two.')),
        summary: v.pipe(
          v.nullable(
            v.strictObject({
              variants: v.number(),
              substantive: v.number(),
              accidental: v.number(),
              byClass: v.record(v.string(), v.number()),
            }),
          ),
          v.description('Null where the comparison is too large for this list; its address gives it.'),
        ),
      }),
    ),
    v.description('What changed from the version before; null for the first.'),
  ),
})

export const names = v.strictObject({
  id: v.pipe(v.string(), v.description('Derived from the list.')),
  names: v.array(
    v.strictObject({ id: v.string(), kind: v.picklist(['person', 'pseudonym', 'place']), forms: v.array(v.string()) }),
  ),
  provisional: provisionalFlag,
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
  provisional: provisionalFlag,
})

/** The parts of requests that several routes read. */
import * as v from 'valibot'
import { LIMITS, overLimit } from '../limits.ts'
import { IGNORABLE, UNITS } from '../service/comparison-query.ts'
import { ID, SIGLUM } from '../service/identifiers.ts'
import { filled, prose, text, within, withinEntries } from '../service/validation.ts'
import { ORTHOGRAPHIC, RULES } from '../text/equivalences/index.ts'
import { MOST_EQUAL_LETTERS, MOST_EQUAL_STRINGS, tooWide } from '../text/own-rules.ts'

export const id = v.pipe(
  text,
  v.regex(
    ID,
    'Expected 1 to 64 of a–z, 0–9, "-" and "_", beginning with a letter or digit; a dot only before a digit.',
  ),
)

/** Composed (NFC), so that é is one siglum however it was typed. */
export const siglum = v.pipe(
  text,
  v.transform((s) => s.normalize('NFC')),
  v.check(
    (s) => !/\p{Default_Ignorable_Code_Point}/u.test(s),
    'Expected no invisible signs in a siglum, such as variation selectors or joiners.',
  ),
  v.regex(SIGLUM, 'Expected letters and digits, then also any of * \' + - _ . as in "A", "α", "𝔓66", "B*".'),
  within('siglum'),
)

/** A caller's own siglum need not fit into an address, only into an answer. */
export const comparedSiglum = v.pipe(
  text,
  v.regex(/^[^\p{Cc}]+$/u, 'Expected a siglum that is not empty and has no control characters.'),
  within('comparedSiglum'),
  // As a member of a JSON object this one name does not survive every parser.
  v.check((s) => s !== '__proto__', '"__proto__" cannot be a siglum.'),
)

export const language = v.pipe(
  text,
  v.check(isLanguage, 'Expected a language tag (BCP 47) such as "zh-Hans", "lzh-Hant", "grc" or "la".'),
)

function isLanguage(tag: string): boolean {
  try {
    return tag.length <= 35 && Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

const orNull = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null)

export const optionalLine = orNull(filled('line'))
export const optionalProse = orNull(prose)
export const localizedProse = orNull(
  v.union(
    [prose, v.strictObject({ zh: filled('prose'), en: filled('prose') })],
    'Expected a text, or one in zh and one in en.',
  ),
)
export const optionalLanguage = orNull(language)

export const rule = v.picklist(RULES, `Expected one of ${RULES.join(', ')}.`)
/** A rule, or the name that engine 1 gave to four of them together. */
export const ignorable = v.picklist(
  IGNORABLE,
  `Expected one of ${RULES.join(', ')}, or orthographic for ${ORTHOGRAPHIC.join(', ')} together.`,
)
export const unit = v.picklist(UNITS, `Expected one of ${UNITS.join(', ')}.`)

/** Authority list of names: forms of one name. */
export const nameEntries = v.pipe(
  v.array(
    v.strictObject({
      id: filled('nameForm'),
      kind: v.picklist(['person', 'pseudonym', 'place'], 'Expected one of person, pseudonym, place.'),
      forms: v.pipe(
        v.array(filled('nameForm'), 'Expected a list of forms.'),
        v.minLength(1, 'Expected at least one form.'),
        withinEntries('nameForms'),
      ),
    }),
    'Expected a list of names.',
  ),
  withinEntries('names'),
  v.check(
    (list) => list.flatMap(({ forms }) => forms).reduce((sum, form) => sum + form.length, 0) <= LIMITS.namesTotal.value,
    () => overLimit('namesTotal'),
  ),
)

const side = v.pipe(text, within('nameForm'))

/** A passage's own equivalence rules, or a caller's. */
export const ownRules = v.pipe(
  v.array(
    v.pipe(
      v.strictObject({
        id: filled('nameForm'),
        class: v.optional(filled('nameForm')),
        pairs: v.pipe(
          v.array(
            v.tuple([side, side], 'Expected a pair of strings.'),
            'Expected a list of pairs, each of two strings.',
          ),
          v.minLength(1, 'Expected at least one pair.'),
          withinEntries('names'),
        ),
        language: v.optional(language),
        at: v.optional(v.picklist(['anywhere', 'word', 'start', 'end'], 'Expected one of anywhere, word, start, end.')),
      }),
      v.check(
        ({ pairs, at = 'anywhere' }) => at !== 'anywhere' || pairs.every((pair) => !pair.includes('')),
        'One side of a pair may be empty only where "at" is word, start or end.',
      ),
      v.check(({ pairs }) => pairs.every(([a, b]) => a !== b), 'The sides of a pair must differ.'),
      v.check(
        (rule) => tooWide(rule) === null,
        `Pairs make an equivalence; these make more than ${MOST_EQUAL_LETTERS} letters or ${MOST_EQUAL_STRINGS} words equal, and so words that have nothing in common.`,
      ),
    ),
    'Expected a list of rules.',
  ),
  withinEntries('names'),
  v.check((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'Two rules have one id.'),
  v.check(
    (rules) => rules.reduce((sum, { pairs }) => sum + pairs.length, 0) <= LIMITS.names.value,
    `All rules together have more than ${LIMITS.names.value} pairs.`,
  ),
)

/** RFC 3339, in UTC and milliseconds once it is read; undefined where it is left out. */
export const optionalInstant = (description: string) =>
  v.optional(
    v.pipe(
      v.string(),
      v.isoTimestamp('Expected an instant such as 2026-11-01T00:00:00.000Z.'),
      v.check((at) => !Number.isNaN(Date.parse(at)), 'This instant never was.'),
      v.transform((at) => new Date(at).toISOString()),
      v.description(description),
    ),
  )

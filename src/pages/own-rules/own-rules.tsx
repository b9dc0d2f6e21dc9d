/** Own rules on a page: the rows of the form, what each rule explains, and the rules that the texts suggest. */
import { type ComparisonView, foldedOf } from '../../present/comparison-view.ts'
import { addressOfRow, OWN_PLACES, type OwnPlace, type OwnRow } from '../../present/own-choice.ts'
import { isVariant } from '../../present/text-runs.ts'
import type { OwnRule } from '../../text/own-rules.ts'
import { proposeNames, proposeRules } from '../../variants/rule-proposals.ts'
import { PASTED_FORM } from '../comparison-views/step-link.tsx'
import type { Reader } from '../ui/reader.ts'

/** The rows that there are, and room for one more: without a script each sending brings another. */
export const OwnRows = ({ reader, rows }: { reader: Reader; rows: readonly OwnRow[] }) => {
  const { t } = reader
  const all: readonly OwnRow[] = [...rows, { a: '', b: '', at: 'anywhere' }]
  return (
    <div class="own-rows">
      {all.map(({ a, b, at }, index) => (
        <fieldset class="own-row">
          <legend class="said">{t.own.row(index + 1)}</legend>
          <input type="text" name="own-a" value={a} aria-label={t.own.first} autocomplete="off" spellcheck={false} />
          <span aria-hidden="true">=</span>
          <input type="text" name="own-b" value={b} aria-label={t.own.second} autocomplete="off" spellcheck={false} />
          <select name="own-at" aria-label={t.own.where}>
            {OWN_PLACES.map((place) => (
              <option value={place} selected={place === at}>
                {t.own.places[place]}
              </option>
            ))}
          </select>
        </fieldset>
      ))}
      <p class="hint">{t.own.emptyHint}</p>
    </div>
  )
}

interface ExplainedProps {
  readonly reader: Reader
  readonly shown: ComparisonView
  readonly rows: readonly OwnRow[]
  /** Those in force for a passage. */
  readonly stored?: readonly OwnRule[]
  readonly hrefOf?: (id: string) => string
}

/** How many places each rule takes part in, each place a link. */
export const Explained = ({ reader, shown, rows, stored = [], hrefOf = (id) => `#v${id}` }: ExplainedProps) => {
  const { t } = reader
  const listed = [
    ...stored.map((rule) => ({
      words: wordsOf(rule, reader),
      places: placesOf(shown, rule.class ?? rule.id),
      isStored: true,
    })),
    ...rows.map((row) => ({
      words: rowWords(row, reader),
      places: row.at === 'name' ? placesOfName(shown, row) : placesOf(shown, addressOfRow(row)),
      isStored: false,
    })),
  ]
  if (listed.length === 0) return null
  return (
    <section class="own-explained" aria-labelledby="own-explained">
      <h3 id="own-explained">{t.own.explained}</h3>
      <ul>
        {listed.map(({ words, places, isStored }) => (
          <li>
            <bdi>{words}</bdi> {isStored && <span class="hint">{t.own.inForce}</span>}{' '}
            <b>{t.own.explains(places.ids.length)}</b> <PlaceLinks reader={reader} ids={places.ids} hrefOf={hrefOf} />
            {places.folded > 0 && <span class="hint"> {t.own.folded(places.folded)}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface Explains {
  /** Ids of variants. */
  readonly ids: readonly string[]
  /** Places that are no variants because the class is ignored. */
  readonly folded: number
}

const placesOf = (shown: ComparisonView, name: string): Explains => ({
  ids: shown.comparison.segments.flatMap((one) => (isVariant(one) && one.classes.includes(name) ? [one.id] : [])),
  folded: foldedOf(shown).filter(({ classes }) => classes.includes(name)).length,
})

/** The places that are forms of names, in which the row's forms are or are cut. */
function placesOfName(shown: ComparisonView, { a, b }: OwnRow): Explains {
  const isPart = (text: string) => text !== '' && [a, b].some((form) => form.includes(text) || text.includes(form))
  const isOf = ({
    classes,
    readings,
  }: {
    readonly classes: readonly string[]
    readonly readings: readonly { readonly text: string }[]
  }) =>
    classes.includes('name-form') &&
    readings.every(({ text }) => text === '' || isPart(text)) &&
    readings.some(({ text }) => isPart(text))
  return {
    ids: shown.comparison.segments.flatMap((one) => (isVariant(one) && isOf(one) ? [one.id] : [])),
    folded: foldedOf(shown).filter(isOf).length,
  }
}

/** So many places are links; the rest are counted. */
const LINKED = 12

const PlaceLinks = ({
  reader: { t },
  ids,
  hrefOf,
}: {
  reader: Reader
  ids: readonly string[]
  hrefOf: (id: string) => string
}) => (
  <span class="own-places">
    {ids.slice(0, LINKED).map((id) => (
      <a href={hrefOf(id)} aria-label={t.comparison.variant(id)}>
        {id}
      </a>
    ))}
    {ids.length > LINKED && <span class="hint">{t.own.more(ids.length - LINKED)}</span>}
  </span>
)

interface ProposalsProps {
  readonly reader: Reader
  readonly shown: ComparisonView
  readonly rows: readonly OwnRow[]
  /** The address of the page with one more row; null where a form holds them, and a button sends it with the row. */
  readonly acceptAt: ((row: OwnRow) => string) | null
  readonly hrefOf?: (id: string) => string
}

/** What is listed before the rest is folded, and of that so many: a page stays small. */
const FIRST = 6
const REST = 18

/** Pairs of letters, words and names that the texts give for each other again and again, each to be accepted with one click. */
export const Proposals = ({ reader, shown, rows, acceptAt, hrefOf = (id) => `#v${id}` }: ProposalsProps) => {
  const { t } = reader
  const known = new Set(rows.map(addressOfRow))
  const texts = new Map([...shown.texts].map(([siglum, { string }]) => [siglum, string]))
  const isNew = ({ row }: { readonly row: OwnRow }) => !known.has(addressOfRow(row))
  const rules = proposeRules(shown.comparison)
    .map(({ rule: { pairs, at = 'anywhere' }, places }) => ({ row: rowOfPair(pairs[0]!, at), places }))
    .filter(isNew)
  const names = proposeNames(shown.comparison, texts)
    .map(({ name, places }) => ({ row: rowOfPair([name.forms[0]!, name.forms[1]!], 'name'), places }))
    .filter(isNew)
  if (rules.length + names.length === 0) return null
  const list = (all: typeof rules) => (
    <ul class="own-proposals">
      {all.map(({ row, places }) => (
        <li>
          <Accept reader={reader} row={row} acceptAt={acceptAt} /> <bdi>{rowWords(row, reader)}</bdi>{' '}
          <b>{t.own.explains(places.length)}</b> <PlaceLinks reader={reader} ids={places} hrefOf={hrefOf} />
        </li>
      ))}
    </ul>
  )
  return (
    <section class="own-proposed" aria-labelledby="own-proposed">
      <h3 id="own-proposed">{t.own.proposed}</h3>
      <p class="hint">{t.own.proposedIntro}</p>
      {list(rules.slice(0, FIRST))}
      {rules.length > FIRST && (
        <details>
          <summary>{t.own.more(Math.min(REST, rules.length - FIRST))}</summary>
          {list(rules.slice(FIRST, FIRST + REST))}
        </details>
      )}
      {names.length > 0 && (
        <>
          <h4>{t.own.proposedNames}</h4>
          {list(names.slice(0, REST))}
        </>
      )}
    </section>
  )
}

const rowOfPair = ([a, b]: readonly [string, string], at: OwnPlace): OwnRow => ({ a, b, at })

const Accept = ({ reader, row, acceptAt }: { reader: Reader; row: OwnRow; acceptAt: ProposalsProps['acceptAt'] }) => {
  const { t } = reader
  const label = t.own.acceptOf(rowWords(row, reader))
  return acceptAt === null ? (
    <button type="submit" class="quiet" form={PASTED_FORM} name="own" value={addressOfRow(row)} aria-label={label}>
      {t.own.accept}
    </button>
  ) : (
    <a class="button quiet" href={acceptAt(row)} rel="nofollow" aria-label={label}>
      {t.own.accept}
    </a>
  )
}

/** `u = v`, `e = ∅ (at the end of words)`. */
const rowWords = ({ a, b, at }: OwnRow, { t }: Reader): string =>
  `${a || t.own.nothing} = ${b || t.own.nothing}${at === 'anywhere' ? '' : t.own.inBrackets(t.own.places[at])}`

const wordsOf = ({ pairs, at = 'anywhere' }: OwnRule, reader: Reader): string =>
  pairs.map(([a, b]) => rowWords({ a, b, at }, reader)).join(reader.t.comma)

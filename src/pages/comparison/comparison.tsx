/** `/p/{passage}`: a passage, its witnesses compared. */

import { type ComparisonView, type Elsewhere, type VersionPlace, variantsOf } from '../../present/comparison-view.ts'
import { PICTURE } from '../../present/link-picture.ts'
import { addressQuery, type PageQuery } from '../../present/page-query.ts'
import { partShown, partsOf } from '../../present/parts.ts'
import { readingsOf, type ShownReading } from '../../present/readings.ts'
import { isVariant } from '../../present/text-runs.ts'
import { writeInstant } from '../../provenance/date-words.ts'
import type { Telegram } from '../../provenance/telegram.ts'
import type { PassageIn } from '../../service/passages.ts'
import type { OwnRule } from '../../text/own-rules.ts'
import { Agreement } from '../comparison-views/agreement.tsx'
import { Controls, Views } from '../comparison-views/controls.tsx'
import { Facets } from '../comparison-views/facets.tsx'
import { FindWithin } from '../comparison-views/find-within.tsx'
import { Overview } from '../comparison-views/overview.tsx'
import { Position } from '../comparison-views/position.tsx'
import { Result } from '../comparison-views/result.tsx'
import { ComparisonSummary } from '../comparison-views/summary.tsx'
import { WritingMode } from '../comparison-views/writing-mode.tsx'
import { OwnRulesPanel } from '../own-rules/panel.tsx'
import { Layout } from '../ui/layout.tsx'
import type { Reader } from '../ui/reader.ts'
import { Titled } from '../ui/text.tsx'
import { historyPath } from '../versions/path.ts'
import { AddVersion, type VersionDraft } from './add-version.tsx'
import type { CitedPlace } from './citations.ts'
import { type Citation, Cite, discovery } from './cite.tsx'
import { picturePath } from './picture.ts'
import { TelegramsHere, WordingOf } from './telegrams-here.tsx'

export interface ComparisonProps {
  readonly reader: Reader
  readonly passage: PassageIn
  readonly choice: PageQuery
  /** Null where the passage has no text at all. */
  readonly shown: ComparisonView | null
  /** Null where there is nothing to cite, and where rules are tried that are not stored. */
  readonly citation: Citation | null
  /** Own rules in force. */
  readonly rules: readonly OwnRule[]
  readonly canonical: string
  readonly draft: VersionDraft
  readonly elsewhere: Elsewhere
  /** Those whose wording the passage is. */
  readonly telegrams: readonly Telegram[]
}

export const ComparisonPage = (props: ComparisonProps) => {
  const { reader, passage, choice, shown, citation, rules, canonical, draft, elsewhere, telegrams } = props
  const { t, link } = reader
  const path = `/p/${encodeURIComponent(passage.id)}`
  const partAt = (part: number) => link(path, addressQuery({ ...choice, highlight: null, cited: null, part }))
  return (
    <Layout
      reader={reader}
      title={`${passage.title} — Variorum`}
      description={descriptionOf(reader, passage, shown, choice.cited)}
      picture={
        shown === null || shown.comparison.witnesses.length < 2 || choice.own.length > 0
          ? undefined
          : { path: picturePath(passage.id, choice), ...PICTURE }
      }
      canonical={canonical}
      alternates={[
        ...(citation?.forms ?? []),
        ...(shown && choice.own.length === 0 ? [discovery(reader, canonical, passage.title)] : []),
      ]}
      wide
      text={
        shown === null ? 'main' : choice.view === 'list' && shown.comparison.witnesses.length > 1 ? 'variants' : 'text'
      }
      firstVariant={shown === null ? undefined : firstVariant(shown, choice)}
    >
      <div class="passage-head">
        <p class="crumb">
          <a href={link('/')}>{t.readingRoom}</a> ›{' '}
          <span class="id" translate="no" title={passage.id}>
            {passage.id.length > LONG_ID ? `${passage.id.slice(0, LONG_ID)}…` : passage.id}
          </span>
        </p>
        <h1>
          <Titled text={passage.title} lang={reader.t.tag} />
        </h1>
        <WordingOf reader={reader} telegrams={telegrams} />
      </div>
      {draft.errors.length > 0 && <AddVersion reader={reader} passage={passage} draft={draft} />}
      {choice.versions !== null && (
        <p class="notice">
          {t.comparison.pinned} <a href={link(path)}>{t.comparison.toCurrent}</a>
        </p>
      )}
      {choice.at !== null && choice.versions === null && (
        <AsOf reader={reader} at={choice.at} path={path} permalink={citation?.permalink ?? null} />
      )}
      {citation?.requestedEngine != null && <p class="notice">{t.comparison.otherEngine(citation.requestedEngine)}</p>}
      {shown === null ? (
        choice.at === null && <p class="notice">{t.comparison.noWitness}</p>
      ) : (
        <>
          <div class="overall">
            <ComparisonSummary reader={reader} shown={shown} faceted />
            <Facets
              reader={reader}
              shown={shown}
              at={(filter) => link(path, addressQuery({ ...choice, filter, cited: null, part: 1 }))}
            />
          </div>
          <Overview shown={shown} reader={reader} hrefOf={placeIn(shown, choice, partAt)} />
          <div class="drawers no-print">
            <About reader={reader} passage={passage} shown={shown} elsewhere={elsewhere} path={path} at={choice.at} />
            <TelegramsHere reader={reader} marks={marksFirst(shown)} />
            {(choice.find !== null || partsOf(shown, choice.view).length > 1) && (
              <FindWithin
                reader={reader}
                shown={shown}
                find={choice.find}
                to={{ action: path, hidden: Object.entries(addressQuery({ ...choice, ...NOWHERE_IN_IT, find: null })) }}
                at={(highlight) => link(path, addressQuery({ ...choice, ...NOWHERE_IN_IT, highlight }), 'highlight')}
              />
            )}
            <Controls
              reader={reader}
              action={path}
              manner={{ ...choice, unit: shown.comparison.options.unit, base: shown.comparison.options.base }}
              hidden={Object.entries(
                addressQuery({ filter: choice.filter, vertical: choice.vertical, at: choice.at, own: choice.own }),
              )}
              candidates={passage.witnesses
                .filter((witness) => witness.current !== null || shown.texts.has(witness.siglum))
                .map((witness) => ({
                  ...witness,
                  language: passage.language,
                  shown: shown.texts.has(witness.siglum),
                }))}
            />
            {shown.comparison.witnesses.length > 1 && (
              <OwnRulesPanel
                reader={reader}
                shown={shown}
                rows={choice.own}
                stored={rules}
                action={path}
                hidden={Object.entries(addressQuery({ ...choice, own: [], cited: null, highlight: null, part: 1 }))}
                acceptAt={(row) =>
                  link(path, addressQuery({ ...choice, own: [...choice.own, row], cited: null, part: 1 }), 'own-rules')
                }
                hrefOf={placeIn(shown, choice, partAt)}
                storeAt={draft.writable ? link(`${path}/rules`) : null}
              />
            )}
          </div>
          {choice.own.length > 0 && <p class="notice">{t.own.trial}</p>}
          <div class="toolbar no-print">
            <div class="manners">
              {shown.comparison.witnesses.length > 1 && (
                <Views
                  reader={reader}
                  here={choice.view}
                  at={(view) => link(path, addressQuery({ ...choice, view, highlight: null, cited: null, part: 1 }))}
                />
              )}
              <WritingMode
                reader={reader}
                shown={shown}
                choice={choice}
                at={(vertical) => link(path, addressQuery({ ...choice, vertical, cited: null }))}
              />
              {shown.comparison.witnesses.length > 1 && choice.versions === null && (
                <a class="to-desk" href={link(path, { ...addressQuery(atTheDesk(choice)), view: 'desk' })}>
                  {t.desk.title}
                </a>
              )}
            </div>
            <Position reader={reader} shown={shown} />
          </div>
          <Result
            reader={reader}
            shown={shown}
            view={choice.view}
            vertical={choice.vertical}
            part={partShown(shown, choice)}
            partAt={partAt}
            citeAt={(cited) => link(path, addressQuery({ ...choice, cited }), 'cite')}
          />
          <p class="aside no-print">
            <a class="check-words" href={link('/quotation')} data-selected={t.quotation.selected}>
              {t.quotation.title}
            </a>
          </p>
          <Repeats reader={reader} repeats={elsewhere.repeats} />
          <Agreement shown={shown} reader={reader} forms={citation?.forms ?? []} />
          {citation !== null && (
            <Cite reader={reader} citation={citation} path={canonical} place={citedPlace(shown, choice.cited)} />
          )}
        </>
      )}
      {draft.errors.length === 0 && <AddVersion reader={reader} passage={passage} draft={draft} />}
    </Layout>
  )
}

/** Ids that are hashes are longer, and mean nothing to a person. */
const LONG_ID = 24

/** Of a link to one variant its entry; else how the versions differ, and what the passage is. */
function descriptionOf({ t }: Reader, passage: PassageIn, shown: ComparisonView | null, cited: string | null) {
  const place = shown && citedPlace(shown, cited)
  if (place) return `${t.comparison.variant(place.id)}${t.colon}${place.entry}`
  if (shown === null || shown.comparison.witnesses.length < 2) return passage.description ?? undefined
  const { variants } = shown.comparison.summary
  const counted = t.comparison.summary(variants, shown.texts.get(shown.comparison.options.base)!.length)
  return [counted, passage.description].filter(Boolean).join(' — ')
}

/** What of the choice the desk keeps: which witnesses, and how they are compared. */
const atTheDesk = ({ witnesses, base, unit, ignore }: PageQuery): Partial<PageQuery> => ({
  witnesses,
  base,
  unit,
  ignore,
})

/** Of those on this page. */
function firstVariant(shown: ComparisonView, choice: PageQuery): string | undefined {
  const parts = partsOf(shown, choice.view)
  const { segments } = parts[Math.min(partShown(shown, choice), parts.length) - 1]!
  return variantsOf(shown).find((variant) => segments.includes(variant))?.id
}

/** At no place of the comparison. */
const NOWHERE_IN_IT = { highlight: null, cited: null, part: 1 }

/** Where a variant is: on this page, or in the part that has it. */
function placeIn(shown: ComparisonView, query: PageQuery, partAt: (part: number) => string) {
  const parts = partsOf(shown, query.view)
  const here = Math.min(partShown(shown, query), parts.length)
  const partOf = new Map(
    parts.flatMap(({ segments }, index) => segments.filter(isVariant).map(({ id }) => [id, index + 1] as const)),
  )
  return (id: string) => (partOf.get(id) === here ? `#v${id}` : `${partAt(partOf.get(id) ?? 1)}#v${id}`)
}

/** Of the witness whose words run on in the text. */
const marksFirst = ({ telegrams }: ComparisonView) => [...(telegrams?.values() ?? [])][0] ?? []

/** What the reader sees is of another day; from there to now, and to what stays. */
const AsOf = ({ reader, at, path, permalink }: AsOfProps) => {
  const { t, link } = reader
  const when = writeInstant(at, reader.language)
  return (
    <p class="notice" role="status">
      {permalink === null ? t.comparison.noneAsOf(when) : t.comparison.asOf(when)}{' '}
      <a href={link(path)}>{t.comparison.toCurrent}</a>
      {permalink !== null && (
        <>
          {' · '}
          <a href={permalink} rel="cite-as">
            {t.comparison.fixed}
          </a>
        </>
      )}
    </p>
  )
}

interface AsOfProps {
  readonly reader: Reader
  readonly at: string
  readonly path: string
  /** Of the versions shown; null where there are none. */
  readonly permalink: string | null
}

type WitnessesProps = Pick<ComparisonProps, 'reader' | 'passage' | 'elsewhere'> & { readonly shown: ComparisonView }

/** The description of the passage, the witnesses with their sigla, and where else their words are. */
const About = (props: WitnessesProps & { readonly path: string; readonly at: string | null }) => {
  const { reader, passage, path, at } = props
  return (
    <details class="panel about">
      <summary>{reader.t.comparison.about}</summary>
      <div>
        {passage.description !== null && (
          <p class="description">
            <Titled text={passage.description} lang={reader.t.tag} />
          </p>
        )}
        <Witnesses {...props} />
        <form method="get" action={path} class="as-of">
          {reader.chosen && <input type="hidden" name="lang" value={reader.language} />}
          <label for="as-of">{reader.t.comparison.stoodOn}</label>{' '}
          <input id="as-of" type="date" name="at" value={at?.slice(0, 10)} required />{' '}
          <button type="submit" class="quiet">
            {reader.t.comparison.showThat}
          </button>
        </form>
      </div>
    </details>
  )
}

/** The witnesses on this page with their sigla, and where else their words are. */
const Witnesses = ({ reader, passage, shown, elsewhere }: WitnessesProps) => (
  <ul class="shown-witnesses">
    {shown.comparison.witnesses.map(({ siglum, version }) => {
      const witness = passage.witnesses.find((one) => one.siglum === siglum || one.current?.version === version)
      return (
        <li>
          <a
            class="siglum"
            href={reader.link(historyPath(passage.id, witness?.siglum ?? siglum))}
            aria-label={reader.t.versions.title(siglum)}
          >
            {siglum}
          </a>
          <span>
            <Titled text={shown.labels.get(siglum) ?? ''} lang={reader.t.tag} />
            {witness?.source && (
              <span class="hint">
                {' '}
                <Titled text={witness.source} lang={reader.t.tag} />
              </span>
            )}
            <Places reader={reader} places={elsewhere.places.get(siglum) ?? []} />
          </span>
        </li>
      )
    })}
  </ul>
)

const Places = ({ reader, places }: { reader: Reader; places: readonly VersionPlace[] }) => {
  const { t } = reader
  if (places.length === 0) return null
  return (
    <span class="hint elsewhere" lang={t.tag}>
      {t.comparison.elsewhere}
      {t.colon}
      {places.map((place, index) => (
        <>
          {index > 0 && ' · '}
          <a href={placeAt(reader, place)}>
            <span class="id" translate="no">
              {place.passage} {place.siglum}
            </span>
            {t.comma + t.comparison.span(place.start, place.end)}
          </a>
        </>
      ))}
    </span>
  )
}

/** Of a text that is shown alone: what occurs in it more than once. */
const Repeats = ({ reader, repeats }: { reader: Reader; repeats: Elsewhere['repeats'] }) => {
  const { t } = reader
  if (repeats.length === 0) return null
  return (
    <section class="repeats" aria-labelledby="repeats">
      <h2 id="repeats">{t.document.repeats(repeats.length)}</h2>
      <ul>
        {repeats.map((places) => (
          <li>
            {places.map((place, index) => (
              <>
                {index > 0 && ' · '}
                <a href={placeAt(reader, place)}>{t.comparison.span(place.start, place.end)}</a>
              </>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The words in their place, in the permanent address of their version. */
const placeAt = ({ link }: Reader, { passage, siglum, version, start, end }: VersionPlace) =>
  link(`/p/${encodeURIComponent(passage)}`, { versions: version, highlight: `${siglum}:${start}-${end}` }, 'highlight')

/** As an apparatus has it, in one line of plain text. */
function citedPlace(shown: ComparisonView, id: string | null): CitedPlace | null {
  const variant = shown.comparison.segments.filter(isVariant).find((one) => one.id === id)
  if (variant === undefined) return null
  const { lemma, others } = readingsOf(variant, shown.comparison.options.base)
  const wordsOf = ({ text, isLost }: ShownReading) => (text !== '' ? text : isLost ? '[…]' : '∅')
  const written = (reading: ShownReading) => `${wordsOf(reading)} ${reading.witnesses.join(' ')}`
  return { id: variant.id, entry: `${wordsOf(lemma)}] ${others.map(written).join('; ')}` }
}

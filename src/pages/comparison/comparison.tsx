/** `/p/{passage}`: a passage, its witnesses compared. */

import { type ComparisonView, type Elsewhere, variantsOf } from '../../present/comparison-view.ts'
import { PICTURE } from '../../present/link-picture.ts'
import { addressQuery, type PageQuery } from '../../present/page-query.ts'
import { partShown, partsOf } from '../../present/parts.ts'
import { isVariant } from '../../present/text-runs.ts'
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
import { AboutPassage, RepeatsHere } from './about-passage.tsx'
import { AddVersion, type VersionDraft } from './add-version.tsx'
import { AsOf } from './as-of.tsx'
import { type Citation, Cite, discovery } from './cite.tsx'
import { citedPlace } from './cited-place.ts'
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
  const { reader, passage, choice, shown, citation, canonical, draft, elsewhere, telegrams } = props
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
          <Drawers {...props} shown={shown} path={path} partAt={partAt} />
          {choice.own.length > 0 && <p class="notice">{t.own.trial}</p>}
          <Toolbar {...props} shown={shown} path={path} />
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
          <RepeatsHere reader={reader} repeats={elsewhere.repeats} />
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

interface ShownProps extends ComparisonProps {
  readonly shown: ComparisonView
  readonly path: string
}

/** What is folded above the text: the passage, its telegrams, a search in it, what is compared, own rules. */
const Drawers = (props: ShownProps & { readonly partAt: (part: number) => string }) => {
  const { reader, passage, choice, shown, rules, draft, elsewhere, path, partAt } = props
  const { link } = reader
  return (
    <div class="drawers no-print">
      <AboutPassage reader={reader} passage={passage} shown={shown} elsewhere={elsewhere} path={path} at={choice.at} />
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
  )
}

/** How the comparison is shown: views, writing mode, the desk; and the position in it. */
const Toolbar = ({ reader, choice, shown, path }: ShownProps) => {
  const { t, link } = reader
  return (
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

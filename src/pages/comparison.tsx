/** `/p/{passage}`: a passage in its witnesses, compared. */
import type { Passage } from '../store/store.ts'
import type { Class, Reading, Segment } from '../variants/comparison.ts'
import { AddVersion, type VersionDraft } from './add-version.tsx'
import { Agreement, percent } from './agreement.tsx'
import { Apparatus, FoldedList, Moves } from './apparatus.tsx'
import { type Choice, queryOf } from './choice.ts'
import type { CitedPlace } from './citations.ts'
import { type Citation, Cite, discovery } from './cite.tsx'
import { Controls, Views } from './controls.tsx'
import { isVariant } from './cut.ts'
import { Facets } from './facets.tsx'
import { Graph } from './graph.tsx'
import { type CiteAt, Inline } from './inline.tsx'
import { Key } from './key.tsx'
import { Layout } from './layout.tsx'
import { movedPlaces } from './moved.ts'
import { Overview } from './overview.tsx'
import type { Reader } from './reader.ts'
import { ReadingText } from './reading.tsx'
import {
  type Elsewhere,
  foldedOf,
  languageOf,
  type Place,
  readingsOf,
  runsOn,
  type Shown,
  variantsOf,
} from './shown.ts'
import { SideBySide } from './side-by-side.tsx'
import { AlignmentTable, partsOf, tabled } from './table.tsx'
import { Ink, Titled } from './text.tsx'
import { Go, type Way } from './way.tsx'

export interface ComparisonProps {
  readonly reader: Reader
  readonly passage: Passage
  readonly choice: Choice
  /** Null where the passage has no text at all. */
  readonly shown: Shown | null
  readonly citation: Citation | null
  readonly canonical: string
  readonly draft: VersionDraft
  readonly elsewhere: Elsewhere
}

export const ComparisonPage = (props: ComparisonProps) => {
  const { reader, passage, choice, shown, citation, canonical, draft, elsewhere } = props
  const { t, link } = reader
  const path = `/p/${encodeURIComponent(passage.id)}`
  return (
    <Layout
      reader={reader}
      title={`${passage.title} — Variorum`}
      canonical={canonical}
      alternates={[...(citation?.forms ?? []), ...(shown ? [discovery(reader, canonical, passage.title)] : [])]}
      wide
    >
      <div class="passage-head">
        <p class="crumb">
          <a href={link('/')}>{t.readingRoom}</a> › {passage.id}
        </p>
        <h1 lang={passage.language}>
          <Titled text={passage.title} lang={passage.language} />
        </h1>
        {passage.description !== null && (
          <p class="about" lang={passage.language}>
            <Titled text={passage.description} lang={passage.language} />
          </p>
        )}
        {shown !== null && <Witnesses reader={reader} passage={passage} shown={shown} elsewhere={elsewhere} />}
      </div>
      {draft.errors.length > 0 && <AddVersion reader={reader} passage={passage} draft={draft} />}
      {choice.versions !== null && (
        <p class="notice">
          {t.comparison.pinned} <a href={link(path)}>{t.comparison.toCurrent}</a>
        </p>
      )}
      {citation?.requestedEngine != null && <p class="notice">{t.comparison.otherEngine(citation.requestedEngine)}</p>}
      {shown === null ? (
        <p class="notice">{t.comparison.noWitness}</p>
      ) : (
        <>
          <Summary reader={reader} shown={shown} faceted />
          <Facets
            reader={reader}
            shown={shown}
            at={(filter) => link(path, queryOf({ ...choice, filter, cited: null, part: 1 }))}
          />
          <Repeats reader={reader} repeats={elsewhere.repeats} />
          <Overview shown={shown} reader={reader} />
          <div class="toolbar no-print">
            {shown.comparison.witnesses.length > 1 && (
              <Views
                reader={reader}
                here={choice.view}
                at={(view) => link(path, queryOf({ ...choice, view, highlight: null, cited: null, part: 1 }))}
              />
            )}
            <Writing
              reader={reader}
              shown={shown}
              choice={choice}
              at={(vertical) => link(path, queryOf({ ...choice, vertical, cited: null }))}
            />
            <Controls
              reader={reader}
              action={path}
              manner={{ ...choice, unit: shown.comparison.options.unit, base: shown.comparison.options.base }}
              hidden={Object.entries(queryOf({ filter: choice.filter, vertical: choice.vertical }))}
              candidates={passage.witnesses
                .filter((witness) => witness.current !== null || shown.texts.has(witness.siglum))
                .map((witness) => ({
                  ...witness,
                  language: passage.language,
                  shown: shown.texts.has(witness.siglum),
                }))}
            />
          </div>
          <Result
            reader={reader}
            shown={shown}
            view={choice.view}
            vertical={choice.vertical}
            part={choice.part}
            partAt={(part) => link(path, queryOf({ ...choice, part }))}
            citeAt={(cited) => link(path, queryOf({ ...choice, cited }), 'cite')}
          />
          <Agreement shown={shown} reader={reader} />
          {citation !== null && (
            <Cite reader={reader} citation={citation} path={canonical} place={citedPlace(shown, choice.cited)} />
          )}
        </>
      )}
      {draft.errors.length === 0 && <AddVersion reader={reader} passage={passage} draft={draft} />}
    </Layout>
  )
}

type WitnessesProps = Pick<ComparisonProps, 'reader' | 'passage' | 'elsewhere'> & { readonly shown: Shown }

/** What the sigla on this page stand for, and where else their words stand. */
const Witnesses = ({ reader, passage, shown, elsewhere }: WitnessesProps) => (
  <ul class="shown-witnesses" lang={passage.language}>
    {shown.comparison.witnesses.map(({ siglum, version }) => {
      const witness = passage.witnesses.find((one) => one.siglum === siglum || one.current?.version === version)
      return (
        <li>
          <b class="siglum">{siglum}</b>
          <span>
            <Titled text={shown.labels.get(siglum) ?? ''} lang={passage.language} />
            {witness?.source && (
              <span class="hint">
                {' '}
                <Titled text={witness.source} lang={passage.language} />
              </span>
            )}
            <Places reader={reader} places={elsewhere.places.get(siglum) ?? []} />
          </span>
        </li>
      )
    })}
  </ul>
)

const Places = ({ reader, places }: { reader: Reader; places: readonly Place[] }) => {
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
            {`${place.passage} ${place.siglum}${t.comma}${t.comparison.span(place.start, place.end)}`}
          </a>
        </>
      ))}
    </span>
  )
}

/** Of a text that is shown alone: what stands in it more than once. */
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

/** The words in their place, in the version that has them for ever. */
const placeAt = ({ link }: Reader, { passage, siglum, version, start, end }: Place) =>
  link(`/p/${encodeURIComponent(passage)}`, { versions: version, highlight: `${siglum}:${start}-${end}` }, 'highlight')

/** Chinese may be set in columns, where a text runs on; a table and a graph have columns of their own. */
export const Writing = ({
  reader,
  shown,
  choice,
  at,
}: {
  reader: Reader
  shown: Shown
  choice: Choice
  at: (vertical: boolean) => Way
}) => {
  const { t } = reader
  const language = languageOf(shown, shown.comparison.options.base)
  const runs = choice.view === 'inline' || choice.view === 'reading' || shown.comparison.witnesses.length < 2
  if (!runs || !/^(zh|lzh|ja)\b/.test(language ?? '')) return null
  return (
    <nav class="views" aria-label={t.comparison.writing}>
      {[false, true].map((vertical) => (
        <Go to={at(vertical)} current={vertical === choice.vertical ? 'true' : undefined}>
          {vertical ? t.comparison.vertical : t.comparison.horizontal}
        </Go>
      ))}
    </nav>
  )
}

/** As an apparatus has it, in one line of plain text. */
function citedPlace(shown: Shown, id: string | null): CitedPlace | null {
  const variant = shown.comparison.segments.filter(isVariant).find((one) => one.id === id)
  if (variant === undefined) return null
  const { lemma, others } = readingsOf(variant, shown.comparison.options.base)
  const written = ({ text, witnesses }: Reading) => `${text === '' ? '∅' : text} ${witnesses.join(' ')}`
  return { id: variant.id, entry: `${lemma.text === '' ? '∅' : lemma.text}] ${others.map(written).join('; ')}` }
}

interface ResultProps {
  readonly reader: Reader
  readonly shown: Shown
  readonly view: Choice['view']
  readonly vertical?: boolean
  readonly part?: number
  readonly partAt?: ((part: number) => Way) | null
  readonly citeAt?: CiteAt
}

/** The text, and beside or below it every variant as a list. */
export const Result = ({
  reader,
  shown: comparison,
  view,
  vertical = false,
  part = 1,
  partAt = null,
  citeAt = null,
}: ResultProps) => {
  const { t } = reader
  const at = Math.min(part, partsOf(comparison))
  const shown = { ...comparison, moved: movedPlaces(comparison.comparison, showing(comparison, view, partAt && at)) }
  const variants = variantsOf(shown).length
  const { moves, witnesses } = shown.comparison
  const one = witnesses.length < 2
  // The reading text has its apparatus at its foot.
  const own = view === 'reading' && !one
  const list = (variants > 0 || foldedOf(shown).length > 0 || moves.length > 0) && (
    <>
      {variants > 0 && !own && <h2 id="variants">{t.comparison.variants}</h2>}
      {!own && <Apparatus shown={shown} reader={reader} citeAt={citeAt} />}
      <Moves shown={shown} reader={reader} />
      <FoldedList shown={shown} reader={reader} />
    </>
  )
  const beside = list && view === 'inline' && !vertical
  if (view === 'list' && !one)
    return <section class="compared">{list || <p class="notice">{t.comparison.noneLeft}</p>}</section>
  return (
    <div class={beside ? 'compared beside' : 'compared'}>
      <section aria-labelledby="text">
        <h2 id="text">{view === 'table' || view === 'graph' ? t.views[view] : t.comparison.text}</h2>
        {!one && (view === 'inline' || view === 'reading' || view === 'side-by-side') && (
          <Key shown={shown} view={view} reader={reader} />
        )}
        {one || view === 'inline' ? (
          <Inline shown={shown} reader={reader} vertical={vertical} citeAt={citeAt} />
        ) : view === 'reading' ? (
          <ReadingText shown={shown} reader={reader} vertical={vertical} citeAt={citeAt} />
        ) : view === 'table' ? (
          <AlignmentTable shown={shown} reader={reader} part={at} at={partAt} />
        ) : view === 'graph' ? (
          <Graph shown={shown} reader={reader} />
        ) : (
          <SideBySide shown={shown} reader={reader} citeAt={citeAt} />
        )}
      </section>
      {list && (
        // It scrolls beside the text, so it must be reachable by keyboard
        <aside aria-label={t.comparison.variants} tabindex={beside ? 0 : undefined}>
          {list}
        </aside>
      )}
    </div>
  )
}

/** What of a text a view shows; `part` is that of a table which has parts, else null. */
function showing(shown: Shown, view: Choice['view'], part: number | null) {
  if (view === 'side-by-side') return () => true
  if (view === 'table') return tabled(shown, part)
  if (view === 'graph' || view === 'list') return () => false
  return (segment: Segment, siglum: string) => runsOn(shown, segment, siglum)
}

/** Where facets follow, they tell the classes. */
export const Summary = ({ reader, shown, faceted }: { reader: Reader; shown: Shown; faceted?: boolean }) => {
  const { t } = reader
  const { summary, witnesses, moves, options, precise, reason } = shown.comparison
  const count = witnesses.length
  const length = witnesses.find((witness) => witness.siglum === options.base)!.length
  const folded = foldedOf(shown).length
  const classes = Object.entries(summary.byClass) as [Class, number][]
  const pairs = witnesses.flatMap(({ siglum: a }, index) =>
    witnesses.slice(index + 1).flatMap(({ siglum: b }) => {
      const similarity = summary.similarity[a]?.[b] ?? summary.similarity[b]?.[a]
      return similarity === undefined ? [] : [{ pair: `${a}–${b}`, similarity }]
    }),
  )
  return (
    <section class="summary" aria-label={t.comparison.variants}>
      {count < 2 ? (
        <p>{t.comparison.single}</p>
      ) : summary.variants === 0 ? (
        <p class="total">{folded > 0 ? t.comparison.equivalent(folded) : t.comparison.identical(count)}</p>
      ) : (
        <>
          <p class="total">{t.comparison.summary(summary.variants, length)}</p>
          <p>{t.comparison.parts(summary.substantive, summary.accidental)}</p>
          {moves.length > 0 && <p>{t.comparison.movesCounted(moves.length)}</p>}
          {!faceted && classes.length > 0 && (
            <ul>
              {classes.map(([name, number]) => (
                <li>
                  {t.classes[name]} {number}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {summary.variants > 0 && pairs.length > 0 && pairs.length <= MOST_PAIRS && (
        <p class="aside">
          {t.comparison.similarity}
          {t.colon}
          {t.list(pairs.map(({ pair, similarity }) => `${pair} ${percent(similarity)}`))}
        </p>
      )}
      {!precise && (
        <p class="notice">
          {t.comparison.coarse} <span lang="en">{reason}</span>
        </p>
      )}
    </section>
  )
}

/** Of four witnesses; for more, a list of pairs is no longer read. */
const MOST_PAIRS = 6

/** The lemma and readings of a passage as another page shows them: the summary and the list, leading into this page. */
export const Wording = ({ reader, shown, at }: { reader: Reader; shown: Shown; at: string }) => (
  <>
    <Summary reader={reader} shown={shown} />
    {variantsOf(shown).length === 0 ? (
      <div class="text prose" lang={languageOf(shown, shown.comparison.options.base)}>
        <Ink text={shown.texts.get(shown.comparison.options.base)!.string} />
      </div>
    ) : (
      <Apparatus shown={shown} reader={reader} at={at} />
    )}
  </>
)

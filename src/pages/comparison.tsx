/** `/p/{passage}`: a passage in its witnesses, compared. */
import type { Passage } from '../store/store.ts'
import type { Class } from '../variants/comparison.ts'
import { AddVersion, type VersionDraft } from './add-version.tsx'
import { Apparatus, FoldedList, Moves } from './apparatus.tsx'
import { type Choice, queryOf } from './choice.ts'
import { type Citation, Cite, discovery } from './cite.tsx'
import { Controls, Views } from './controls.tsx'
import { Inline } from './inline.tsx'
import { Layout } from './layout.tsx'
import type { Reader } from './reader.ts'
import { foldedOf, languageOf, type Shown, variantsOf } from './shown.ts'
import { SideBySide } from './side-by-side.tsx'
import { Ink, Titled } from './text.tsx'

export interface ComparisonProps {
  readonly reader: Reader
  readonly passage: Passage
  readonly choice: Choice
  /** Null where the passage has no text at all. */
  readonly shown: Shown | null
  readonly citation: Citation | null
  readonly canonical: string
  readonly draft: VersionDraft
}

export const ComparisonPage = (props: ComparisonProps) => {
  const { reader, passage, choice, shown, citation, canonical, draft } = props
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
        {shown !== null && <Witnesses passage={passage} shown={shown} />}
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
          <Summary reader={reader} shown={shown} />
          <div class="toolbar no-print">
            {shown.comparison.witnesses.length > 1 && (
              <Views
                reader={reader}
                here={choice.view}
                at={(view) => link(path, queryOf({ ...choice, view, highlight: null }))}
              />
            )}
            <Controls
              reader={reader}
              action={path}
              manner={{ ...choice, unit: shown.comparison.options.unit, base: shown.comparison.options.base }}
              candidates={passage.witnesses
                .filter((witness) => witness.current !== null || shown.texts.has(witness.siglum))
                .map((witness) => ({
                  ...witness,
                  language: passage.language,
                  shown: shown.texts.has(witness.siglum),
                }))}
            />
          </div>
          <Result reader={reader} shown={shown} view={choice.view} />
          {citation !== null && <Cite reader={reader} citation={citation} path={canonical} />}
        </>
      )}
      {draft.errors.length === 0 && <AddVersion reader={reader} passage={passage} draft={draft} />}
    </Layout>
  )
}

/** What the sigla on this page stand for. */
const Witnesses = ({ passage, shown }: { passage: Passage; shown: Shown }) => (
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
          </span>
        </li>
      )
    })}
  </ul>
)

interface ResultProps {
  readonly reader: Reader
  readonly shown: Shown
  readonly view: Choice['view']
}

/** The text, and beside or below it every variant as a list. */
export const Result = ({ reader, shown, view }: ResultProps) => {
  const { t } = reader
  const variants = variantsOf(shown).length
  const list = (variants > 0 || foldedOf(shown).length > 0 || shown.comparison.moves.length > 0) && (
    <>
      {variants > 0 && <h2 id="variants">{t.comparison.variants}</h2>}
      <Apparatus shown={shown} reader={reader} />
      <Moves shown={shown} reader={reader} />
      <FoldedList shown={shown} reader={reader} />
    </>
  )
  const beside = list && view === 'inline'
  return (
    <div class={beside ? 'compared beside' : 'compared'}>
      <section aria-labelledby="text">
        <h2 id="text">{t.comparison.text}</h2>
        {view === 'inline' || shown.comparison.witnesses.length < 2 ? (
          <Inline shown={shown} reader={reader} />
        ) : (
          <SideBySide shown={shown} reader={reader} />
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

export const Summary = ({ reader, shown }: { reader: Reader; shown: Shown }) => {
  const { t } = reader
  const { summary, witnesses, options, precise, reason } = shown.comparison
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
          {classes.length > 0 && (
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

/** Rounded down, so that 100 % says that nothing differs. */
const percent = (share: number) => `${(Math.floor(share * 1000) / 10).toFixed(1)} %`

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

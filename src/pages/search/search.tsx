/** `/search`: searches all stored texts and records; each place found links to the comparison that shows it. */

import type { ViewOptions } from '../../present/page-query.ts'
import type { Found } from '../../service/search.ts'
import { type FoundRecord, RECORD_KINDS } from '../../service/search-records.ts'
import { directionOf } from '../../text/direction.ts'
import { RuleFields } from '../comparison-views/controls.tsx'
import { Layout } from '../ui/layout.tsx'
import type { Reader } from '../ui/reader.ts'
import { languageByScript } from '../ui/text.tsx'
import { groupsOf, type SentenceGroup } from './groups.ts'
import { RecordResult } from './records.tsx'

export const SEARCH_KINDS = ['text', ...RECORD_KINDS] as const
type SearchKind = (typeof SEARCH_KINDS)[number]

export interface SearchProps {
  readonly reader: Reader
  readonly words: string
  readonly manner: ViewOptions
  /** Only these are shown; null: some of each. */
  readonly kind: SearchKind | null
  /** Null before anything was asked. */
  readonly found: readonly Found[] | null
  readonly records: readonly FoundRecord[]
  readonly titles: ReadonlyMap<string, string>
  readonly complete: boolean
  readonly cursor: string | null
  readonly error: string | null
}

/** Of each kind, where all are shown. */
const FIRST_RECORDS = 5
const FIRST_SENTENCES = 12

export const SearchPage = (props: SearchProps) => {
  const { reader, words, manner, kind, found, records, complete, cursor, error } = props
  const { t, link } = reader
  const { searching } = t
  const title = words === '' ? searching.title : `${words} — ${searching.title}`
  const at = (other: { kind?: SearchKind | null; cursor?: string | null }) =>
    link('/search', { q: words, ignore: manner.ignore.join(',') || null, kind, ...other })
  const groups = groupsOf(found ?? [])
  const sections = sectionsOf(records, groups).filter((section) => kind === null || section.kind === kind)
  return (
    <Layout
      reader={reader}
      title={`${title} — Variorum`}
      description={searching.intro}
      here="search"
      canonical="/search"
    >
      <h1>{searching.title}</h1>
      {found === null && <p class="lead">{searching.intro}</p>}
      <search>
        <form class="panel search" method="get" action={link('/search')}>
          <div class="field">
            <label for="q">{searching.words}</label>
            <input
              id="q"
              type="search"
              name="q"
              value={words}
              dir="auto"
              autocomplete="off"
              placeholder={searching.placeholder}
              required
            />
            <button type="submit">{searching.find}</button>
          </div>
          {reader.chosen && <input type="hidden" name="lang" value={reader.language} />}
          <details open={manner.ignore.length > 0}>
            <summary>{t.comparison.rules}</summary>
            <RuleFields reader={reader} manner={manner} />
          </details>
        </form>
      </search>
      {error !== null && (
        <div class="error-summary" role="alert">
          <p>{error}</p>
        </div>
      )}
      {found !== null && (
        <>
          <Kinds {...props} groups={groups} at={(kind) => at({ kind, cursor: null })} />
          {!complete && <p class="notice">{searching.partial}</p>}
          {sections.length === 0 && <p class="lead">{searching.none}</p>}
          {sections.map((section) =>
            section.kind === 'text' ? (
              <Sentences
                {...props}
                groups={section.groups.slice(0, kind === 'text' ? undefined : FIRST_SENTENCES)}
                all={section.groups.length}
                at={at({ kind: 'text' })}
              />
            ) : (
              <section aria-labelledby={`found-${section.kind}`}>
                <h2 id={`found-${section.kind}`}>{searching.headings[section.kind]}</h2>
                <ol class="found">
                  {section.records.slice(0, kind === null ? FIRST_RECORDS : undefined).map((record) => (
                    <RecordResult reader={reader} record={record} />
                  ))}
                </ol>
                {kind === null && section.records.length > FIRST_RECORDS && (
                  <p>
                    <a href={at({ kind: section.kind })}>{searching.allOf(section.records.length)}</a>
                  </p>
                )}
              </section>
            ),
          )}
          {cursor !== null && (kind === null || kind === 'text') && (
            <p>
              <a href={at({ cursor })}>{searching.next}</a>
            </p>
          )}
          <p>
            <a href={link('/quotation', { quotation: words })}>{searching.quotation}</a>
          </p>
        </>
      )}
      {found === null && (
        <ul class="ways-on">
          <li>
            <a href={link('/quotation')}>{t.quotation.title}</a>
          </li>
          <li>
            <a href={link('/names')}>{t.names.title}</a>
          </li>
        </ul>
      )}
    </Layout>
  )
}

type Section =
  | { readonly kind: 'text'; readonly groups: readonly SentenceGroup[] }
  | { readonly kind: FoundRecord['kind']; readonly records: readonly FoundRecord[] }

const RANKS = { exact: 0, equal: 1, near: 2 }

/** Those with the best match first; of equals, texts, then telegrams. */
function sectionsOf(records: readonly FoundRecord[], groups: readonly SentenceGroup[]): readonly Section[] {
  const sections = [
    { rank: RANKS[groups[0]?.texts[0].found.match ?? 'near'], section: { kind: 'text' as const, groups } },
    ...(['telegram', 'passage', 'name'] as const).map((kind) => {
      const own = records.filter((record) => record.kind === kind)
      return { rank: RANKS[own[0]?.match ?? 'near'], section: { kind, records: own } }
    }),
  ]
  return sections
    .filter(({ section }) => ('groups' in section ? section.groups : section.records).length > 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ section }) => section)
}

type KindsProps = SearchProps & {
  readonly groups: readonly SentenceGroup[]
  readonly at: (kind: SearchKind | null) => string
}

/** How much there is of each kind, and one step to seeing only that. */
const Kinds = ({ reader, kind: chosen, records, groups, at }: KindsProps) => {
  const { searching } = reader.t
  const counts = SEARCH_KINDS.map((kind) => ({
    kind,
    count: kind === 'text' ? groups.length : records.filter((record) => record.kind === kind).length,
  })).filter(({ kind, count }) => count > 0 || kind === chosen)
  if (counts.length === 0) return null
  return (
    <nav class="facets" aria-label={searching.show}>
      <span class="aside">{searching.show}</span>
      <ul>
        {[{ kind: null, count: counts.reduce((sum, { count }) => sum + count, 0) }, ...counts].map(
          ({ kind, count }) => (
            <li>
              <a href={at(kind)} aria-current={kind === chosen ? 'true' : undefined}>
                {searching.kinds[kind ?? 'all']} <b>{count}</b>
              </a>
            </li>
          ),
        )}
      </ul>
    </nav>
  )
}

type SentencesProps = SearchProps & {
  readonly groups: readonly SentenceGroup[]
  readonly all: number
  readonly at: string
}

const Sentences = ({ reader, titles, groups, all, at }: SentencesProps) => (
  <section aria-labelledby="results">
    <h2 id="results">{reader.t.searching.sentences(all)}</h2>
    <ol class="found">
      {groups.map((group) => (
        <Sentence reader={reader} group={group} titles={titles} />
      ))}
    </ol>
    {groups.length < all && (
      <p>
        <a href={at}>{reader.t.searching.allOf(all)}</a>
      </p>
    )}
  </section>
)

type SentenceProps = Pick<SearchProps, 'reader' | 'titles'> & { readonly group: SentenceGroup }

/** The sentence once, then every place that has it. */
const Sentence = ({ reader, titles, group: { sentence, texts } }: SentenceProps) => {
  const { t, link } = reader
  const { found } = texts[0]
  const words = sentence.find(({ isMarked }) => isMarked)?.text ?? ''
  return (
    <li>
      <p class="text" lang={languageByScript(words)} dir={directionOf(null, words)}>
        {sentence.map(({ text, isMarked }) => (isMarked ? <mark>{text}</mark> : text))}
      </p>
      <p class="aside">
        {t.searching.match[found.match]}
        {found.similarity < 1 && ` · ${Math.round(found.similarity * 100)} %`}
      </p>
      <ul class="places">
        {texts.map(({ found: { version }, places }) => {
          const at = ({ start, end }: { readonly start: number; readonly end: number }) =>
            link(
              `/p/${encodeURIComponent(version.passage)}`,
              { versions: version.version, highlight: `${version.siglum}:${start}-${end}` },
              'highlight',
            )
          return (
            <li>
              <a href={at(places[0]!)}>
                <bdi>{titles.get(version.passage) ?? version.passage}</bdi> <b class="siglum">{version.siglum}</b>
              </a>{' '}
              <span class="aside">
                {t.searching.open(places[0]!.start, places[0]!.end)}
                {places.slice(1).map((place) => (
                  <>
                    {', '}
                    <a href={at(place)}>{`${place.start}–${place.end}`}</a>
                  </>
                ))}
                {version.withdrawn !== undefined && ` · ${t.searching.withdrawn}`}
              </span>
            </li>
          )
        })}
      </ul>
    </li>
  )
}

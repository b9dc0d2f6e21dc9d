/**
 * `/p/{passage}/{siglum}`: every version of a witness, who made it, when and why, what it changed, and which version first had which
 * words.
 */

import { LIMITS } from '../../limits.ts'
import { wordFor } from '../../present/word-for.ts'
import { findPassage, type PassageIn, passageIn } from '../../service/passages.ts'
import { findVersions, type HistoryVersion, historyOf } from '../../service/witness-history.ts'
import { slice, type Text, textOf } from '../../text/codepoints.ts'
import { type Direction, directionOf } from '../../text/direction.ts'
import { inLanguage } from '../../text/localized.ts'
import { type Origin, originsOf } from '../../variants/origins.ts'
import { Layout } from '../ui/layout.tsx'
import type { Page } from '../ui/page.ts'
import { passagePagePath } from '../ui/passage.ts'
import type { Reader } from '../ui/reader.ts'
import { VisibleText } from '../ui/text.tsx'
import { historyPath } from './path.ts'

interface Words {
  readonly text: Text
  readonly origins: readonly Origin[]
  readonly direction: Direction
}

interface Loaded {
  readonly passage: PassageIn
  readonly siglum: string
  readonly language: string
  /** Oldest first. */
  readonly history: readonly HistoryVersion[]
  /** Null where the versions are too long together, or none is current. */
  readonly words: Words | null
}

export const versionsPage: Page<Loaded> = {
  path: '/p/:passage/:siglum',
  async load(c, reader) {
    const { store } = c.var
    const siglum = c.req.param('siglum')!
    const stored = await findPassage(store, c.req.param('passage')!)
    const { versions, current } = await findVersions(store, stored.id, siglum)
    const passage = passageIn(stored, reader.language)
    const language = passage.witnesses.find((one) => one.siglum === siglum)?.language ?? passage.language
    return {
      of: [JSON.stringify([stored, versions, current])],
      async read() {
        const history = await historyOf(store, stored.id, versions, current, { first: 0, end: versions.length })
        return { passage, siglum, language, history, words: await wordsOf(history, language) }
      },
    }

    async function wordsOf(history: readonly HistoryVersion[], language: string): Promise<Words | null> {
      const until = history.findLastIndex((one) => one.current) + 1
      // What was withdrawn is no source of words.
      const counted = history.slice(0, until).filter(({ withdrawn, current }) => withdrawn === undefined || current)
      const total = counted.reduce((sum, { length }) => sum + length, 0)
      if (until === 0 || total > LIMITS.comparedTotal.value) return null
      const read = await store.readVersions(counted.map(({ version }) => version))
      const texts = read.map((one) => one?.text ?? '')
      const numbers = counted.map((one) => history.indexOf(one))
      const text = textOf(texts.at(-1) ?? '')
      const origins = originsOf(texts, language).map((one) => ({ ...one, version: numbers[one.version]! }))
      return { text, origins, direction: directionOf(language, text.string) }
    }
  },
  view: (loaded, reader) => <Versions reader={reader} {...loaded} />,
}

const Versions = ({ reader, passage, siglum, language, history, words }: Loaded & { readonly reader: Reader }) => {
  const { t, link } = reader
  const path = passagePagePath(passage.id)
  const own = historyPath(passage.id, siglum)
  const witness = passage.witnesses.find((one) => one.siglum === siglum)
  return (
    <Layout
      reader={reader}
      title={`${t.versions.title(siglum)}, ${passage.title} — Variorum`}
      description={`${passage.title}${t.colon}${t.versions.title(siglum)}`}
      canonical={own}
      alternates={[{ href: `${own}/feed.atom`, type: 'application/atom+xml', title: t.versions.feed }]}
    >
      <p class="crumb">
        <a href={link('/')}>{t.readingRoom}</a> › <a href={link(path)}>{passage.title}</a>
      </p>
      <h1>{t.versions.title(siglum)}</h1>
      <p class="aside">{witness?.label}</p>
      <p>{history.length === 0 ? t.versions.none : t.versions.intro}</p>
      <form class="on-paper" method="get" action={link(path)}>
        {reader.chosen && <input type="hidden" name="lang" value={reader.language} />}
        <ol class="versions" reversed>
          {[...history].reverse().map((one) => (
            <VersionItem reader={reader} one={one} number={history.indexOf(one) + 1} path={path} siglum={siglum} />
          ))}
        </ol>
        {history.length > 1 && <button type="submit">{t.versions.compareThem}</button>}
      </form>
      <p>
        <a href={`${own}/feed.atom`} type="application/atom+xml">
          {t.versions.feed}
        </a>
      </p>
      {history.length > 1 && (
        <section aria-labelledby="words">
          <h2 id="words">{t.versions.words}</h2>
          {words === null ? (
            <p class="aside">{t.versions.tooLong}</p>
          ) : (
            <>
              <p class="aside">{t.versions.wordsIntro}</p>
              <div class="text prose" lang={language} dir={words.direction}>
                {words.origins.map(({ span: [start, end], version }) => (
                  <span class={version === 0 ? 'origin' : 'origin later'}>
                    <VisibleText text={slice(words.text, start, end)} />
                    <a href={`#version-${version + 1}`} dir="ltr">
                      {version + 1}
                    </a>
                  </span>
                ))}
              </div>
            </>
          )}
        </section>
      )}
    </Layout>
  )
}

interface ItemProps {
  readonly reader: Reader
  readonly one: HistoryVersion
  /** From 1, the oldest. */
  readonly number: number
  readonly path: string
  readonly siglum: string
}

const VersionItem = ({ reader, one, number, path, siglum }: ItemProps) => {
  const { t, link } = reader
  const { version, created, recorded, responsible, note, length, current, withdrawn, restored = [], change } = one
  const day = (instant: string) => instant.slice(0, 10)
  return (
    <li id={`version-${number}`} class={withdrawn === undefined ? undefined : 'withdrawn'}>
      <label>
        <input type="checkbox" name="versions" value={version} checked={current} /> <b>{number}</b>{' '}
        <time datetime={created}>{day(created)}</time>
      </label>{' '}
      {current && <b>{t.versions.current}</b>} <span class="aside">{t.versions.length(length)}</span>{' '}
      <a href={link(path, { versions: version })} aria-label={`${siglum} ${number}${t.colon}${t.versions.read}`}>
        {t.versions.read}
      </a>{' '}
      <a href={link(path, { at: created })} aria-label={`${number}${t.colon}${t.versions.stood}`}>
        {t.versions.stood}
      </a>
      {responsible !== null && (
        <p class="aside">
          {t.versions.by} <bdi>{wordFor(t.responsible, responsible)}</bdi>
          {day(recorded) !== day(created) && ` · ${t.versions.recorded(day(recorded))}`}
        </p>
      )}
      {note !== null && (
        <p>
          <bdi>{inLanguage(note, reader.language)}</bdi>
        </p>
      )}
      {withdrawn !== undefined && (
        <p class="notice">
          {t.versions.withdrawn(day(withdrawn.at))}, <bdi>{withdrawn.responsible}</bdi>
          {t.colon}
          <bdi>{withdrawn.reason}</bdi>
        </p>
      )}
      {restored.map((at) => (
        <p class="aside">{t.versions.restored(day(at))}</p>
      ))}
      <p class="aside">
        {change === null ? (
          t.versions.first
        ) : (
          <>
            {change.summary !== null && (
              <>
                {t.versions.changed(change.summary.variants)} (
                {t.comparison.parts(change.summary.substantive, change.summary.accidental)}){' '}
              </>
            )}
            <a
              href={link(path, { versions: `${change.from},${version}` })}
              aria-label={`${number}${t.colon}${t.versions.compare}`}
            >
              {t.versions.compare}
            </a>
          </>
        )}
      </p>
    </li>
  )
}

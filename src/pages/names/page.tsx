/** `/names` and `/names/{id}`: people and places, and the telegrams that concern them. */
import { cacheOf } from '../../http/edge.ts'
import { shorten } from '../../present/error-words.ts'
import type { Telegram } from '../../provenance/telegram.ts'
import { namesOfTelegrams, titleOfName } from '../../service/names.ts'
import { telegramsUnder } from '../../service/telegrams/list.ts'
import type { NameEntry } from '../../text/equivalence.ts'
import { inLanguage } from '../../text/localized.ts'
import { Layout } from '../ui/layout.tsx'
import type { Page, PreparedPage } from '../ui/page.ts'
import type { Reader } from '../ui/reader.ts'
import type { PageContext } from '../ui/serve-page.ts'
import { type Concerned, concernedBy } from './concerned.ts'

interface Loaded {
  /** Null for an id that no list has, and for the page of all names. */
  readonly name: NameEntry | null
  /** As it was asked for; null for the page of all names. */
  readonly asked: string | null
  readonly names: readonly NameEntry[]
  readonly telegrams: readonly Telegram[]
  /** Whether they are those that the page is known by. */
  readonly isSame: boolean
}

export const namePage: Page<Loaded> = {
  path: '/names/:name',
  async load(c) {
    return prepared(c, c.req.param('name')!)
  },
  view: ({ name, asked, names, telegrams }, reader) =>
    name === null ? (
      <AllNames reader={reader} names={names} telegrams={telegrams} unknown={asked} />
    ) : (
      <Name reader={reader} name={name} concerned={concernedBy(name, telegrams)} />
    ),
  status: ({ name }) => (name === null ? 404 : 200),
  isWhole: ({ isSame }) => isSame,
}

export const namesPage: Page<Loaded> = {
  path: '/names',
  async load(c) {
    return prepared(c, null)
  },
  view: ({ names, telegrams }, reader) => (
    <AllNames reader={reader} names={names} telegrams={telegrams} unknown={null} />
  ),
  isWhole: ({ isSame }) => isSame,
}

/** Lists of names are with the passages. @param asked id of a name */
async function prepared(c: PageContext, asked: string | null): Promise<PreparedPage<Loaded>> {
  const { store } = c.var
  const [passages, digest] = await Promise.all([store.digestOfKind('passage'), store.digestOfKind('telegram')])
  return {
    of: [passages, digest],
    async read() {
      // In Chinese on either page: lists of names have the forms that are in Chinese texts. Titles are in both languages anyway.
      const { telegrams, isSame } = await telegramsUnder(store, cacheOf(c), digest, 'zh')
      const names = await namesOfTelegrams(store, telegrams)
      const name = names.find(({ id }) => id === asked) ?? null
      const isSameNames = (await store.digestOfKind('passage', 'heads')) === passages
      return { name, asked, names, telegrams, isSame: isSame && isSameNames }
    },
  }
}

const nameFor = (name: NameEntry, { language }: Reader): string => inLanguage(titleOfName(name), language)

export const namePath = (id: string) => `/names/${encodeURIComponent(id)}`

const Name = ({ reader, name, concerned }: { reader: Reader; name: NameEntry; concerned: Concerned }) => {
  const { t, link } = reader
  const label = nameFor(name, reader)
  const groups = (['sent', 'received', 'carried', 'mentioned'] as const).filter((role) => concerned[role].length > 0)
  return (
    <Layout
      reader={reader}
      title={`${label} — Variorum`}
      description={`${label}${t.colon}${t.list(name.forms)}`}
      canonical={namePath(name.id)}
    >
      <p class="crumb">
        <a href={link('/')}>{t.readingRoom}</a> › <a href={link('/names')}>{t.names.title}</a>
      </p>
      <h1>{label}</h1>
      <p class="aside">{t.names.kinds[name.kind]}</p>
      <p>
        {t.names.forms}
        {t.colon}
        <span lang="zh-Hans">{name.forms.join('、')}</span>
      </p>
      {groups.length === 0 && <p>{t.names.none}</p>}
      {groups.map((role) => (
        <section aria-labelledby={role}>
          <h2 id={role}>{t.names[role]}</h2>
          <ul class="telegram-list">
            {concerned[role].map(({ id, title }) => (
              <li>
                <span class="aside">{id}</span>{' '}
                <a href={link(`/t/${encodeURIComponent(id)}`)}>{title[reader.language]}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        <a href={link('/search', { q: name.forms[0], ignore: 'name-form' })}>{t.names.search}</a>
      </p>
    </Layout>
  )
}

interface AllNamesProps {
  readonly reader: Reader
  readonly names: readonly NameEntry[]
  readonly telegrams: readonly Telegram[]
  readonly unknown: string | null
}

const AllNames = ({ reader, names, telegrams, unknown }: AllNamesProps) => {
  const { t, link } = reader
  const counted = names.map((name) => {
    const { sent, received, carried, mentioned } = concernedBy(name, telegrams)
    return { name, count: new Set([...sent, ...received, ...carried, ...mentioned]).size }
  })
  return (
    <Layout
      reader={reader}
      title={`${t.names.title} — Variorum`}
      description={t.names.intro}
      canonical={unknown === null ? '/names' : undefined}
      noindex={unknown !== null}
    >
      <h1>{t.names.title}</h1>
      {unknown !== null && (
        <p class="notice" role="alert">
          <bdi>{t.names.unknown(shorten(unknown))}</bdi>
        </p>
      )}
      <p class="lead">{t.names.intro}</p>
      {names.length === 0 && <p>{t.names.noNames}</p>}
      <ul class="name-list">
        {counted.map(({ name, count }) => (
          <li>
            <a href={link(namePath(name.id))}>{nameFor(name, reader)}</a>{' '}
            <span class="aside">
              {reader.language === 'en' && <span lang="zh-Hans">{name.forms[0]}</span>} {t.names.telegrams(count)}
            </span>
          </li>
        ))}
      </ul>
    </Layout>
  )
}

/** Who reads, and how links are written for them: passed to every component, so that components stay pure. */
import { type Language, languageOf, STRINGS, type Strings } from './strings.ts'

export type Query = Readonly<Record<string, string | null | undefined>>

export interface Reader {
  readonly language: Language
  readonly t: Strings
  /** The address says which language; otherwise the browser did. */
  readonly chosen: boolean
  /** A link inside the site. It keeps the language, where the reader chose one, without a cookie. */
  readonly link: (path: string, query?: Query, fragment?: string) => string
  /** This page in the other language. */
  readonly otherLanguage: string
  /** The scheme and host, for addresses that are to be copied. */
  readonly origin: string
  /** The day of reading, where the server is (UTC), for print. */
  readonly today: string
}

export function readerOf(url: URL, acceptLanguage: string | null): Reader {
  const asked = url.searchParams.get('lang')
  const language = languageOf(asked, acceptLanguage)
  const chosen = asked === language
  const other = new URLSearchParams(url.search)
  other.set('lang', language === 'en' ? 'zh' : 'en')
  return {
    language,
    t: STRINGS[language],
    chosen,
    link: (path, query = {}, fragment) => address(path, { ...query, lang: chosen ? language : null }, fragment),
    otherLanguage: `${url.pathname}?${readable(other)}`,
    origin: url.origin,
    today: new Date().toISOString().slice(0, 10),
  }
}

/** A path with its query and fragment; members without a value are left out. */
export function address(path: string, query: Query, fragment?: string): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) search.append(name, value)
  const written = readable(search)
  return path + (written && `?${written}`) + (fragment === undefined ? '' : `#${fragment}`)
}

/** Commas and colons are allowed in a query as they are, and `witnesses=A,C` is meant to be read by people. */
const readable = (search: URLSearchParams) => search.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')

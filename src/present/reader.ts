/**
 * The reader of a page or embed: language, strings, and links that keep the language. Components get it as a property, so they stay
 * pure.
 */
import { address, type Query, readableQuery } from './address.ts'
import { chooseLanguage, type ReaderLanguage } from './language.ts'

export interface ReaderOf<Strings> {
  readonly language: ReaderLanguage
  readonly t: Strings
  /** True where the address says which language; otherwise the browser's preference decided. */
  readonly chosen: boolean
  /** A link inside the site. It keeps a chosen language without a cookie. */
  readonly link: (path: string, query?: Query, fragment?: string) => string
  /** The address of this page in the other language. */
  readonly otherLanguage: string
  /** Scheme and host, for addresses that people copy. */
  readonly origin: string
  /** The day of reading (UTC), for print. */
  readonly today: string
}

export function readerOf<Strings>(
  url: URL,
  acceptLanguage: string | null,
  strings: Readonly<Record<ReaderLanguage, Strings>>,
): ReaderOf<Strings> {
  const asked = url.searchParams.get('lang')
  const language = chooseLanguage(asked, acceptLanguage)
  const chosen = asked === language
  const other = new URLSearchParams(url.search)
  other.set('lang', language === 'en' ? 'zh' : 'en')
  return {
    language,
    t: strings[language],
    chosen,
    link: (path, query = {}, fragment) => address(path, { ...query, lang: chosen ? language : null }, fragment),
    otherLanguage: `${url.pathname}?${readableQuery(other)}`,
    origin: url.origin,
    today: new Date().toISOString().slice(0, 10),
  }
}

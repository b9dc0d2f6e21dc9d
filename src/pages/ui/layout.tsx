/** The frame of every page: language, head, navigation, skip links, and the foot. */
import { ICON_FILE, PAGE_FILE, STYLE_FILE } from '../../embed/built.ts'
import type { HeadMetadata } from '../../formats/telegram/metadata.ts'
import { scriptJson } from '../../formats/telegram/schema-org.ts'
import { type Child, raw } from './jsx.ts'
import type { Reader } from './reader.ts'

/** Where a file of src/assets is served for pages. */
export const assetPath = (file: string) => `/assets/${file}`

interface Props {
  readonly reader: Reader
  readonly title: string
  /** What the page shows, in a sentence, for search engines and previews of links. */
  readonly description?: string | undefined
  /** Of it, for previews of links; the icon of the site where there is none. */
  readonly picture?: { readonly path: string; readonly width: number; readonly height: number } | undefined
  /** The page the reader is on, of those the navigation names. */
  readonly here?: 'room' | 'own' | 'search' | 'import'
  /** The one spelling of this page's address. */
  readonly canonical?: string | undefined
  /** `<link rel="alternate">`: the same thing in other forms. */
  readonly alternates?: readonly { readonly href: string; readonly type: string; readonly title?: string }[]
  readonly noindex?: boolean
  /** For reference managers. */
  readonly metadata?: HeadMetadata
  /** schema.org, for search engines. */
  readonly linkedData?: Readonly<Record<string, unknown>>
  /** Of this page alone. */
  readonly scripts?: readonly string[]
  readonly wide?: boolean
  /** Id of what the page is for, where that is not all of it: the keyboard gets there first. */
  readonly text?: string
  /** Of the variants on the page; the keyboard gets there next. */
  readonly firstVariant?: string | undefined
  readonly children: Child
}

export const Layout = ({
  reader,
  title,
  description,
  picture,
  here,
  canonical,
  alternates = [],
  noindex,
  metadata,
  linkedData,
  scripts = [],
  wide,
  text = 'main',
  firstVariant,
  children,
}: Props) => {
  const { t, link } = reader
  return (
    <html lang={t.tag}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content={description ?? t.footer} />
        <meta property="og:site_name" content="Variorum" />
        <meta property="og:type" content="article" />
        <meta property="og:title" content={title.replace(/ — Variorum$/, '')} />
        <meta property="og:description" content={description ?? t.footer} />
        <meta property="og:locale" content={t.locale} />
        {canonical !== undefined && <meta property="og:url" content={reader.origin + canonical} />}
        <meta property="og:image" content={reader.origin + (picture?.path ?? '/apple-touch-icon.png')} />
        {picture !== undefined && (
          <>
            <meta property="og:image:type" content="image/png" />
            <meta property="og:image:width" content={String(picture.width)} />
            <meta property="og:image:height" content={String(picture.height)} />
            <meta property="og:image:alt" content={description ?? title} />
          </>
        )}
        <meta name="twitter:card" content={picture === undefined ? 'summary' : 'summary_large_image'} />
        {noindex && <meta name="robots" content="noindex" />}
        <link rel="stylesheet" href={assetPath(STYLE_FILE)} />
        {[assetPath(PAGE_FILE), ...scripts].map((path) => (
          <script type="module" src={path} />
        ))}
        <link rel="icon" href={assetPath(ICON_FILE)} type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        {metadata?.links.map(({ rel, href }) => (
          <link rel={rel} href={href} />
        ))}
        {metadata?.metas.map(({ name, content }) => (
          <meta name={name} content={content} />
        ))}
        {linkedData !== undefined && <script type="application/ld+json">{raw(scriptJson(linkedData))}</script>}
        {canonical !== undefined && <link rel="canonical" href={canonical} />}
        {alternates.map(({ href, type, title }) => (
          <link rel="alternate" href={href} type={type} title={title} />
        ))}
      </head>
      <body>
        <a class="skip" href={`#${text}`}>
          {t.skip}
        </a>
        {firstVariant !== undefined && (
          <a class="skip" href={`#v${firstVariant}`}>
            {t.skipToVariant}
          </a>
        )}
        <header class="site">
          <a class="home" href={link('/')} aria-current={here === 'room' ? 'page' : undefined}>
            <svg class="seal" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
              <SealMark />
            </svg>
            <span lang="en">Variorum</span>
          </a>
          <nav aria-label={t.siteNav}>
            <a href={link('/')} aria-current={here === 'room' ? 'page' : undefined}>
              {t.readingRoom}
            </a>
            <a href={link('/compare')} aria-current={here === 'own' ? 'page' : undefined}>
              {t.compareYourOwn}
            </a>
            <a href={link('/search')} aria-current={here === 'search' ? 'page' : undefined}>
              {t.search}
            </a>
            <a href={link('/import')} aria-current={here === 'import' ? 'page' : undefined}>
              {t.import}
            </a>
            <a class="language" href={reader.otherLanguage} lang={t.otherTag} hreflang={t.otherTag}>
              {t.inOtherLanguage}
            </a>
          </nav>
        </header>
        <main id="main" class={wide ? 'wide' : undefined} tabindex={-1}>
          {children}
        </main>
        <footer class="site">
          <p>{t.footer}</p>
          <ul>
            <li>
              <a href={link('/names')}>{t.names.title}</a>
            </li>
            <li>
              <a href={link('/quotation')}>{t.quotation.title}</a>
            </li>
            <li>
              <a href={link('/embed')}>{t.embed.link}</a>
            </li>
            <li>
              <a href="/openapi.json">{t.api}</a>
            </li>
          </ul>
        </footer>
      </body>
    </html>
  )
}

/** Two lines of writing that agree and then part. */
export const SealMark = () => (
  <>
    <rect width="32" height="32" rx="3" class="seal-ground" fill="#a3271c" />
    <path
      d="M10 4v24M22 4v7c0 4-6 4-6 8v9M22 11c0 4 5 4 5 8v9"
      fill="none"
      stroke="#fdfbf6"
      stroke-width="2.6"
      stroke-linecap="round"
    />
  </>
)

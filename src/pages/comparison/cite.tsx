/** The panel with permanent address, references and other forms of exactly this comparison. */

import { address } from '../../present/address.ts'
import type { Reader } from '../ui/reader.ts'
import { type CitedPlace, referencesOf } from './citations.ts'

/** oEmbed's discovery: where a system learns how to show the page at `path` in another one. */
export const discovery = ({ origin }: Reader, path: string, title: string) => ({
  href: origin + address('/oembed', { url: origin + path, format: 'json' }),
  type: 'application/json+oembed',
  title,
})

/** The way to the codes that put the page at `path` elsewhere. */
export const EmbedLink = ({ reader, path }: { reader: Reader; path: string }) => (
  <p class="no-print">
    <a href={reader.link('/embed', { url: path })}>{reader.t.embed.link}</a>
  </p>
)

export interface Citation {
  readonly title: string
  readonly language: string
  readonly passage: string
  readonly witnesses: readonly { readonly siglum: string; readonly version: string }[]
  readonly base: string
  readonly rules: readonly string[]
  readonly unit: string
  readonly engine: string
  /** Absolute. */
  readonly permalink: string
  /** Set when the address asked for an engine that does not run. */
  readonly requestedEngine: string | null
  readonly forms: readonly {
    readonly label: string
    readonly href: string
    readonly type: string
    readonly use: FormUse
  }[]
}

/** The purposes of the forms, in the order in which they are offered. */
const FORM_USES = ['print', 'edition', 'stemma'] as const
export type FormUse = (typeof FORM_USES)[number]

/** Enough of the id of a version to know it by: it is whole in the permanent address. */
const ID_SHOWN = 12

/** What never changes, to be copied, and printed with the day. Its section has a place for what a button did. */
export const Address = ({ reader: { t, today }, reader, url }: { reader: Reader; url: string }) => (
  <>
    <p class="permanent">
      {t.comparison.permalink}
      {t.colon}
      <a class="address" id="address" href={url}>
        {url}
      </a>{' '}
      <CopyButton reader={reader} from="address" name={t.comparison.permalink} />
      <span class="printed">{t.comparison.accessed(today)}</span>
    </p>
    <p class="done" role="status" />
  </>
)

/** Copies what is in the element `from`; a script shows it, since it does nothing without. */
export const CopyButton = ({ reader: { t }, from, name }: { reader: Reader; from: string; name: string }) => (
  <button
    type="button"
    class="quiet copy-it no-print"
    hidden
    data-copy={from}
    data-copied={t.comparison.copied(name)}
    data-selected={t.comparison.selected}
    aria-label={t.comparison.copyOf(name)}
  >
    {t.comparison.copy}
  </button>
)

interface CiteProps {
  readonly reader: Reader
  readonly citation: Citation
  readonly path: string
  /** The variant that the reader asked the reference of; null for the whole. */
  readonly place: CitedPlace | null
}

export const Cite = ({ reader, citation, path, place }: CiteProps) => {
  const { t } = reader
  const { title, language, passage, witnesses, base, rules, unit, engine, permalink, forms } = citation
  return (
    <section class="cite" aria-labelledby="cite">
      <h2 id="cite">{place === null ? t.comparison.cite : t.comparison.citeVariant(place.id)}</h2>
      <p>
        <bdi lang={language}>{title}</bdi> ({passage}).{' '}
        {witnesses.map(({ siglum, version }) => (
          <>
            <b class="siglum">{siglum}</b>{' '}
            <a href={`/v1/versions/${version}`}>
              <code title={version}>{`${version.slice(0, ID_SHOWN)}…`}</code>
            </a>
            {'; '}
          </>
        ))}
        {witnesses.length > 1 && `${t.comparison.base} ${base}; `}
        {t.comparison.unit} {unit}; {t.comparison.rules}
        {t.colon}
        {rules.length > 0 ? t.list(rules) : t.comparison.rulesNone}; <code>{engine}</code>.
      </p>
      <Address reader={reader} url={place === null ? permalink : `${permalink}#v${place.id}`} />
      <details open={place !== null}>
        <summary>{t.comparison.citations}</summary>
        <dl class="references">
          {referencesOf(citation, place).map(({ label, text }, index) => {
            const name = label ?? t.comparison.inWords
            return (
              <div>
                <dt>
                  {name} <CopyButton reader={reader} from={`reference-${index}`} name={name} />
                </dt>
                <dd>
                  <pre id={`reference-${index}`}>{text}</pre>
                </dd>
              </div>
            )
          })}
        </dl>
      </details>
      {forms.length > 0 && (
        <dl class="forms no-print">
          {FORM_USES.map((use) => (
            <div>
              <dt>{t.comparison.formUses[use]}</dt>
              <dd>
                <ul>
                  {forms
                    .filter((form) => form.use === use)
                    .map(({ label, href, type }) => (
                      <li>
                        <a href={href} type={type}>
                          {t.formLabels[label] ?? label}
                        </a>
                      </li>
                    ))}
                </ul>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <EmbedLink reader={reader} path={path} />
    </section>
  )
}

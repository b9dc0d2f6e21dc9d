/** `/embed?url=…`: the codes that put a comparison or a telegram into another page, each with a preview. */
import { ELEMENT_INTEGRITY } from '../../embed/built.ts'
import { EMBED_VIEWS } from '../../embed/figure-data.ts'
import type { Branch } from '../../embed/tree.ts'
import { escapeHtml } from '../../embed/tree.ts'
import { ELEMENT_PATH, fragment, type Look } from '../../embeds/embed-data.ts'
import { frameCode } from '../../embeds/frame-code.ts'
import { address } from '../../present/address.ts'
import { CopyButton } from '../comparison/cite.tsx'
import { LanguageField } from '../comparison-views/controls.tsx'
import { raw } from '../ui/jsx.ts'
import { Layout } from '../ui/layout.tsx'
import type { Reader } from '../ui/reader.ts'
import { Titled } from '../ui/text.tsx'

export interface Embeddable {
  /** What it is: each has an element of its own. */
  readonly kind: 'comparison' | 'place' | 'quotation'
  readonly title: string
  readonly language: string
  /** Path and query of the page, and the figure that the static form is. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly figure: Branch
}

interface Props {
  readonly reader: Reader
  /** As it was typed; empty where nothing was. */
  readonly url: string
  readonly look: Look
  readonly shown: Embeddable | null
  readonly error: string | null
}

const HEIGHT = 480

export const EmbedCodesPage = ({ reader, url, look, shown, error }: Props) => {
  const { t, link } = reader
  return (
    <Layout reader={reader} title={`${t.embed.title} — Variorum`} canonical="/embed" scripts={[ELEMENT_PATH]}>
      {shown !== null && (
        <p class="crumb">
          <a href={link(shown.path, shown.query)}>
            <Titled text={shown.title} lang={shown.language} />
          </a>
        </p>
      )}
      <h1>{t.embed.title}</h1>
      <p class="lead">{t.embed.intro}</p>
      {error !== null && (
        <div class="error-summary" role="alert">
          <p>
            <bdi>{error}</bdi>
          </p>
        </div>
      )}
      <form class="panel" method="get" action={link('/embed')}>
        <LanguageField reader={reader} />
        <div class="field">
          <label for="url">{t.embed.url}</label>
          <p class="hint" id="url-hint">
            {t.embed.urlHint}
          </p>
          <input id="url" type="text" name="url" value={url} autocomplete="off" aria-describedby="url-hint" />
        </div>
        <div class="field">
          <label for="place">{t.embed.place}</label>
          <p class="hint" id="place-hint">
            {t.embed.placeHint}
          </p>
          <input
            id="place"
            type="text"
            name="place"
            value={look.place ?? ''}
            inputmode="numeric"
            size={6}
            autocomplete="off"
            aria-describedby="place-hint"
          />
        </div>
        <div class="groups">
          <Choices
            legend={t.embed.view}
            name="view"
            here={look.view}
            options={EMBED_VIEWS.map((view) => [view, t.embed.views[view]])}
          />
          <Choices
            legend={t.comparison.writing}
            name="writing"
            here={look.vertical ? 'vertical' : ''}
            options={[
              ['', t.comparison.horizontal],
              ['vertical', t.comparison.vertical],
            ]}
          />
          <Choices
            legend={t.embed.theme}
            name="theme"
            here={look.theme ?? ''}
            options={[
              ['', t.embed.themes.page],
              ['light', t.embed.themes.light],
              ['dark', t.embed.themes.dark],
            ]}
          />
        </div>
        <button type="submit">{t.embed.show}</button>
      </form>
      {shown !== null && <Codes reader={reader} look={look} shown={shown} />}
      {shown === null && <InlineCode reader={reader} />}
    </Layout>
  )
}

interface ChoicesProps {
  readonly legend: string
  readonly name: string
  readonly here: string
  readonly options: readonly (readonly [value: string, label: string])[]
}

const Choices = ({ legend, name, here, options }: ChoicesProps) => (
  <fieldset>
    <legend>{legend}</legend>
    <ul class="choices">
      {options.map(([value, label]) => (
        <li>
          <label>
            <input type="radio" name={name} value={value} checked={value === here} /> {label}
          </label>
        </li>
      ))}
    </ul>
  </fieldset>
)

const Codes = ({ reader, look, shown }: { reader: Reader; look: Look; shown: Embeddable }) => {
  const { t, origin, language } = reader
  const { kind, path, query, title, figure } = shown
  const lang = { lang: language }
  const isWhole = kind === 'comparison'
  const looks = {
    place: kind === 'place' ? look.place : null,
    view: isWhole && look.view !== EMBED_VIEWS[0] ? look.view : null,
    writing: isWhole && look.vertical ? 'vertical' : null,
    theme: look.theme,
  }
  const Element = `variorum-${kind}` as const
  const { view: _, writing: __, ...asked } = query
  const src = origin + address(path, asked)
  const attributes = Object.entries({ ...looks, ...lang })
    .map(([name, value]) => (value === null ? '' : ` ${name}="${value}"`))
    .join('')
  const element = `<script type="module" src="${origin}${ELEMENT_PATH}" integrity="${ELEMENT_INTEGRITY}" crossorigin="anonymous"></script>
<${Element} src="${escapeHtml(src)}"${attributes}>
  <a href="${escapeHtml(src)}">${escapeHtml(title)}</a>
</${Element}>`
  const frame = frameCode(origin + address(`/embed${path}`, { ...asked, ...looks, ...lang }), title, '100%', HEIGHT)
  return (
    <>
      <Form id="element" name={t.embed.element} intro={t.embed.elementIntro} code={element} reader={reader}>
        <Element src={src} {...looks} lang={language}>
          <a href={src}>{title}</a>
        </Element>
      </Form>
      <Form id="frame" name={t.embed.frame} intro={t.embed.frameIntro} code={frame} reader={reader}>
        {/* Our own policy allows no inline style; the style sheet has the same. */}
        {raw(frame.replace(/ style="[^"]*"/, ''))}
      </Form>
      <Form id="html" name={t.embed.html} intro={t.embed.htmlIntro} code={fragment(origin, figure)} reader={reader}>
        {raw(`<div><template shadowrootmode="open">${fragment(origin, figure)}</template></div>`)}
      </Form>
      <p class="aside">
        {t.embed.oembed}{' '}
        <a href={address('/oembed', { url: src, format: 'json' })} type="application/json+oembed">
          oEmbed
        </a>
      </p>
    </>
  )
}

/** For people who come without an address: the element needs none. */
const InlineCode = ({ reader }: { reader: Reader }) => {
  const { t, origin } = reader
  const code = `<script type="module" src="${origin}${ELEMENT_PATH}" integrity="${ELEMENT_INTEGRITY}" crossorigin="anonymous"></script>
<variorum-comparison>
  <p data-siglum="A" data-label="1687" lang="la">arma virumque cano</p>
  <p data-siglum="B" data-label="1701" lang="la">arma uirumque canam</p>
</variorum-comparison>`
  return (
    <Form id="inline" name={t.embed.inline} intro={t.embed.inlineIntro} code={code} reader={reader}>
      <variorum-comparison lang={reader.language}>
        <p data-siglum="A" data-label="1687" lang="la">
          arma virumque cano
        </p>
        <p data-siglum="B" data-label="1701" lang="la">
          arma uirumque canam
        </p>
      </variorum-comparison>
    </Form>
  )
}

interface FormProps {
  readonly id: string
  readonly name: string
  readonly intro: string
  readonly code: string
  readonly reader: Reader
  readonly children: unknown
}

const Form = ({ id, name, intro, code, reader, reader: { t }, children }: FormProps) => (
  <section class="embed-form" aria-labelledby={id}>
    <h2 id={id}>{name}</h2>
    <p>{intro}</p>
    <p>
      <CopyButton reader={reader} from={`code-${id}`} name={name} />
    </p>
    <p class="done" role="status" />
    <textarea id={`code-${id}`} class="code" readonly rows={6} aria-label={t.embed.code(name)} spellcheck={false}>
      {code}
    </textarea>
    {/* A region that scrolls must be reachable by keyboard. */}
    <section class="preview" aria-label={t.embed.preview(name)} tabindex={0}>
      {children}
    </section>
  </section>
)

/**
 * Makes `<p class="lead">{text}</p>` a string at once. The compiler calls `jsx` for it (`jsxImportSource` in tsconfig.json, `#jsx` in
 * package.json); in browsers src/client/jsx-dom.ts takes this file's place.
 *
 * Hono's renderer does more than pages need: it keeps a tree, awaits components, has contexts, and moves each `<link>` into the head by
 * a search through the whole page. That took half of the time of a page; here the cost of a page is its characters.
 */
import type { JSX as Attributes } from 'hono/jsx/jsx-runtime'

/** HTML as it is sent. Everything else in a page is text, and is escaped. */
export class Html {
  readonly html: string

  constructor(html: string) {
    this.html = html
  }

  toString(): string {
    return this.html
  }
}

/** What may be in an element. `false`, `null` and `undefined` add nothing. */
export type Child = string | number | boolean | null | undefined | Html | readonly Child[]

type Component = (props: never) => Child
type Props = Readonly<Record<string, unknown>>

export declare namespace JSX {
  type Element = Html
  type ElementType = string | Component
  interface ElementChildrenAttribute {
    children: Child
  }
  // Hono's table of what attributes the elements of HTML and SVG have.
  interface IntrinsicElements extends Attributes.IntrinsicElements {}
}

/** HTML that was written otherwise, and escaped there. */
export const raw = (html: string): Html => new Html(html)

/** Those that HTML never closes. */
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])

/** Attributes that are there or are not; any other one says "true" or "false". */
const BOOLEAN = new Set([
  ...[
    'async',
    'autofocus',
    'checked',
    'defer',
    'disabled',
    'download',
    'formnovalidate',
    'hidden',
    'inert',
    'multiple',
  ],
  ...['nomodule', 'novalidate', 'open', 'readonly', 'required', 'reversed', 'selected'],
])

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const SPECIAL = /[&<>"']/
const EACH_SPECIAL = /[&<>"']/g

/** For text and for values of attributes. */
const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(EACH_SPECIAL, (character) => ESCAPES[character]!) : text

function contentOf(child: unknown): string {
  if (typeof child === 'string') return escaped(child)
  if (child instanceof Html) return child.html
  if (child === null || child === undefined || typeof child === 'boolean') return ''
  if (!Array.isArray(child)) return escaped(String(child))
  let html = ''
  for (const one of child) html += contentOf(one)
  return html
}

function attribute(name: string, value: unknown): string {
  if (typeof value === 'string') return ` ${name}="${escaped(value)}"`
  if (value === null || value === undefined) return ''
  if (typeof value !== 'boolean' || !BOOLEAN.has(name)) return ` ${name}="${escaped(String(value))}"`
  return value ? ` ${name}=""` : ''
}

/** An element of HTML or SVG, or what a component makes of its properties. O(length of the result, without its children's). */
export function jsx(tag: string, props: Props): Html
export function jsx(tag: Component, props: Props): Child
export function jsx(tag: string | Component, props: Props): Child {
  return typeof tag === 'function' ? tag(props as never) : written(tag, props, props.children)
}

/**
 * What the bundler of a Worker calls instead (src/cli/bundle.ts): with the children behind the properties, a page is shorter by the name of
 * the property that they are.
 */
export function element(tag: string | Component, props: Props | null, ...children: readonly Child[]): Child {
  const content = children.length > 1 ? children : children.length === 1 ? children[0] : props?.children
  if (typeof tag === 'string') return written(tag, props ?? {}, content)
  return tag((children.length === 0 ? (props ?? {}) : { ...props, children: content }) as never)
}

function written(tag: string, props: Props, content: unknown): Html {
  let html = `<${tag}`
  for (const name in props) if (name !== 'children') html += attribute(name, props[name])
  return new Html(VOID.has(tag) ? `${html}/>` : `${html}>${contentOf(content)}</${tag}>`)
}

export { jsx as jsxDEV, jsx as jsxs }

export const Fragment = ({ children }: { readonly children?: Child }): Html => new Html(contentOf(children))

/** As the bundler of a Worker names them: no variable of a component hides these. */
export { element as $element, Fragment as $Fragment }

/**
 * Markup as a plain value. The server writes it as HTML and the element makes nodes of it, so every form of an embed shows the same.
 */
export type Attributes = Readonly<Record<string, string | false | null | undefined>>

export interface Branch {
  readonly tag: string
  readonly attributes: Attributes
  readonly children: readonly Tree[]
}

/** A string is text and never markup, wherever it comes from; false adds nothing. */
export type Tree = Branch | string | false

export const h = (tag: string, attributes: Attributes, ...children: readonly Tree[]): Branch => ({
  tag,
  attributes,
  children,
})

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!)

/** As HTML, without `part`: style sheets reach parts of a shadow tree alone, and only the element makes one. O(size). */
export function htmlOf(tree: Tree): string {
  if (tree === false) return ''
  if (typeof tree === 'string') return escapeHtml(tree)
  const { tag, attributes, children } = tree
  const written = Object.entries(attributes).map(([name, value]) =>
    typeof value === 'string' && name !== 'part' ? ` ${name}="${escapeHtml(value)}"` : '',
  )
  return `<${tag}${written.join('')}>${children.map(htmlOf).join('')}</${tag}>`
}

/**
 * Makes nodes of the components of pages instead of HTML: the build uses this file in place of src/pages/ui/jsx.ts. Pages are pure
 * functions without state, so nothing is compared with earlier nodes; text becomes text nodes.
 */
type Props = Readonly<Record<string, unknown>>
type Component = (props: Props) => unknown

interface Tree {
  readonly tag: string | Component
  readonly props: Props
}

export const jsx = (tag: Tree['tag'], props: Props): Tree => ({ tag, props })
export { jsx as jsxs }
export const Fragment: Component = ({ children }) => children

/**
 * A drawing that was written as SVG. It is read as XML, which its writer has escaped it for, never as HTML, and nothing in
 * a document that is read so is run.
 */
export const raw = (svg: string): Element => new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement

const [HTML, SVG] = ['http://www.w3.org/1999/xhtml', 'http://www.w3.org/2000/svg']

/** O(size). */
export function nodesOf(content: unknown): DocumentFragment {
  const nodes = document.createDocumentFragment()
  append(nodes, content, HTML)
  return nodes
}

function append(parent: Node, content: unknown, space: string): void {
  if (content === null || content === undefined || typeof content === 'boolean') return
  if (Array.isArray(content)) for (const one of content) append(parent, one, space)
  else if (content instanceof Node) parent.appendChild(content)
  else if (typeof content !== 'object') parent.appendChild(document.createTextNode(String(content)))
  else {
    const { tag, props } = content as Tree
    if (typeof tag === 'function') append(parent, tag(props), space)
    else parent.appendChild(elementOf(tag, props, tag === 'svg' ? SVG : space))
  }
}

function elementOf(tag: string, { children, ...attributes }: Props, space: string): Element {
  const element = document.createElementNS(space, tag)
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : String(value))
  append(element, children, space)
  // A line break that begins a textarea is for the parser of HTML, which drops it.
  const [first] = tag === 'textarea' ? element.childNodes : []
  if (first instanceof Text && first.data.startsWith('\n')) first.deleteData(0, 1)
  return element
}

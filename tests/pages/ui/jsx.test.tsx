import { jsx as peer } from 'hono/jsx'
import { describe, expect, test } from 'vitest'
import { type Child, element, Fragment, Html, jsx, raw } from '../../../src/pages/ui/jsx.ts'

const html = (element: Child) => (element as Html).html

describe('an element', () => {
  test('escapes text and attributes', () => {
    const text = `<b> & "quoted" 'so'`
    expect(html(<p title={text}>{text}</p>)).toBe(
      '<p title="&lt;b&gt; &amp; &quot;quoted&quot; &#39;so&#39;">&lt;b&gt; &amp; &quot;quoted&quot; &#39;so&#39;</p>',
    )
  })

  test('takes no object for HTML that is not made here', () => {
    const forged = { html: '<script>1</script>', isEscaped: true, toString: () => '<script>2</script>' }
    expect(html(<p>{forged as unknown as Child}</p>)).toBe('<p>&lt;script&gt;2&lt;/script&gt;</p>')
  })

  test('leaves out nothing but what stands for nothing', () => {
    expect(
      html(
        <p>
          {0}
          {false}
          {null}
          {undefined}
          {['', ['a', <b>1</b>]]}
        </p>,
      ),
    ).toBe('<p>0a<b>1</b></p>')
  })

  test('says true and false, but for attributes that are there or are not', () => {
    expect(html(<details open hidden={false} aria-busy={true} data-x={false} tabindex={0} lang={undefined} />)).toBe(
      '<details open="" aria-busy="true" data-x="false" tabindex="0"></details>',
    )
  })

  test('is not closed where HTML never closes it', () => {
    expect(html(<input type="hidden" value="" />)).toBe('<input type="hidden" value=""/>')
    expect(html(<span />)).toBe('<span></span>')
  })

  test('may be what a component makes, or nothing', () => {
    const Twice = ({ children }: { children: Child }) => (
      <>
        {children}
        {children}
      </>
    )
    const Nothing = () => null
    expect(html(<p children={[<Twice>&</Twice>, <Nothing />]} />)).toBe('<p>&amp;&amp;</p>')
    expect(html(<p>{raw('<br>')}</p>)).toBe('<p><br></p>')
  })
})

/** Trees of elements, in a fixed order of chance; none is `svg`, in which Hono leaves out a zero that stands alone. */
function* trees(count: number): Generator<[string, Record<string, unknown>, unknown[]]> {
  let seed = 7
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return (seed >> 8) % below
  }
  const pick = <T,>(of: readonly T[]): T => of[next(of.length)]!
  const tree = (depth: number): [string, Record<string, unknown>, unknown[]] => {
    const tag = pick(['p', 'div', 'path', 'br', 'input', 'td', 'mark', 'circle', 'textarea', 'img', 'x-y'])
    const values = ['', 'a b', `'"<&>`, '中', 0, 1.5, true, false, null, undefined]
    const names = ['class', 'id', 'open', 'hidden', 'checked', 'aria-hidden', 'data-a', 'viewBox', 'stroke-width']
    const props = Object.fromEntries(Array.from({ length: next(4) }, () => [pick(names), pick(values)]))
    const child = () => (depth > 0 && next(2) === 0 ? tree(depth - 1) : pick([...values, '𠀀&amp;', '\u0000']))
    return [tag, props, ['br', 'input', 'img'].includes(tag) ? [] : Array.from({ length: next(4) }, child)]
  }
  for (let k = 0; k < count; k++) yield tree(4)
}

test('two thousand trees are what the renderer of Hono makes of them', () => {
  const isTree = (child: unknown): child is [string, Record<string, unknown>, unknown[]] => Array.isArray(child)
  const ours = ([tag, props, children]: [string, Record<string, unknown>, unknown[]]): Html =>
    jsx(tag, { ...props, children: children.map((child) => (isTree(child) ? ours(child) : (child as Child))) })
  const theirs = ([tag, props, children]: [string, Record<string, unknown>, unknown[]]): unknown =>
    peer(tag, { ...props }, ...(children.map((child) => (isTree(child) ? theirs(child) : child)) as string[]))
  let length = 0
  for (const tree of trees(2_000)) {
    const made = ours(tree)
    expect(made).toBeInstanceOf(Html)
    expect(made.html).toBe(String(theirs(tree)))
    length += made.html.length
  }
  expect(length).toBeGreaterThan(50_000)
})

/** What the bundler of a Worker calls says the same, with the children behind the properties. */
describe('an element of a Worker', () => {
  const Twice = ({ children, by = 'i' }: { readonly children?: Child; readonly by?: string }) =>
    jsx(by, { children: [children, children] })
  const cases: readonly (readonly [
    tag: Parameters<typeof element>[0],
    props: Record<string, unknown> | null,
    ...children: Child[],
  ])[] = [
    ['p', null],
    ['p', { class: 'a<b' }, 'x & y'],
    ['p', { id: 'a' }, 'x', null, ['y', ['z']], false, 0],
    ['p', { children: 'own' }],
    ['br', { class: 'a' }],
    [Twice, null],
    [Twice, { by: 'b' }, 'x'],
    [Twice, { by: 'b' }, 'x', raw('<u>y</u>')],
    [Twice, { by: 'b', children: 'own' }],
    [Fragment, null, 'x', 'y'],
  ]
  test.each(cases)('%s %j', (...all) => {
    const [tag, props, ...children] = all as unknown as Parameters<typeof element>
    const given = children.length === 0 ? {} : { children: children.length === 1 ? children[0] : children }
    expect(html(element(tag, props, ...children))).toBe(html(jsx(tag as 'p', { ...props, ...given })))
  })
})

/** Reads the texts between the tags of an element, to be compared there. */
import { surrounding } from './base.ts'
import type { InlineText } from './engine.ts'

const BLOCK = 'p, div, li, dd, blockquote, h1, h2, h3, h4, h5, h6'
/** Letters of scripts that run from right to left. */
const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
/** As the author says, else as the first letter does. */
const directionIn = (element: Element, text: string): 'ltr' | 'rtl' =>
  (element.closest('[dir=ltr], [dir=rtl]') as HTMLElement | null)?.dir === 'rtl' ||
  RTL.test(/\p{L}/u.exec(text)?.[0] ?? '')
    ? 'rtl'
    : 'ltr'

const collapsed = (text: string) => text.replace(/[ \t\n\r\f]+/g, ' ').trim()

/** The children with `data-siglum`, as a browser shows them: spaces of the source are one space, but in `<pre>`; each block is a line. */
export const textsWithin = (element: Element): InlineText[] =>
  [...element.querySelectorAll<HTMLElement>(':scope > [data-siglum]')].map((one) => {
    const blocks = [...one.querySelectorAll(BLOCK)].filter((block) => block.querySelector(BLOCK) === null)
    const lines = (blocks.length > 0 ? blocks : [one]).map((block) => collapsed(block.textContent))
    const text = one.matches('pre') ? one.textContent : lines.join('\n')
    return {
      siglum: one.dataset.siglum!,
      label: one.dataset.label ?? '',
      language: one.closest('[lang]')?.getAttribute('lang') || surrounding(one) || null,
      direction: directionIn(one, text),
      text,
    }
  })

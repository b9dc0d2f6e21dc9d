/** axe, run through the debugger and not as a script of the page: the page's own policy stays in force. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Frame, Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULE_SETS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Violations of accessibility in a page or frame; only `contrast` where only the colours have changed. */
export async function violations(page: Page | Frame, only: 'all' | 'contrast' = 'all'): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(AXE)
  const runOnly = only === 'all' ? RULE_SETS : ['color-contrast']
  // Style sheets are read where they are: axe would copy those of shadow roots into inline ones, which our policy refuses.
  const found = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify({ runOnly, preload: false })})`)
  return found.violations.map(({ id, nodes }) => `${page.url()}: ${id} at ${nodes[0]!.target.join(' ')}`)
}

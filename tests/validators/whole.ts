/** Checks that need more than one file of one form. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { patch } from '../../src/formats/patch.ts'
import { TELEGRAM_FORMATS } from '../../src/formats/telegram/index.ts'
import { compare } from '../../src/variants/compare.ts'
import { SCRIPT_CASES } from '../formats/scripts.ts'
import { about, telegrams } from '../provenance/corpus.ts'
import { isThere, run } from './tools.ts'

export interface Outcome {
  readonly name: string
  readonly file: string
  readonly fault: string | null
}

/** `git apply` and GNU patch make each witness of the base. */
export function applyPatches(folder: string): Outcome[] {
  const outcomes: Outcome[] = []
  for (const tool of ['git', 'patch']) {
    if (!isThere(tool)) {
      outcomes.push({ name: tool, file: '', fault: 'skipped' })
      continue
    }
    for (const { name, texts } of SCRIPT_CASES)
      for (const [siglum, text] of texts) {
        const base = texts.get('A')!
        // NUL makes a file binary for both, whatever is in the patch.
        if (siglum === 'A' || [base, text].some(({ string }) => string.includes('\0'))) continue
        const comparison = compare([
          { siglum: 'A', text: base.string },
          { siglum, text: text.string },
        ])
        const body = patch.render(
          comparison,
          new Map([
            ['A', base],
            [siglum, text],
          ]),
        )
        const cwd = join(folder, `${tool}-${name.replace(/[^a-z]+/gi, '-')}-${siglum}`)
        mkdirSync(cwd, { recursive: true })
        writeFileSync(join(cwd, 'A.txt'), base.string)
        writeFileSync(join(cwd, 'it.patch'), body)
        const args = tool === 'git' ? ['apply', 'it.patch'] : ['-p1', '--binary', '-i', 'it.patch']
        const { ok, said } = run(tool, args, cwd)
        const same = readFileSync(join(cwd, 'A.txt'), 'utf8') === text.string
        outcomes.push({ name: tool, file: cwd, fault: ok && same ? null : said || 'another text' })
      }
  }
  return outcomes
}

/** biber reads all telegrams without a warning. */
export function bibliographies(folder: string): Outcome[] {
  if (!isThere('biber')) return [{ name: 'biber', file: '', fault: 'skipped' }]
  const bib = TELEGRAM_FORMATS.find(({ extension }) => extension === '.bib')!
  const all = telegrams.map((telegram) => bib.render(telegram, about(telegram.id))).join('\n')
  writeFileSync(join(folder, 'all.bib'), all)
  const { ok, said } = run('biber', ['--tool', '--validate-datamodel', '--nolog', 'all.bib'], folder)
  const warnings = said.match(/^WARN.*|^ERROR.*/gm) ?? []
  return [
    {
      name: 'biber',
      file: join(folder, 'all.bib'),
      fault: ok && warnings.length === 0 ? null : warnings.join('\n') || said,
    },
  ]
}

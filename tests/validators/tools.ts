/** Programs that others wrote, each with what it is given and what it must say. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** The RELAX NG schema of all of TEI P5, which install.sh brings. */
export const TEI_ALL = process.env.TEI_ALL ?? join(import.meta.dirname, 'schemas/tei_all.rng')

export interface Validator {
  readonly name: string
  /** Without one of these it is skipped, aloud. */
  readonly needs: readonly string[]
  /** Of the files that it is given. */
  readonly extension: string
  /** One file; what is wrong with it, or null. */
  readonly check: (file: string) => string | null
}

const SECONDS = 180

export function run(command: string, args: readonly string[], cwd: string, input?: string) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout: SECONDS * 1000,
    maxBuffer: 64_000_000,
    ...(input !== undefined && { input }),
  })
  return { ok: status === 0 && error === undefined, said: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}` }
}

export const isThere = (command: string): boolean => run('sh', ['-c', `command -v ${command}`], '.').ok

const tail = (text: string): string => text.trim().split('\n').slice(-6).join('\n')

/** A program that says by its status whether a file is right. */
const byStatus =
  (command: string, args: (file: string) => readonly string[]) =>
  (file: string): string | null => {
    const { ok, said } = run(command, args(file), dirname(file))
    return ok ? null : tail(said)
  }

/** Three runs: only then has every note the number of its line. TeX exits 0 though it found no glyph, so its log is read. */
const latexBy =
  (engine: string) =>
  (file: string): string | null => {
    const folder = dirname(file)
    const job = `${basename(file, '.tex')}-${engine}`
    for (let k = 0; k < 3; k++) {
      const args = ['-interaction=nonstopmode', '-halt-on-error', `-jobname=${job}`, basename(file)]
      const { ok, said } = run(engine, args, folder)
      if (!ok) return tail(said)
    }
    const log = readFileSync(join(folder, `${job}.log`), 'latin1')
    const lost = /Missing character: .*/.exec(log)?.[0]
    if (lost !== undefined) return lost
    if (!existsSync(join(folder, `${job}.pdf`))) return 'no PDF'
    const text = run('pdftotext', ['-layout', `${job}.pdf`, '-'], folder).said
    const notes = readFileSync(file, 'utf8').match(/\\[AB]footnote\{/g)?.length ?? 0
    // A note whose line TeX never learnt is numbered 0.
    if (notes > 0 && /^\s*0\s/m.test(text)) return 'a note without the number of its line'
    return null
  }

/** LibreOffice opens the file, saves it again, and has as many notes as before. */
function officeRoundTrip(file: string): string | null {
  const folder = dirname(file)
  const out = join(folder, 'resaved')
  const args = ['--headless', `-env:UserInstallation=file://${folder}/office`, '--convert-to', 'docx', '--outdir', out]
  const { said } = run('soffice', [...args, file], folder)
  const again = join(out, basename(file))
  if (!existsSync(again)) return tail(said)
  const notesOf = (docx: string) =>
    run('unzip', ['-p', docx, 'word/footnotes.xml'], folder).said.match(/<w:footnote [^>]*w:id="[1-9]/g)?.length ?? 0
  const [before, after] = [notesOf(file), notesOf(again)]
  // LibreOffice counts its two separators as 0 and 1.
  return after === before || after === before + 1 ? null : `${before} notes became ${after}`
}

const python = (code: string) => (file: string) => {
  const { ok, said } = run('/usr/bin/python3', ['-c', code, file], dirname(file))
  return ok ? null : tail(said)
}

export const VALIDATORS: readonly Validator[] = [
  { name: 'XeLaTeX', needs: ['xelatex', 'pdftotext'], extension: '.tex', check: latexBy('xelatex') },
  { name: 'LuaLaTeX', needs: ['lualatex', 'pdftotext'], extension: '.tex', check: latexBy('lualatex') },
  { name: 'LibreOffice', needs: ['soffice', 'unzip'], extension: '.docx', check: officeRoundTrip },
  ...['.tei.xml', '.graphml', '.svg'].map(
    (extension): Validator => ({
      name: `xmllint ${extension}`,
      needs: ['xmllint'],
      extension,
      check: byStatus('xmllint', (file) => ['--noout', file]),
    }),
  ),
  {
    name: 'tei_all',
    needs: ['jing', `test -f "${TEI_ALL}"`],
    extension: '.tei.xml',
    check: byStatus('jing', (file) => [TEI_ALL, file]),
  },
  {
    name: 'HTML as XML',
    needs: ['xmllint'],
    extension: '.html',
    check: (file) => {
      const [, ...lines] = readFileSync(file, 'utf8').split('\n')
      const { ok, said } = run('xmllint', ['--noout', '-'], dirname(file), lines.join('\n'))
      return ok ? null : tail(said)
    },
  },
  {
    name: 'Graphviz',
    needs: ['dot'],
    extension: '.dot',
    check: byStatus('dot', (file) => ['-Tcanon', '-o', '/dev/null', file]),
  },
  {
    name: 'networkx',
    needs: ['/usr/bin/python3 -c "import networkx"'],
    extension: '.graphml',
    check: python('import sys, networkx; assert len(networkx.read_graphml(sys.argv[1])) > 1'),
  },
  {
    name: 'Biopython, NEXUS',
    needs: ['/usr/bin/python3 -c "import Bio"'],
    extension: '.nex',
    check: python(
      'import sys; from Bio.Nexus import Nexus; n = Nexus.Nexus(sys.argv[1]); assert len(n.taxlabels) > 1 or "CHARACTERS" not in open(sys.argv[1]).read()',
    ),
  },
  {
    name: 'Biopython, Newick',
    needs: ['/usr/bin/python3 -c "import Bio"'],
    extension: '.nwk',
    check: python(
      'import sys; from Bio import Phylo; assert len(Phylo.read(sys.argv[1], "newick").get_terminals()) > 1',
    ),
  },
]

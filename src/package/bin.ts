/**
 * The command `variorum`.
 *
 *     variorum compare a.txt b.txt [c.txt …] [--ignore punctuation,spacing] [--format tei]
 *     variorum collate input.json [--format tei]
 *
 * Exits with 0 where the texts have no variants, 1 where they have, 2 where something is wrong: as diff(1) does.
 */
import { readFileSync, writeSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { COLLATE_FORMS, collate as collateRequest, readRequest } from '../engine.ts'
import { type CompareOptions, compare, formats, RULES, type RuleName, type Witness } from './index.ts'

const USAGE = `Usage: variorum compare FILE FILE... [options]
       variorum collate FILE|- [--format json|tei|graphml|dot|svg]

Compares texts (UTF-8) and prints their variants. FILE "-" is the standard input.

  --format NAME        json or one of: ${Object.keys(formats).join(', ')} (default txt)
  --base SIGLUM        siglum of the base (default: the first file)
  --sigla A,B,...      sigla of the files (default: A, B, C ...)
  --ignore CLASSES     differences that are no variants: ${RULES.join(', ')}
  --unit UNIT          grapheme, word or whitespace (default: as the texts suggest)
  --language TAG       language of the texts (BCP 47)
  --significance WHAT  substantive: accidental variants do not count for the exit status
  --help, --version

Exit status: 0 no variants, 1 variants, 2 trouble.
`

/** What is wrong with the command line or with a file. */
class UsageError extends Error {}

interface Output {
  readonly text: string | Uint8Array
  readonly status: number
}

function run(args: readonly string[]): Output {
  const { values, positionals } = parse(args)
  if (values.help) return { text: USAGE, status: 0 }
  if (values.version) return { text: `${VERSION}\n`, status: 0 }
  const [command, ...files] = positionals
  if (command === 'compare') return runCompare(files, values)
  if (command === 'collate') return runCollate(files, values.format ?? 'json')
  throw new UsageError(
    command === undefined ? 'Say what to do: compare or collate.' : `There is no command "${command}".`,
  )
}

/** Replaced by the build with the version of the package. */
declare const VARIORUM_VERSION: string
const VERSION = typeof VARIORUM_VERSION === 'string' ? VARIORUM_VERSION : 'development'

type Values = ReturnType<typeof parse>['values']

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        base: { type: 'string' },
        sigla: { type: 'string' },
        ignore: { type: 'string' },
        unit: { type: 'string' },
        language: { type: 'string' },
        significance: { type: 'string' },
        help: { type: 'boolean' },
        version: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

function runCompare(files: readonly string[], values: Values): Output {
  if (files.length < 2) throw new UsageError('Name at least two files to compare.')
  const sigla = values.sigla?.split(',') ?? files.map((_, k) => siglumOf(k))
  if (sigla.length !== files.length || new Set(sigla).size < sigla.length || sigla.includes(''))
    throw new UsageError('--sigla takes one siglum for each file, all different.')
  const base = oneOf('--base', values.base, sigla) ?? sigla[0]!
  const format = oneOf('--format', values.format, ['json', ...Object.keys(formats)]) ?? 'txt'
  const significance = oneOf('--significance', values.significance, ['substantive'])
  const unit = oneOf('--unit', values.unit, ['grapheme', 'word', 'whitespace'])
  const ignore = (values.ignore?.split(',') ?? []).map((name) => oneOf('--ignore', name, RULES) as RuleName)
  const witnesses: Witness[] = files.map((file, k) => ({
    siglum: sigla[k]!,
    text: readText(file),
    ...(values.language !== undefined && { language: values.language }),
  }))
  const options = { base, ignore, ...(unit !== undefined && { unit: unit as NonNullable<CompareOptions['unit']> }) }
  const comparison = compare(witnesses, options)
  const title = files.map((file) => basename(file, extname(file))).join(' · ')
  const labels = new Map(files.map((file, k) => [sigla[k]!, { label: basename(file), source: null }]))
  const text =
    format === 'json'
      ? `${JSON.stringify(comparison, null, 2)}\n`
      : formats[format]!(comparison, witnesses, { title, witnesses: labels })
  const { substantive, variants } = comparison.summary
  return { text, status: (significance === undefined ? variants : substantive) > 0 ? 1 : 0 }
}

/** A, B, … Z, A1, B1 … */
const siglumOf = (k: number): string => String.fromCharCode(65 + (k % 26)) + (k < 26 ? '' : Math.floor(k / 26))

function runCollate(files: readonly string[], format: string): Output {
  if (files.length !== 1) throw new UsageError('Name one file of JSON to collate, as CollateX takes it.')
  const names = ['json', 'tei', 'graphml', 'dot', 'svg']
  const form = COLLATE_FORMS[names.indexOf(oneOf('--format', format, names)!)]!
  let request: unknown
  try {
    request = JSON.parse(readText(files[0]!))
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`${files[0]} is not JSON: ${(error as Error).message}`)
  }
  const read = readRequest(request)
  return { text: `${form.render(collateRequest(read), read.transpositions)}\n`, status: 0 }
}

function oneOf<T extends string>(option: string, value: string | undefined, offered: readonly T[]): T | undefined {
  if (value === undefined) return undefined
  const found = offered.find((one) => one === value)
  if (found === undefined) throw new UsageError(`${option} takes one of ${offered.join(', ')}, not "${value}".`)
  return found
}

function readText(file: string): string {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file === '-' ? 0 : file)
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    throw new UsageError(`${file} is not UTF-8.`)
  }
}

/** The message for an error: a sentence for an expected one, the whole error otherwise. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const foreseen = error instanceof UsageError || /^(?:Refused|LimitExceeded|Error)$/.test(error.constructor.name)
  return foreseen ? error.message : (error.stack ?? error.message)
}

function outcomeOf(args: readonly string[]): Output & { readonly error?: string } {
  try {
    return run(args)
  } catch (error) {
    const message = messageOf(error)
    return { text: '', error: error instanceof UsageError ? `${message}\n\n${USAGE}` : `${message}\n`, status: 2 }
  }
}

/** After so many milliseconds a terminal shows that work goes on. */
const PATIENCE = 1_000

/** Works in a thread of its own where a terminal watches, so that it can show how long it takes. */
function main(): void {
  const args = process.argv.slice(2)
  if (!process.stderr.isTTY) {
    finish(outcomeOf(args))
    return
  }
  const started = process.hrtime.bigint()
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { args } })
  const seconds = () => Number((process.hrtime.bigint() - started) / 1_000_000_000n)
  const timer = setInterval(() => process.stderr.write(`\rComparing … ${seconds()} s`), PATIENCE)
  worker.once('message', (outcome: ReturnType<typeof outcomeOf>) => {
    clearInterval(timer)
    if (seconds() > 0) process.stderr.write('\r\u001b[K')
    finish(outcome)
  })
  worker.once('error', (error) => {
    clearInterval(timer)
    finish({ text: '', error: `\n${messageOf(error)}\n`, status: 2 })
  })
}

function finish({ text, error, status }: ReturnType<typeof outcomeOf>): void {
  if (error !== undefined) process.stderr.write(error)
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  // Synchronous: a pipe gets all of it before the process ends.
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at)
  process.exitCode = status
}

if (isMainThread) main()
else parentPort!.postMessage(outcomeOf((workerData as { args: string[] }).args))

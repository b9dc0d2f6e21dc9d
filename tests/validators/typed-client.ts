/**
 * What a developer makes of the OpenAPI document: types by openapi-typescript, a client that is checked against them, and the variants
 * of telegram 17 printed by it, from the real server.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openApiDocument } from '../../src/routes/described.ts'
import { whileServing } from './serving.ts'
import { run } from './tools.ts'
import type { Outcome } from './whole.ts'

const CLIENT = `import type { components, paths } from './api.d.ts'

type Comparison = components['schemas']['Comparison']
type Query = NonNullable<paths['/v1/passages/{id}/comparison']['get']['parameters']['query']>

const host = process.argv[2]!

async function comparisonOf(passage: string, query: Query): Promise<Comparison> {
  const members = Object.entries(query).map(([name, value]) => [name, String(value)])
  const response = await fetch(\`\${host}/v1/passages/\${passage}/comparison?\${new URLSearchParams(members)}\`)
  if (!response.ok) {
    const problem: components['schemas']['Problem'] = await response.json()
    throw new Error(\`\${problem.status} \${problem.pointer}: \${problem.detail}\`)
  }
  return response.json()
}

const { segments, options, summary } = await comparisonOf('t17', { witnesses: 'A,C', base: 'A' })
for (const segment of segments) {
  if (segment.relation !== 'variant') continue
  const [lemma, ...others] = segment.readings
  const readings = others.map(({ text, witnesses }) => \`\${text || 'om.'} \${witnesses.join(' ')}\`)
  const at: [number, number] = segment.spans[options.base]!
  console.log(\`\${segment.id}\\t\${at[0]}\\t\${lemma?.text}] \${readings.join('; ')}\\t\${segment.significance}\`)
}
console.log(\`\${summary.variants} variants\`)
`
const CONFIG = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: 'es2024',
    module: 'nodenext',
    lib: ['es2024', 'dom'],
    types: ['node'],
    allowImportingTsExtensions: true,
  },
  files: ['client.ts'],
}

export async function typedClient(): Promise<Outcome[]> {
  const name = 'typed client'
  const folder = mkdtempSync(join(tmpdir(), 'variorum-client-'))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(openApiDocument()))
  writeFileSync(join(folder, 'client.ts'), CLIENT)
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(CONFIG))
  const packages = ['openapi-typescript@7.13.0', 'typescript@5.9.3', '@types/node@24.19.2']
  // TypeScript 7, which we use, has no programming interface for openapi-typescript: it lives in a folder of its own.
  if (!run('npm', ['install', '--silent', '--no-audit', ...packages], folder).ok)
    return [{ name, file: folder, fault: 'skipped' }]
  const made = run('node_modules/.bin/openapi-typescript', ['openapi.json', '-o', 'api.d.ts'], folder)
  if (!made.ok) return [{ name, file: folder, fault: made.said }]
  const checked = run('node_modules/.bin/tsc', ['-p', '.'], folder)
  if (!checked.ok) return [{ name, file: folder, fault: checked.said }]
  return whileServing(folder, (host) => {
    const { ok, said } = run(process.execPath, ['client.ts', host], folder)
    const printed = said.split('\n').filter((line) => /^\d+\t\d+\t.*\] /.test(line))
    const total = Number(/^(\d+) variants$/m.exec(said)?.[1])
    console.error(said.trim())
    return [{ name, file: folder, fault: ok && printed.length > 0 && printed.length === total ? null : said }]
  })
}

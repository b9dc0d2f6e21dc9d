/**
 * The conformance suite of the Model Context Protocol, asked of the real server: the scenarios that need no diagnostic tool of a
 * test server (`test_simple_text` and the like), which a server of its own purpose does not have.
 */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { whileServing } from './serving.ts'
import { run } from './tools.ts'
import type { Outcome } from './whole.ts'

const SUITE = '@modelcontextprotocol/conformance@0.2.0-alpha.11'

const SCENARIOS: readonly (readonly [revision: string, names: readonly string[]])[] = [
  ['2025-06-18', ['server-initialize', 'ping', 'tools-list', 'resources-list']],
  [
    '2025-11-25',
    [
      'server-initialize',
      'ping',
      'tools-list',
      'resources-list',
      'dns-rebinding-protection',
      'server-session-lifecycle',
    ],
  ],
  [
    '2026-07-28',
    [
      'server-stateless',
      'tools-list',
      'resources-list',
      'sep-2164-resource-not-found',
      'caching',
      'http-header-validation',
      'dns-rebinding-protection',
      'server-sse-multiple-streams',
      'input-required-result-unsupported-methods',
    ],
  ],
]

/** What fails because of what the server is not: it has no prompts, and every tool of it needs an argument. */
const NOT_ITS_PURPOSE: readonly RegExp[] = [
  /^Not testable: server does not list the diagnostic tool/,
  /^prompts\/list returned JSON-RPC error -32601/,
  /^Expected successful response, but body contains JSON-RPC error \{"code":-32602,"message":"Expected \\"\w+\\", which is missing/,
]

interface Check {
  readonly id: string
  readonly status: string
  readonly errorMessage?: string
}

export async function mcpConformance(folder: string): Promise<Outcome[]> {
  const tool = mkdtempSync(join(tmpdir(), 'variorum-mcp-'))
  writeFileSync(join(tool, 'package.json'), '{}')
  if (!run('npm', ['install', '--silent', '--no-audit', SUITE], tool).ok)
    return [{ name: 'MCP conformance', file: SUITE, fault: 'skipped' }]
  return whileServing(mkdtempSync(join(folder, 'mcp-')), (host) =>
    SCENARIOS.flatMap(([revision, names]) =>
      names.map((scenario): Outcome => {
        const out = mkdtempSync(join(tool, 'out-'))
        const asked = ['--url', `${host}/mcp`, '--scenario', scenario, '--spec-version', revision, '--force']
        const script = join(tool, 'node_modules/@modelcontextprotocol/conformance/dist/index.js')
        const { said } = run(process.execPath, [script, 'server', ...asked, '-o', out], tool)
        const [made] = readdirSync(out)
        const checks: readonly Check[] =
          made === undefined ? [] : JSON.parse(readFileSync(join(out, made, 'checks.json'), 'utf8'))
        const faults = checks.filter(
          ({ status, errorMessage = '' }) =>
            status === 'FAILURE' && !NOT_ITS_PURPOSE.some((pattern) => pattern.test(errorMessage)),
        )
        const fault = faults.map(({ id, errorMessage }) => `${id}: ${errorMessage}`).join('\n')
        return {
          name: 'MCP conformance',
          file: `${scenario}, ${revision}`,
          fault: checks.length === 0 ? said : fault || null,
        }
      }),
    ),
  )
}

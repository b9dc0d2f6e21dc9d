/** Who may write what: tokens with names and scopes, two of one name while clients change over. */
import { describe, expect, test, vi } from 'vitest'
import { isKnown, isWritable, requireToken, SCOPES, type Scope, type Secrets } from '../../src/http/auth.ts'
import { Problem } from '../../src/http/problem.ts'

const OLD = 'a'.repeat(32)
const NEW = 'b'.repeat(32)
const OTHER = 'c'.repeat(32)
const secrets: Secrets = {
  WRITE_TOKEN: 'local-dev-token',
  WRITE_TOKENS: `
# the reading group
editors:versions,names:${OLD}
editors:versions,names:${NEW}
  archive:*:${OTHER}
`,
}

const sending = (header: string | null) =>
  new Request('https://variorum.example/', { headers: header === null ? {} : { Authorization: header } })

async function respond(header: string | null, scope: Scope, of: Secrets = secrets): Promise<string> {
  try {
    return await requireToken(sending(header), scope, of)
  } catch (error) {
    if (error instanceof Problem) return error.problem
    throw error
  }
}

test.each([
  ['Bearer local-dev-token', 'admin', 'owner'],
  [`Bearer ${OLD}`, 'versions', 'editors'],
  [`Bearer ${NEW}`, 'versions', 'editors'],
  [`bearer   ${NEW} `, 'names', 'editors'],
  [`Bearer ${OTHER}`, 'admin', 'archive'],
  [`Bearer ${OLD}`, 'passages', 'out-of-scope'],
  [`Bearer ${OLD}`, 'admin', 'out-of-scope'],
  [`Bearer ${OLD.slice(1)}`, 'versions', 'wrong-token'],
  [`Bearer ${OLD}a`, 'versions', 'wrong-token'],
  ['Bearer editors', 'versions', 'wrong-token'],
  [`Basic ${OLD}`, 'versions', 'missing-token'],
  ['Bearer', 'versions', 'missing-token'],
  [null, 'versions', 'missing-token'],
] as const)('%s for %s: %s', async (header, scope, expected) => {
  expect(await respond(header, scope)).toBe(expected)
})

test('a token that was taken away opens nothing any more, and the other one does', async () => {
  const after = { WRITE_TOKENS: `editors:versions:${NEW}` }
  expect(await respond(`Bearer ${OLD}`, 'versions', after)).toBe('wrong-token')
  expect(await respond(`Bearer ${NEW}`, 'versions', after)).toBe('editors')
})

test('the one token is for everything', async () => {
  for (const scope of SCOPES) expect(await respond('Bearer x', scope, { WRITE_TOKEN: 'x' })).toBe('owner')
})

describe('a line that cannot be read opens nothing, and the log does not repeat it', () => {
  test.each([
    ['no scope', `editors::${OLD}`],
    ['an unknown scope', `editors:versions,everything:${OLD}`],
    ['a short token', 'editors:versions:short'],
    ['a token with a space', `editors:versions:${OLD} ${NEW}`],
    ['no name', `:versions:${OLD}`],
    ['a name with a line of its own', `Edi tors:versions:${OLD}`],
    ['a token alone', OLD],
  ])('%s', async (_, line) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const of = { WRITE_TOKENS: line }
    expect(isWritable(of)).toBe(false)
    expect(await respond(`Bearer ${OLD}`, 'versions', of)).toBe('read-only')
    expect(await isKnown(sending(`Bearer ${OLD}`), of)).toBe(false)
    expect(warn.mock.calls.join()).toContain('line 1')
    expect(warn.mock.calls.join()).not.toContain(OLD)
    warn.mockRestore()
  })
})

test('no token in a message', async () => {
  const error = await requireToken(sending(`Bearer ${OLD}`), 'admin', secrets).catch((error: unknown) => error)
  expect(await (error as Problem).response().text()).not.toContain(OLD)
})

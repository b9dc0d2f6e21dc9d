/** The Worker carries no description of the API, and is otherwise what the sources say. */
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { bundle } from '../../src/cli/bundle.ts'
import { withoutDescriptions } from '../../src/cli/undescribed.ts'
import type { Route } from '../../src/http/route.ts'
import { ROUTES } from '../../src/routes/index.ts'

const cases = [
  {
    name: 'of a route, what only describes goes',
    source: "export const a: Route = { method: 'GET', summary: 'A', responses: { 200: {} }, handle: (c) => c }",
    left: "export const a: Route = { method: 'GET',   handle: (c) => c }",
  },
  {
    name: 'of another object, it stays',
    source: "const a: Success = { summary: 'A', description: 'B' }",
    left: "const a: Success = { summary: 'A', description: 'B' }",
  },
  {
    name: 'members of the same name further in stay',
    source: "const a: Route = { handle: () => ({ summary: 'A', description: 'B' }) }",
    left: "const a: Route = { handle: () => ({ summary: 'A', description: 'B' }) }",
  },
  {
    name: 'of a tool, its title and description',
    source: "tool({ name: 'n', title: 'A, b', description: `c`, input: v.pipe(v.string(), v.description('d')) })",
    left: "tool({ name: 'n',   input: v.pipe(v.string(), ) })",
  },
  {
    name: 'of a schema, what it says of itself, at any place; what it checks stays',
    source:
      "v.pipe(v.string(), v.description('it says, “)”'), v.check((s) => s !== '', 'A description.'), v.metadata({ a: [1, 2] }))",
    left: "v.pipe(v.string(),  v.check((s) => s !== '', 'A description.'), )",
  },
]

test.each(cases)('$name', ({ source, left }) => {
  expect(withoutDescriptions('a.ts', source)).toBe(left)
})

describe('the routes of the Worker', () => {
  /** What the guards and the router read. */
  const read = ({ method, path, token, query, body, readsItself, file, representations, problems }: Route) => ({
    ...{ method, path, token, file, problems },
    query: query && Object.keys(query.entries),
    bodies: [body, readsItself].map((of) => of && Object.keys(of)),
    representations: representations?.map(({ extension, mediaType }) => [extension, mediaType]),
  })

  test('are those of the sources, and say nothing of themselves', async () => {
    const file = join(tmpdir(), `variorum-routes-${process.pid}.mjs`)
    await writeFile(file, await bundle('src/routes/index.ts'))
    try {
      const bundled = (await import(/* @vite-ignore */ pathToFileURL(file).href)).ROUTES as Route[]
      expect(bundled.map(read)).toEqual(ROUTES.map(read))
      expect(ROUTES.every(({ summary }) => summary.length > 3)).toBe(true)
      for (const { summary, description, responses, headers } of bundled)
        expect([summary, description, responses, headers]).toEqual([undefined, undefined, undefined, undefined])
      // A schema without its descriptions checks the same.
      for (const [k, { query }] of ROUTES.entries())
        for (const [name, schema] of Object.entries(query?.entries ?? {}))
          for (const value of [undefined, '', '1', 'A,B', '字', 'punctuation', '-1'])
            expect(
              v.safeParse(bundled[k]!.query!.entries[name]!, value).success,
              `${ROUTES[k]!.path} ${name}=${value}`,
            ).toBe(v.safeParse(schema, value).success)
    } finally {
      await rm(file)
    }
  })
})

/**
 * What the button "Deploy to Cloudflare" reads, since no account is here: the bindings of wrangler.toml with a description each in
 * package.json (`cloudflare.bindings`), and secrets by their names in .dev.vars.example.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const read = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8')
const described: Record<string, { description: string }> = JSON.parse(read('package.json')).cloudflare.bindings
const wrangler = read('wrangler.toml')
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .join('\n')
const secrets = [...read('.dev.vars.example').matchAll(/^([A-Z_]+)=(.*)$/gm)]

/** The asset folder and the name of the deployment are no choice of whoever deploys. */
const OWN = ['ASSETS', 'CF_VERSION_METADATA']

test('each binding and secret is described, and nothing else', () => {
  const [, vars = ''] = /\[vars\]\n([^[]*)/.exec(wrangler) ?? []
  const bindings = [
    ...[...wrangler.matchAll(/^binding = "(\w+)"/gm)].map(([, name]) => name!),
    ...[...wrangler.matchAll(/^\[\[ratelimits\]\]\nname = "(\w+)"/gm)].map(([, name]) => name!),
    ...[...vars.matchAll(/^(\w+) =/gm)].map(([, name]) => name!),
    ...secrets.map(([, name]) => name!),
  ].filter((name) => !OWN.includes(name))
  expect(Object.keys(described).sort()).toEqual(bindings.sort())
  for (const { description } of Object.values(described)) expect(description).toMatch(/^\S.{20,160}\.\S*$/)
})

test('secrets have no value in the repository, and a script that deploys is there', () => {
  expect(secrets.map(([, name]) => name)).toContain('WRITE_TOKEN')
  for (const [, , value] of secrets) expect(value).toBe('')
  expect(JSON.parse(read('package.json')).scripts.deploy).toBe('wrangler deploy')
})

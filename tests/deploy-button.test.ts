/**
 * What the button "Deploy to Cloudflare" reads, since no account is here (developers.cloudflare.com/workers/platform/deploy-buttons):
 * the bindings of wrangler.toml, each with a value that it may replace and a description in package.json (`cloudflare.bindings`),
 * secrets by their names in .dev.vars.example, and the scripts that it runs.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const read = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8')
const described: Record<string, { description: string }> = JSON.parse(read('package.json')).cloudflare.bindings
const wrangler = read('wrangler.toml')
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .join('\n')
const secrets = [...read('.dev.vars.example').matchAll(/^([A-Z_]+)=(.*)$/gm)]

/** Who deploys does not choose the asset folder and the name of the deployment. */
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

test('what the button makes and fills in has a value in wrangler.toml that it can replace', () => {
  expect(wrangler).toMatch(/^name = "[a-z0-9-]+"$/m)
  const namespaces = [...wrangler.matchAll(/^\[\[kv_namespaces\]\]\n((?:\w+ = .*\n?)+)/gm)].map(
    ([, members]) => members!,
  )
  expect(namespaces.length).toBe(1)
  for (const members of namespaces) expect(members).toMatch(/^id = "[0-9a-f]{32}"$/m)
  // wrangler makes the module itself before it deploys.
  const [, script] = /^\[build\]\ncommand = "node (.+)"$/m.exec(wrangler) ?? []
  expect(existsSync(join(import.meta.dirname, '..', script!))).toBe(true)
})

test('it installs by the lock file and runs a script "build" before deploying: what is deployed is in the repository', () => {
  const { scripts, devDependencies, engines } = JSON.parse(read('package.json'))
  expect(scripts).not.toHaveProperty('build')
  expect(Object.keys(scripts).filter((name) => /^(?:pre|post)(?:install|deploy)$|^prepare$/.test(name))).toEqual([])
  expect(devDependencies).toHaveProperty('wrangler')
  expect(engines.node).toMatch(/^>=\d+$/)
})

test('README has the button, with the address of a public repository to be filled in', () => {
  const button = /\[!\[([^\]]*)\]\(([^)]*)\)\]\(([^)]*)\)/.exec(read('README.md'))!
  expect(button.slice(1, 3)).toEqual(['Deploy to Cloudflare', 'https://deploy.workers.cloudflare.com/button'])
  const target = new URL(button[3]!)
  expect(target.origin).toBe('https://deploy.workers.cloudflare.com')
  // It takes repositories of these two hosts alone.
  expect(target.searchParams.get('url')).toMatch(/^https:\/\/(?:github|gitlab)\.com\/[\w.-]+\/[\w.-]+$/)
})

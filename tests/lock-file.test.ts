/** What is installed is what was looked at: every package by its digest, none from an address of its own choosing. Needs no network. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

interface Locked {
  readonly version?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly link?: boolean
  readonly hasInstallScript?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}
const read = <T>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as T
const { packages } = read<{ packages: Record<string, Locked> }>('package-lock.json')
const { '': root, ...installed } = packages
const manifest = read<Locked>('package.json')

describe('the lock file', () => {
  test('has a digest for every package, and no address', () => {
    for (const [path, { integrity, resolved, link, version }] of Object.entries(installed)) {
      expect([path, integrity]).toEqual([path, expect.stringMatching(/^sha512-[A-Za-z0-9+/]{86}==$/)])
      expect([path, resolved, link]).toEqual([path, undefined, undefined])
      expect(version, path).toMatch(/^\d+\.\d+\.\d+/)
    }
  })

  test('is that of package.json, where every version is exact', () => {
    for (const group of ['dependencies', 'devDependencies'] as const) {
      expect(root![group]).toEqual(manifest[group])
      for (const [name, version] of Object.entries(manifest[group]!)) {
        expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(-[\w.]+)?$/)])
        expect([name, installed[`node_modules/${name}`]?.version]).toEqual([name, version])
      }
    }
  })

  test('lets only these run something when they are installed: each brings a binary', () => {
    const scripts = Object.entries(installed).filter(([, { hasInstallScript }]) => hasInstallScript)
    const names = scripts.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
    expect(
      [...new Set(names)].filter((name) => !['esbuild', 'node', 'workerd', 'fsevents', 'sharp'].includes(name)),
    ).toEqual([])
  })

  test('what is deployed depends on what it names, and through its parsers on these', () => {
    const through = new Set<string>()
    const add = (name: string): void => {
      for (const next of Object.keys(installed[`node_modules/${name}`]?.dependencies ?? {})) {
        if (through.has(next)) continue
        through.add(next)
        add(next)
      }
    }
    const named = Object.keys(manifest.dependencies!)
    named.forEach(add)
    const unnamed = [...through].filter((name) => !named.includes(name)).sort()
    expect(unnamed).toEqual(['@lezer/highlight', 'dom-serializer', 'domelementtype', 'domhandler', 'domutils'])
  })

  test('the package, the API document and the changelog have one version', () => {
    const routes = readFileSync('src/routes/described.ts', 'utf8')
    const changelog = readFileSync('CHANGELOG.md', 'utf8')
    expect(/API_VERSION = '([^']+)'/.exec(routes)?.[1]).toBe(manifest.version)
    expect(/^## (\S+)/m.exec(changelog)?.[1]).toBe(manifest.version)
  })
})

/** Pages of other sites name files of src/assets with an integrity hash: what was deployed once is served forever. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Add the names of src/assets that are new when a commit is deployed. */
const DEPLOYED = readFileSync('tests/embed/deployed-assets.txt', 'utf8').trim().split('\n')

test('every file that was deployed is there, and is what its name says', () => {
  expect(DEPLOYED.length).toBeGreaterThan(10)
  for (const name of DEPLOYED) {
    const hash = /-([0-9a-f]{12})\./.exec(name)?.[1]
    const content = readFileSync(`src/assets/${name}`)
    expect(createHash('sha256').update(content).digest('hex').slice(0, 12), name).toBe(hash)
  }
})

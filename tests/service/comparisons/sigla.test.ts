import { expect, test } from 'vitest'
import { distinctSigla } from '../../../src/service/comparisons/sigla.ts'

/** `t08/A 3f2c`: the passage, the siglum, the head of the text's digest. */
const versions = (notation: string) =>
  notation.split(', ').map((one) => {
    const [, passage, siglum, head] = /^(.+)\/(.+) (.+)$/.exec(one)!
    return { passage: passage!, siglum: siglum!, sha256: head!.padEnd(64, '0') }
  })

test.each([
  ['one of each', 't17/A 3f, t17/C 3f', 'A, C'],
  ['two states of one witness', 't17/A 3f2c81d9, t17/C 00, t17/A 77', 'A@3f2c81d, C, A@7700000'],
  ['digests that begin alike', 't17/A 3f2c81d9a, t17/A 3f2c81d9b, t17/A 1', 'A@3f2c81d9a, A@3f2c81d9b, A@1000000'],
  ['witnesses of two passages, of one text', 't08/A 3f, t17/A 3f, t17/B 3f', 't08/A, t17/A, B'],
  ['both', 't08/A 3f, t08/A 40, t17/A 3f', 't08/A@3f00000, t08/A@4000000, t17/A'],
])('%s', (_name, notation, sigla) => {
  expect(distinctSigla(versions(notation)).join(', ')).toBe(sigla)
})

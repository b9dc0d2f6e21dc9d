import { describe, expect, test } from 'vitest'
import { slice, textOf } from '../../src/text/codepoints.ts'
import { compare } from '../../src/variants/compare.ts'
import { sides } from '../notation.ts'

/** The minimal place, and what readers are shown. */
const cases = [
  ['他说要立[即派/刻让]三个军去朝鲜，这是我们的', '立即派/立刻让'],
  ['中[/华人民共和]国的军队', '中国/中华人民共和国'],
  ['ソビエ[/ッ]ト連邦の軍隊', 'ソビエト/ソビエット'],
  ['我们派[五/六]个师，这是我们的决定', null],
] as const

describe('whole words', () => {
  test.each(cases)('%s: %s', (notation, shown) => {
    const [a, b] = sides(notation)
    const { segments } = compare([
      { siglum: 'A', text: a },
      { siglum: 'B', text: b },
    ])
    const place = segments.find((s) => s.relation === 'variant')
    if (place?.relation !== 'variant') throw new Error('no place')
    const words = place.words
    expect(words === undefined ? null : `${slice(textOf(a), ...words.A!)}/${slice(textOf(b), ...words.B!)}`).toBe(shown)
  })
})

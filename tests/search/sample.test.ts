import { expect, test } from 'vitest'
import { lettersOf } from '../../src/search/letters.ts'
import { sampleOf, sharesOf } from '../../src/search/sample.ts'

/** Which of the versions share most of a stretch of `text`, the best first; those that share too little are left out. */
function ranked(text: string, versions: Record<string, string>): string[] {
  const sample = sampleOf(lettersOf(text))
  const names = Object.keys(versions)
  const pairs = names.map((name) => new Set(sampleOf(lettersOf(versions[name]!)).probes))
  const having = sample.probes.map((probe) => names.flatMap((_, i) => (pairs[i]!.has(probe) ? [i] : [])))
  const shares = sharesOf(sample, names.length, having)
  return names.filter((_, i) => shares[i]! > 0).sort((a, b) => shares[names.indexOf(b)]! - shares[names.indexOf(a)]!)
}

const POEM = '床前明月光疑是地上霜举头望明月低头思故乡'
const LETTER = `一别经年，近来可好？昨夜读书，见有人写道：${POEM}。不知你那里月色如何，盼早日来信，以慰远念。`

test.each([
  ['a quotation before one that is cut short', { half: POEM.slice(0, 12), whole: POEM }, ['whole', 'half']],
  ['a few common words are too little', { chance: '近来读书的人不多，月色也淡了', whole: POEM }, ['whole']],
  ['punctuation and 繁/简 do not matter', { other: '床前明月光，疑是地上霜。舉頭望明月，低頭思故鄉。' }, ['other']],
  [
    'what is shared here and there tells less than what is shared in a row',
    { scattered: '一别多时近来不安昨夜有雨读书无心月色不佳早日归来来信以慰', whole: POEM },
    ['whole', 'scattered'],
  ],
  ['nothing in common', { nothing: '六个师到达鸭绿江' }, []],
])('%s', (_, versions, expected) => {
  expect(ranked(LETTER, versions)).toEqual(expected)
})

test('a text without pairs asks for nothing', () => {
  for (const text of ['', '字', '。。。']) {
    const sample = sampleOf(lettersOf(text))
    expect(sample.probes).toEqual([])
    expect([...sharesOf(sample, 2, [])]).toEqual([0, 0])
  }
})

test('of a long text, as many are asked for from its beginning to its end', () => {
  const text = Array.from({ length: 20_000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('')
  const letters = lettersOf(text)
  const { probes, reach } = sampleOf(letters)
  expect(probes).toHaveLength(2_048)
  expect(letters.keys.slice(-20).join(' ')).toContain(probes.at(-1)!)
  expect(reach).toBeGreaterThanOrEqual(8)
})

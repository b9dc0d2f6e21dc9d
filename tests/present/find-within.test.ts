/** Words inside one comparison; ‹ and › enclose what is found. */
import { describe, expect, test } from 'vitest'
import { viewOf } from '../../src/present/comparison-view.ts'
import { findWithin } from '../../src/present/find-within.ts'
import { comparedTexts } from '../../src/service/comparisons/compared.ts'
import { ServiceError } from '../../src/service/error.ts'
import { slice } from '../../src/text/codepoints.ts'

const shownOf = (...texts: readonly string[]) =>
  viewOf(
    comparedTexts(
      texts.map((text, i) => ({ siglum: 'ABC'[i]!, text, language: null })),
      { unit: null, ignore: [], base: 'A', moves: true },
      [],
    ),
  )

function found(words: string, ...texts: readonly string[]) {
  const shown = shownOf(...texts)
  return findWithin(shown, words).hits.map(({ at, sigla, before, text, after }) => {
    // The offsets are those of the words, in code points.
    expect(slice(shown.texts.get(at.siglum)!, at.start, at.end)).toBe(text)
    return `${sigla.join('')} ${before}‹${text}›${after}`
  })
}

describe('words are found', () => {
  test('once where all have them in one place', () =>
    expect(found('五六个师', '一派五六个师。二派五六个师。', '一派五六个师。三派五六个师。')).toEqual([
      'AB 一派‹五六个师›。二派五六个师。',
      'AB 派五六个师。二派‹五六个师›。',
    ]))
  test('in the witness that has them where the others have no text', () =>
    expect(found('river', 'the king rode home', 'the king swam the river', 'the king rode home')).toEqual([
      'B king swam the ‹river›',
    ]))
  test('once for those who read the same', () =>
    expect(found('queen', 'a king came', 'a queen came', 'a queen came')).toEqual(['BC a ‹queen› came']))
  test('across the edge of a place', () =>
    expect(found('new king came', 'the old king came home', 'the new king came home')).toEqual([
      'B the ‹new king came› home',
    ]))
  test('in other forms of their letters', () => {
    expect(found('KING', 'the king', 'the lord')).toEqual(['A the ‹king›'])
    expect(found('六個師', '派五六个师', '派五六个团')).toEqual(['A 派五‹六个师›'])
  })
  test('beyond the first plane', () => expect(found('𠀁', '字𠀀𠀁字', '字𠀀𠀁书')).toEqual(['AB 字𠀀‹𠀁›字']))
  test('nowhere, of nothing', () => {
    expect(found('sea', 'the king', 'the lord')).toEqual([])
    expect(found('。', '一。', '二。')).toEqual([])
  })
})

test('all are counted, and the first hundred listed, in the order of the base', () => {
  const text = Array.from({ length: 300 }, (_, k) => `word${k} king`).join(' ')
  const { count, hits } = findWithin(shownOf(text, text.replaceAll('word7', 'other7')), 'king')
  expect([count, hits.length]).toEqual([300, 100])
  const starts = hits.map(({ at }) => at.start)
  expect(starts).toEqual([...starts].sort((a, b) => a - b))
})

test('a query has a limit', () => expect(() => findWithin(shownOf('a', 'b'), '字'.repeat(201))).toThrow(ServiceError))

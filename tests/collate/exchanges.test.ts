/** Rows of phrases that changed places around a word; `·` for a gap. */
import { describe, expect, test } from 'vitest'
import { cellText, collate } from '../../src/collate/collation.ts'
import { readRequest } from '../../src/collate/request.ts'

function rowsOf(...contents: string[]): string[] {
  const witnesses = contents.map((content, w) => ({ id: String.fromCharCode(65 + w), content }))
  const collation = collate(readRequest({ witnesses, joined: false }))
  return witnesses.map((_, w) => collation.rows.map((row) => cellText(collation, row, w).trim() || '·').join(' '))
}

describe('phrases that changed places around a word', () => {
  test('are readings of one row, and the word is in one row', () => {
    expect(rowsOf('an old fox met three hens', 'three hens met an old fox')).toEqual([
      'an old fox met three hens ·',
      'three hens · met an old fox',
    ])
  })

  test('of which one is altered in a third witness', () => {
    expect(rowsOf('arma virumque cano Troiae', 'Troiae cano arma virumque', 'Troiae cano arma virum')).toEqual([
      'arma virumque cano Troiae ·',
      'Troiae · cano arma virumque',
      'Troiae · cano arma virum',
    ])
  })

  test('with text around them', () => {
    expect(rowsOf('ὅτε φῶς ἦν σκότος καὶ', 'ὅτε σκότος ἦν φῶς καὶ')).toEqual([
      'ὅτε φῶς ἦν σκότος καὶ',
      'ὅτε σκότος ἦν φῶς καὶ',
    ])
  })

  test('but not around a mark: items of a list keep their rows', () => {
    expect(rowsOf('old men, young boys', 'young boys, old men')).toEqual([
      '· · · old men , young boys',
      'young boys , old men · · ·',
    ])
  })

  test('but not where a word moved over a longer text: that keeps its rows', () => {
    expect(rowsOf('so it is a long way home', 'a long way home so it is')).toEqual([
      'so it is a long way home · · ·',
      '· · · a long way home so it is',
    ])
    expect(rowsOf('we saw the house by the sea', 'the house by the sea saw we')).toEqual([
      'we saw the house by the sea · ·',
      '· · the house by the sea saw we',
    ])
  })

  test('in any order of the witnesses', () => {
    const contents = ['an old fox met three hens', 'three hens met an old fox', 'three hens met an old wolf']
    const there = rowsOf(...contents)
    expect(rowsOf(...contents.toReversed())).toEqual(there.toReversed())
  })
})

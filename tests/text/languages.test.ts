import { describe, expect, test } from 'vitest'
import { EAST_ASIAN } from '../../src/text/languages/east-asian.ts'
import { EUROPEAN } from '../../src/text/languages/european.ts'
import { GREEK } from '../../src/text/languages/greek.ts'
import { languagesWithRules, writingOf } from '../../src/text/languages/index.ts'
import { INDIC } from '../../src/text/languages/indic.ts'
import { OTHERS } from '../../src/text/languages/others.ts'
import { SEMITIC } from '../../src/text/languages/semitic.ts'
import { compare } from '../../src/variants/compare.ts'
import type { DifferingSegment } from '../../src/variants/comparison.ts'
import { PAIRS } from './language-pairs.ts'

/** A word before and one after, in the script of the pair. */
const AROUND: Readonly<Record<string, readonly [string, string]>> = {
  ar: ['هذا', 'ثم'],
  fa: ['این', 'و'],
  he: ['זה', 'כן'],
  syr: ['ܗܘ', 'ܗܘ'],
  ru: ['это', 'там'],
  sr: ['to', 'je'],
  grc: ['τὸ', 'τε'],
  sa: ['स', 'च'],
  hi: ['यह', 'है'],
  ko: ['그', '말'],
  hy: ['այն', 'է'],
  bo: ['དེ', 'ནི'],
}

function differences(a: string, b: string, language: string): DifferingSegment[] {
  const isHan = /[\u3040-\u9fff]/.test(a)
  const [before, after] = isHan ? ['前文', '結語'] : (AROUND[language] ?? ['xx', 'zz'])
  const text = (word: string) => (isHan ? before + word + after : `${before} ${word} ${after}`)
  const { segments } = compare([
    { siglum: 'A', text: text(a), language },
    { siglum: 'B', text: text(b), language },
  ])
  return segments.filter((s): s is DifferingSegment => s.relation === 'variant')
}

describe.each(Object.keys(PAIRS))('%s', (language) => {
  test.each(PAIRS[language]!.trim().split(/\s+/))('%s', (pair) => {
    const [, a, relation, b] = /^(.+?)([=≠])(.+)$/u.exec(pair)!
    for (const [x, y] of [
      [a!, b!],
      [b!, a!],
    ] as const) {
      const found = differences(x, y, language)
      expect(found).not.toEqual([])
      if (relation === '≠') expect(found.some((s) => s.significance === 'substantive')).toBe(true)
      else
        for (const { significance, classes } of found) {
          expect(significance).toBe('accidental')
          expect(classes).not.toEqual([])
        }
    }
  })
})

describe('which rules hold', () => {
  const cases = [
    ['the king', 'en-GB', 'en'],
    ['þe kyng', 'enm', 'enm'],
    ['dharmakṣetre', 'sa', 'sa-Latn'],
    ['धर्मक्षेत्रे', 'sa', 'sa'],
    ['道可道', 'lzh-Hant', 'zh'],
  ] as const
  test.each(cases)('%s in %s: those of %s', (text, tag, expected) => {
    expect(writingOf(text, tag).languages.map((language) => language.tag)).toEqual([expected])
    expect(writingOf(text, tag).assumed).toBeNull()
  })

  const assumed = [
    ['ἐν ἀρχῇ', 'grc'],
    ['בראשית', 'he'],
    ['في البدء', 'ar'],
    ['در آغاز گفت', 'fa'],
    ['въ началѣ', 'ru'],
    ['皇后在后面说', 'zh-Hans'],
    ['皇后在後面說', 'zh-Hant'],
    ['はじめに言葉', 'ja'],
    ['태초에', 'ko'],
    ['in principio', 'und-Latn'],
    ['1950', null],
  ] as const
  test.each(assumed)('%s without a language: %s is assumed', (text, expected) => {
    expect(writingOf(text, null).assumed).toBe(expected)
  })

  test('a language that has no rules of its own gets none', () => {
    expect(writingOf('qapla', 'tlh').languages).toEqual([])
  })

  test('no tag has two sets of rules', () => {
    const tags = languagesWithRules().flatMap(({ tag, alike = [] }) => [tag, ...alike])
    expect(new Set(tags).size).toBe(tags.length)
  })

  test('a family names the tags of its languages, by which they are found', () => {
    for (const { tags, languages } of [...EUROPEAN, GREEK, SEMITIC, INDIC, EAST_ASIAN, OTHERS]) {
      const own = languages().flatMap(({ tag, alike = [] }) => [tag, ...alike].map((one) => one.toLowerCase()))
      expect(tags.split(' ')).toEqual(own)
      for (const { tag } of languages()) expect(writingOf('', tag).languages.map((found) => found.tag)).toEqual([tag])
    }
  })
})

test('equal readings beside each other may differ in substance: pecheur is either', () => {
  const texts = { A: 'un pecheur ici', B: 'un pécheur ici', C: 'un pêcheur ici' }
  const { segments } = compare(Object.entries(texts).map(([siglum, text]) => ({ siglum, text, language: 'fr' })))
  expect(segments.flatMap((s) => (s.relation === 'variant' ? [s.significance] : []))).toEqual(['substantive'])
})

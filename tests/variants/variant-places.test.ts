import { describe, expect, test } from 'vitest'
import { compare } from '../../src/variants/compare.ts'
import { retold } from '../notation.ts'

/** The rule that a line shows, and the line. */
const places: readonly (readonly [string, string])[] = [
  // Modern prose (的, 了, 我们 tell it): half a word kept by chance does not split a change.
  ['a character for another', '派[五/六]个师，这是我们的决定。'],
  ['two changes with a word between are two places', '我们[然而/但是]经过慎重[考虑/思量]，决定了这件事。'],
  ['half a word is no agreement', '我们的部队装备很差，[与美国军队/同美军]作战没有把握。'],
  ['nor is it where it stands at the edge of one', '因为我们[在一起/联合起来]将比美国和英国更有力量，这是清楚的了。'],
  ['a whole phrase in other words', '我们现在认为，[采取这样的行动将/这一举动会]造成极其严重的后果。'],
  ['spaces put around a word leave the word alone', '例如[/ ]约翰[/ ]和我们同时开始了工作。'],
  ['two words that changed places are one place', '我国首座自主[建造、设计/设计、建造]的平台，我们看了。'],
  ['three as well', '我国首座自主[建造、设计、开发/开发、设计、建造]的平台，我们看了。'],
  ['a word that went before its neighbours', '看到了[小丽正和她的同学/她的同学正和小丽]说话。'],
  ['what was only pushed aside, where no word is kept', '这是目前各地[各项相关/出台各项]政策的背景，我们说了。'],
  ['a word is kept', '各种报告里的政治[/外交]军事[经济/]文化，我们说了。'],
  ['a particle elsewhere is no change of order', '我们恢复[的/]整个[/的]和平计划就打乱了。'],
  ['what is only written otherwise stands apart from a change of wording', '我们派五六[个师/個師][不/]同意的了。'],
  ['a date is one place', '但是到[10月5日/十月六日]，我们做出了决定。'],
  // Classical prose: a character is a word.
  ['classical: single characters part changes', '其殃十倍，災[迅/迂]無[赦/救]，生受酷痛。'],
  ['classical: an addition beside a substitution', '故，安[當/富]念[危/]，盛存無常。'],
  // Spaced scripts: a space is no word.
  ['a space between two changed words', 'the [black cat/white dog] sat'],
  ['a word between two changed words', 'the [black/white] cat [sat/stood]'],
]

describe('variantPlaces', () => {
  test.each(places)('%s: %s', (_, notation) => {
    expect(retold(notation)).toBe(notation)
  })

  test('what a third witness adds does not cut what another leaves out', () => {
    const texts = ['甲乙丙丁戊己', '甲乙戊己', '甲乙丙子丁戊己']
    const places = compare(
      texts.map((text, k) => ({ siglum: 'ABC'[k]!, text })),
      { base: 'A' },
    ).segments.filter((s) => s.relation === 'variant')
    expect(places).toMatchObject([
      {
        readings: [
          { text: '丙丁', witnesses: ['A'] },
          { text: '', witnesses: ['B'] },
          { text: '丙子丁', witnesses: ['C'] },
        ],
      },
    ])
  })

  test('neighbouring places of different witnesses are two entries, a longer one that holds both is one', () => {
    const place = (texts: readonly string[]) =>
      compare(
        texts.map((text, k) => ({ siglum: 'ABCD'[k]!, text })),
        { base: 'A' },
      ).segments.filter((s) => s.relation === 'variant')
    expect(place(['甲乙丙丁戊己庚辛', '甲乙丙子戊己庚辛', '甲乙丙丁丑己庚辛'])).toHaveLength(2)
    const [one, ...rest] = place(['甲乙丙丁戊己庚辛', '甲乙丙子戊己庚辛', '甲乙丙丁丑己庚辛', '甲乙丙寅卯己庚辛'])
    expect(rest).toEqual([])
    expect(one).toMatchObject({
      readings: [
        { text: '丁戊', witnesses: ['A'] },
        { text: '子戊', witnesses: ['B'] },
        { text: '丁丑', witnesses: ['C'] },
        { text: '寅卯', witnesses: ['D'] },
      ],
    })
  })
})

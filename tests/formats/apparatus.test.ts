/** The plain apparatus, and the entries that all printed forms share. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apparatus } from '../../src/formats/apparatus.ts'
import { anySample, type Sample, sample, TELEGRAM } from './sample.ts'

const entriesOf = ({ comparison, texts }: Sample) =>
  apparatus
    .render(comparison, texts)
    .split('\n')
    .filter((line) => / l\. \d/.test(line))
    .map((line) => line.replace(/^.{4} l\. \S+ +/, ''))

const lines = (rows: string[][]) =>
  entriesOf(
    sample(
      rows[0]!.map((_, w) => 'ABCD'[w]!),
      rows,
    ),
  )

describe('the plain apparatus', () => {
  test('of a telegram', () => {
    expect(apparatus.render(TELEGRAM.comparison, TELEGRAM.texts, { title: '电报 17', url: 'https://ex.org/c' })).toBe(
      [
        '电报 17',
        'https://ex.org/c',
        '',
        'Conspectus siglorum',
        '  A (base): 26 characters, zh-Hans',
        '  B: 26 characters, zh-Hant, version v-0123',
        '  C: 25 characters, zh-Hans',
        'Compared by grapheme with variorum/1.2.3; no difference ignored',
        'Witnesses that an entry does not name read as the base does.',
        '3 variants: 3 substantive, 0 accidental',
        '',
        '1    l. 1    派五六个师] 派五六個師 B; 派7个师 C (accidental, punctuation)',
        '2    l. 2    至] add. 最 C (accidental, punctuation, touches number)',
        '3    l. 2    后，同敌人作战，] 后， C',
        '',
        'Transposed (characters counted from 0)',
        'm1   A 17–22 ↔ C 19–24    同敌人作战',
        '',
      ].join('\n'),
    )
  })

  const cases = [
    {
      what: 'a substitution',
      rows: [
        ['a ', 'a '],
        ['black', 'white'],
        [' cat', ' cat'],
      ],
      entry: 'black] white B',
    },
    {
      what: 'an omission',
      rows: [
        ['a ', 'a '],
        ['black ', ''],
        ['cat', 'cat'],
      ],
      entry: 'black] om. B',
    },
    {
      what: 'an addition',
      rows: [
        ['the cat', 'the cat'],
        ['', ' sat'],
        ['.', '.'],
      ],
      entry: 'cat] add. sat B',
    },
    {
      what: 'an addition in Chinese',
      rows: [
        ['我认为', '我认为'],
        ['', '必须'],
        ['。', '。'],
      ],
      entry: '认为] add. 必须 B',
    },
    {
      what: 'an addition at the beginning',
      rows: [
        ['', 'O '],
        ['cat', 'cat'],
      ],
      entry: '[init.]] add. O B',
    },
    { what: 'several readings', rows: [['至', '最', '甚', '至']], entry: '至] 最 B; 甚 C' },
    { what: 'a line break', rows: [['a\nb', 'a b']], entry: 'a¶b] a b B' },
    {
      what: 'a long lemma by its first and last words',
      rows: [['必须立即动员全部力量不让敌人跨过三八线', '']],
      entry: '必须立即动员 … 人跨过三八线] om. B',
    },
    {
      what: 'a long lemma in English, between words',
      rows: [['all available forces must be mobilised without any delay', '']],
      entry: 'all … any delay] om. B',
    },
  ]
  for (const { what, rows, entry } of cases)
    test(what, () => expect(lines(rows).map((line) => line.replace(/ \([^)]*\)$/, ''))).toEqual([entry]))

  test('every entry is one line, for any texts', () => {
    fc.assert(
      fc.property(anySample, (any) => {
        const places = any.comparison.segments.filter((s) => s.relation === 'variant').length
        expect(entriesOf(any)).toHaveLength(places)
      }),
    )
  })
})

/** A place that an editor made is described as a place of the machine is. */
import { describe, expect, test } from 'vitest'
import { textOf } from '../../src/text/codepoints.ts'
import type { OwnRule } from '../../src/text/own-rules.ts'
import { compare } from '../../src/variants/compare.ts'
import type { Witness } from '../../src/variants/comparison.ts'
import { describer } from '../../src/variants/describe.ts'

const cases: readonly {
  readonly name: string
  readonly witnesses: readonly Witness[]
  readonly rules?: readonly OwnRule[]
}[] = [
  {
    name: 'words of English, with an own rule',
    witnesses: [
      { siglum: 'A', text: 'Whan that Aprill with his shoures soote, the colour', language: 'en' },
      { siglum: 'B', text: 'Whanne that April with hise showres swete, the color', language: 'en' },
    ],
    rules: [{ id: 'final-e', class: 'final-e', pairs: [['whan', 'whanne']] }],
  },
  {
    name: 'Chinese, with signs of lost text and a gap without a sign',
    witnesses: [
      { siglum: 'A', text: '此德行之人也，吾不知其名。', language: 'zh-Hant' },
      { siglum: 'B', text: '此□□之人也，我不知其名。', language: 'zh-Hant' },
      { siglum: 'C', text: '此之人也，吾不識其名。', language: 'zh-Hant', lacunae: [{ start: 1, end: 1 }] },
    ],
  },
  {
    name: 'Greek, three witnesses',
    witnesses: [
      { siglum: 'A', text: 'αλλα ηλθον πλοια εκ τιβεριαδος', language: 'grc' },
      { siglum: 'B', text: 'ἀλλὰ ἦλθεν πλοιάρια ἐκ Τιβεριάδος', language: 'grc' },
      { siglum: 'C', text: 'αλλα πλοιαρια εκ της τιβεριαδος', language: 'grc' },
    ],
  },
]

describe('what differs between given spans', () => {
  test.each(cases)('$name: as the comparison says of its own places', ({ witnesses, rules = [] }) => {
    const { segments, options } = compare(witnesses, { rules, base: 'A' })
    const describePlace = describer(
      new Map(witnesses.map(({ siglum, text }) => [siglum, textOf(text)])),
      new Map(witnesses.map(({ siglum, language }) => [siglum, language ?? null])),
      {
        unit: options.unit,
        ignore: [],
        names: [],
        rules,
        lacunae: new Map(witnesses.map(({ siglum, lacunae = [] }) => [siglum, lacunae])),
      },
    )
    const places = segments.flatMap((segment) => (segment.relation === 'variant' ? [segment] : []))
    expect(places.length).toBeGreaterThan(1)
    for (const { id: _, words: _words, ...place } of places) expect(describePlace(place.spans)).toEqual(place)
  })

  test('nothing, where they are the same', () => {
    const same = describer(
      new Map([
        ['A', textOf('ab')],
        ['B', textOf('b')],
      ]),
      new Map(),
      { unit: 'grapheme', ignore: [], names: [] },
    )
    expect(same({ A: [1, 2], B: [0, 1] })).toEqual({ relation: 'identical', spans: { A: [1, 2], B: [0, 1] } })
  })
})

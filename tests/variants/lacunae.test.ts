/** Lost text has no say: neither omission nor reading, and it hides nothing of what the other witnesses have. */
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/variants/compare.ts'
import type { DifferingSegment, Witness } from '../../src/variants/comparison.ts'

/** `kind A|B|C` of each place, readings in the order of the sigla; `*` before what is lost. */
function placesOf(witnesses: readonly Witness[], base = 'A'): string[] {
  return compare(witnesses, { base })
    .segments.filter((segment): segment is DifferingSegment => segment.relation !== 'identical')
    .map(({ kind, readings, lacunae = [] }) => {
      const read = ({ siglum }: Witness) =>
        (lacunae.includes(siglum) ? '*' : '') + readings.find((one) => one.witnesses.includes(siglum))!.text
      return `${kind} ${witnesses.map(read).join('|')}`
    })
}

const A = {
  siglum: 'A',
  text: 'They met at noon. The dog slept. Nobody spoke. The night was long and cold. They left.',
}
const B = {
  siglum: 'B',
  text: 'They met at noon. The dog slept. Nobody spoke. The night was short and cold. They left.',
}
const WRITTEN = 'They met at noon. The dog slept.'

describe('a passage that is lost in one witness', () => {
  test('is cut where another parts from the base in it', () => {
    const C = { siglum: 'C', text: WRITTEN, lacunae: [{ start: WRITTEN.length, end: WRITTEN.length }] }
    expect(placesOf([A, B, C])).toEqual([
      'lacuna  Nobody spoke. The night was | Nobody spoke. The night was |*',
      'mixed long|short|*',
      'lacuna  and cold. They left.| and cold. They left.|*',
    ])
  })

  test('is cut in the same places where it is the base whose text is lost', () => {
    const C = { siglum: 'C', text: WRITTEN, lacunae: [{ start: WRITTEN.length, end: WRITTEN.length }] }
    expect(placesOf([A, B, C], 'C').map((place) => place.split(' ').slice(1).join(' '))).toEqual(
      placesOf([A, B, C]).map((place) => place.split(' ').slice(1).join(' ')),
    )
  })

  test('is lost as far as its sign extends, over spaces too', () => {
    const C = { siglum: 'C', text: `${WRITTEN} [...] They left.` }
    expect(placesOf([A, B, C])).toEqual([
      'lacuna  Nobody spoke. The night was | Nobody spoke. The night was |*',
      'mixed long|short|*',
      'lacuna and cold.|and cold.|*[...]',
    ])
  })

  test('is the same where another copy of the base is compared', () => {
    const lost = (signs: number) => '.'.repeat(signs)
    const X = { siglum: 'X', text: lost(200) }
    const Y = { siglum: 'Y', text: [lost(39), lost(6), lost(13), lost(132)].join('a') }
    const spansOf = (witnesses: readonly Witness[]) =>
      compare(witnesses, { base: 'X' }).segments.map(({ spans: { X, Y } }) => [X, Y])
    expect(spansOf([X, Y, { ...X, siglum: 'Z' }])).toEqual(spansOf([X, Y]))
  })

  test('hides nothing of what is only written otherwise', () => {
    expect(
      placesOf([
        { siglum: 'A', text: 'לֹא יָדַעְתִּי אֶת הַדָּבָר הַזֶּה מֵעוֹלָם' },
        { siglum: 'B', text: 'לא ידעתי את הדבר הזה מעולם' },
        { siglum: 'C', text: 'לא ידעתי', lacunae: [{ start: 8, end: 8 }] },
      ]),
    ).toEqual([
      'substitution לֹא|לא|לא',
      'substitution יָדַעְתִּי|ידעתי|ידעתי',
      'mixed  אֶת | את |*',
      'mixed הַדָּבָר |הדבר |*',
      'mixed הַזֶּה |הזה |*',
      'mixed מֵעוֹלָם|מעולם|*',
    ])
  })

  test('says so in the middle of Han signs', () => {
    const whole = '臣聞堯授舜曰人心惟危。道心惟微。惟精惟一。允執厥中。及舜授禹亦猶是也。'
    expect(
      placesOf([
        { siglum: 'A', text: whole },
        { siglum: 'B', text: whole.replace('亦', '又') },
        { siglum: 'C', text: `${[...whole].slice(0, 18).join('')}□□□` },
      ]).every((place) => place.includes('|*')),
    ).toBe(true)
  })
})

describe('a gap without a sign', () => {
  test('is found at the edge of other words', () => {
    expect(
      placesOf([
        { siglum: 'A', text: '此德行之人也，吾不知其名。' },
        { siglum: 'B', text: '此知人也，吾不知其名。', lacunae: [{ start: 1, end: 1 }] },
      ]),
    ).toEqual(['lacuna 德行之|*知'])
  })

  test('leaves the rest of the text alone', () => {
    expect(
      placesOf([
        { siglum: 'A', text: '此德行之人也，吾不知其名。' },
        { siglum: 'B', text: '此之人也，吾不識其名。', lacunae: [{ start: 1, end: 1 }] },
      ]),
    ).toEqual(['lacuna 德行|*', 'substitution 知|識'])
  })

  test('signs that all witnesses have are no loss of one', () => {
    expect(
      placesOf([
        { siglum: 'A', text: '此□□之人也' },
        { siglum: 'B', text: '此□□德之人也' },
      ]),
    ).toEqual(['addition |德'])
  })
})

test('what a witness says of its lacunae is in the answer, also where no place shows it', () => {
  const lacunae = [{ start: 3, end: 3, reason: 'breaks off' }]
  const { witnesses, segments } = compare([
    { siglum: 'A', text: '此之人', lacunae },
    { siglum: 'B', text: '此之人' },
  ])
  expect(segments).toHaveLength(1)
  expect(witnesses.map((witness) => witness.lacunae)).toEqual([lacunae, undefined])
})

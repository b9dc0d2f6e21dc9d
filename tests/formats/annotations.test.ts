import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { annotations } from '../../src/formats/annotations.ts'
import { slice } from '../../src/text/codepoints.ts'
import { anySample, HOSTILE, type Sample, TELEGRAM } from './sample.ts'

const ABOUT = {
  title: '电报 17',
  url: 'https://ex.org/v1/comparisons/x?engine=2',
  versionUrl: (version: string) => `https://ex.org/v1/versions/${version}/text`,
}

const itemsOf = ({ comparison, texts }: Sample) =>
  JSON.parse(annotations.render(comparison, texts, ABOUT)).first?.items ?? []

describe('Web Annotations', () => {
  test('one for each place and witness, at its span', () => {
    const collection = JSON.parse(annotations.render(TELEGRAM.comparison, TELEGRAM.texts, ABOUT))
    expect(collection['@context']).toBe('http://www.w3.org/ns/anno.jsonld')
    expect(collection.type).toBe('AnnotationCollection')
    expect(collection.total).toBe(11)
    expect(collection.first.items[1]).toEqual({
      id: 'https://ex.org/v1/comparisons/x?engine=2#place-1-B',
      type: 'Annotation',
      motivation: ['describing', 'classifying'],
      body: [
        {
          type: 'TextualBody',
          purpose: 'describing',
          format: 'text/plain',
          value: '派五六个师] 派五六個師 B; 派7个师 C',
        },
        { type: 'TextualBody', purpose: 'classifying', format: 'text/plain', value: 'substitution' },
        { type: 'TextualBody', purpose: 'classifying', format: 'text/plain', value: 'accidental' },
        { type: 'TextualBody', purpose: 'classifying', format: 'text/plain', value: 'punctuation' },
      ],
      target: {
        type: 'SpecificResource',
        source: 'https://ex.org/v1/versions/v-0123/text',
        language: 'zh-Hant',
        selector: [
          { type: 'TextPositionSelector', start: 6, end: 11 },
          {
            type: 'TextQuoteSelector',
            exact: '派五六個師',
            prefix: '我认为不需要',
            suffix: '去。\n至后，同敌人作战，準備。',
          },
        ],
      },
    })
  })

  test('a witness that lacks the words has the point between its prefix and suffix', () => {
    const added = itemsOf(TELEGRAM).find((item: { id: string }) => item.id.endsWith('#place-2-A'))
    expect(added.target.selector).toEqual([
      { type: 'TextPositionSelector', start: 15, end: 15 },
      {
        type: 'TextQuoteSelector',
        exact: '',
        prefix: '我认为不需要派五六个师去。\n至',
        suffix: '后，同敌人作战，准备。',
      },
    ])
  })

  test('moved words are linked to their other place', () => {
    const move = itemsOf(TELEGRAM).find((item: { id: string }) => item.id.endsWith('#move-m1-A'))
    expect(move.target.selector[1].exact).toBe('同敌人作战')
    expect(move.body[1].purpose).toBe('linking')
    expect(move.body[1].selector[0]).toEqual({ type: 'TextPositionSelector', start: 19, end: 24 })
  })

  test('position and quotation say the same; identifiers are distinct and are addresses', () => {
    const check = (any: Sample) => {
      const items = itemsOf(any)
      const ids = items.map((item: { id: string }) => item.id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of ids) expect(URL.canParse(id)).toBe(true)
      for (const { id, target } of items) {
        const [{ start, end }, { exact, prefix, suffix }] = target.selector
        const text = any.texts.get(decodeURIComponent(id.split('#').at(-1)).replace(/^(place|move)-m?\d+-/, ''))!
        expect(slice(text, start, end)).toBe(exact)
        expect(slice(text, 0, start).endsWith(prefix)).toBe(true)
        expect(slice(text, end, text.length).startsWith(suffix)).toBe(true)
      }
    }
    check(HOSTILE)
    fc.assert(fc.property(anySample, check))
  })
})

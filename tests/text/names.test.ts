import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prepareNames } from '../../src/text/names.ts'

const names = prepareNames([
  { id: 'stalin', kind: 'person', forms: ['斯大林', '史达林', ' Stalin '] },
  { id: 'korea', kind: 'place', forms: ['朝鲜'] },
  { id: 'party', kind: 'place', forms: ['朝鲜劳动党'] },
  { id: 'nobody', kind: 'person', forms: [''] },
])

describe('lengthAt', () => {
  // the name begins at the bar
  const cases = [
    ['对|史达林说', '史达林'],
    ['對|史達林說', '史達林'],
    ['在|朝鲜劳动党', '朝鲜劳动党'],
    ['在|朝鲜劳动', '朝鲜'],
    ['to |STALIN, who', 'STALIN'],
    ['to |Ｓｔａｌｉｎ', 'Ｓｔａｌｉｎ'],
    ['in |Stalingrad', ''],
    ['|斯大', ''],
    ['斯|大林', ''],
  ] as const
  test.each(cases)('%s: %s', (marked, name) => {
    const at = marked.indexOf('|')
    expect(names.lengthAt(marked.replace('|', ''), at)).toBe(name.length)
  })
})

describe('entryOf and head', () => {
  test('any spelling is known for whose name it is', () => {
    expect(names.entryOf('史達林')?.id).toBe('stalin')
    expect(names.entryOf('STALIN')?.id).toBe('stalin')
    expect(names.entryOf('毛泽东')).toBeNull()
  })

  test('a spelling that is not listed needs other rules to be the same name', () => {
    const asWritten = (form: string) => form
    expect(names.head('史达林', asWritten)).toBe('斯大林')
    expect(names.head('史達林', asWritten)).not.toBe('斯大林')
    expect(names.head('史達林', (form) => form.replace('達', '达'))).toBe('斯大林')
    expect(names.head('毛泽东', asWritten)).toBeNull()
  })

  test('a form that two entries share is the name of the first', () => {
    const shared = prepareNames([
      { id: 'a', kind: 'person', forms: ['老毛'] },
      { id: 'b', kind: 'person', forms: ['老毛', '毛'] },
    ])
    expect(shared.entryOf('老毛')?.id).toBe('a')
  })
})

test('of forms that overlap, the longest one there is found', () => {
  const signs = fc
    .array(fc.constantFrom('甲', '乙', 'a', 'B', ' '), { minLength: 1, maxLength: 6 })
    .map((list) => list.join(''))
  fc.assert(
    fc.property(
      fc.array(signs, { maxLength: 12 }),
      fc.array(signs).map((list) => list.join('')),
      (forms, text) => {
        const found = prepareNames(forms.map((form, k) => ({ id: `n${k}`, kind: 'person', forms: [form] })))
        const isInside = (at: number) => /[a-z]/i.test(text[at - 1] ?? '') && /[a-z]/i.test(text[at] ?? '')
        for (let at = 0; at < text.length; at++) {
          const here = forms
            .map((form) => form.trim())
            .filter((form) => text.slice(at, at + form.length).toLowerCase() === form.toLowerCase())
            .filter((form) => !isInside(at) && !isInside(at + form.length))
          expect(found.lengthAt(text, at)).toBe(Math.max(0, ...here.map((form) => form.length)))
        }
      },
    ),
    { numRuns: 300 },
  )
})

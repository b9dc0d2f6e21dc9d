import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RULES } from '../../src/text/equivalences/index.ts'
import { languagesWithRules } from '../../src/text/languages/index.ts'
import { folded, NO_NAMES, prepareNames, tokenise } from '../../src/text/tokens.ts'
import { classify, MARK_RULES, USUAL_MARKS } from '../../src/variants/classify.ts'
import { names, place } from './places.ts'

const label = (notation: string, unit?: 'grapheme' | 'word' | 'whitespace', language?: string) => {
  const { classes, significance, touches } = classify(...place(notation, unit, language), names)
  return `${significance}${classes.length ? `: ${classes.join(', ')}` : ''}${touches.length ? ` → ${touches.join(', ')}` : ''}`
}

describe('accidental places, by the rules that it takes', () => {
  const cases = [
    // one rule
    ['三八线[,/，]同时', 'accidental: width'],
    ['1950年[10/１０]月', 'accidental: width'],
    ['三八线[,/;]同时', 'accidental: punctuation'],
    ['三八线[、/,]同时', 'accidental: punctuation'],
    ['当然[/,]会谈', 'accidental: punctuation'],
    ['说[“/「]好', 'accidental: punctuation'],
    ['同志[/ ]商量', 'accidental: spacing'],
    ['同志[\n/　　]商量', 'accidental: spacing'],
    ['[国/國]家', 'accidental: script'],
    ['[军队/軍隊]', 'accidental: script'],
    ['[为/爲]', 'accidental: script'],
    ['[為/爲]', 'accidental: variant-character'],
    ['[羌/羗]', 'accidental: variant-character'],
    ['[群/羣]众', 'accidental: variant-character'],
    ['[再/\u{20542}]次', 'accidental: variant-character'],
    ['[10月1/十月一]日', 'accidental: numeral-form'],
    ['[1950/一九五○]年', 'accidental: numeral-form'],
    ['[三八/38]线', 'accidental: numeral-form'],
    ['[两/2]个师', 'accidental: numeral-form'],
    ['[万/萬]岁', 'accidental: script'],
    ['对[斯大林/史达林]说', 'accidental: name-form'],
    ['对[葛罗米柯/葛羅米柯]说', 'accidental: script'],
    ['对[葛羅米柯/葛羅米科]說', 'accidental: name-form'],
    // several
    ['当[时,/時，]他', 'accidental: width, script'],
    ['对[斯大林/史達林]说', 'accidental: script, name-form'],
    ['派[9个/九個]师', 'accidental: script, numeral-form'],
    ['[10月2日/ 十月二日]', 'accidental: spacing, numeral-form'],
    ['三八线[,/， ]同时', 'accidental: spacing, width'],
    ['三八线[,/; ]同时', 'accidental: punctuation, spacing'],
    ['[国/囯]', 'accidental: script, variant-character'],
    // one rule would make the whole equal, but the second character differs as variants do
    ['[来拿/來拏]', 'accidental: script, variant-character'],
    // what a space cuts in two is whole again without it
    ['派[五六/五　六]个师', 'accidental: spacing'],
    ['对[史达林/史达 林]说', 'accidental: spacing'],
  ] as const
  test.each(cases)('%s: %s', (notation, expected) => expect(label(notation)).toBe(expected))

  const spaced = [
    ['the [Word/word]', 'accidental: case'],
    ['[λόγος/λογος]', 'accidental: diacritics', 'grc'],
    ['[caf\u00e9/cafe\u0301]', 'accidental: letter-form', 'fr'],
    ['[Jam/iam] vero', 'accidental: case, letter-form', 'la'],
    ['the [end/end,]', 'accidental: punctuation'],
    ['[colour/color]', 'substantive'],
    ['[schon/schön]', 'substantive'],
  ] as const
  test.each(spaced)('by word, %s: %s', (notation, expected, language?: string) =>
    expect(label(notation, 'word', language)).toBe(expected),
  )
})

describe('quotation marks put on or taken off are accidental, but touch quotation', () => {
  const cases = [
    ['说[“好”/好]。', 'accidental: punctuation → quotation'],
    ['说[/“]好', 'accidental: punctuation → quotation'],
    ['说[“好”/「好」]。', 'accidental: punctuation'],
  ] as const
  test.each(cases)('%s: %s', (notation, expected) => expect(label(notation)).toBe(expected))
})

describe('substantive places', () => {
  const cases = [
    ['[至/最]少', 'substantive'],
    ['他[明确/]表示', 'substantive'],
    ['派[五六/七八]个师', 'substantive → number'],
    ['[10/11]月1日', 'substantive → date'],
    // only what evidently takes part: here the ends agree but for a rule
    ['很[困难,/难处，]', 'substantive: width'],
    ['对[斯大林,/罗申，]说', 'substantive: width → name'],
    ['[軍人來/军官来]', 'substantive: script'],
    // nothing says that 贊同 is in another script than 同意
    ['表示[同意/贊同]', 'substantive'],
    ['[3.5/35]吨', 'substantive → number'],
    ['占[20%/20]', 'substantive → number'],
  ] as const
  test.each(cases)('%s: %s', (notation, expected) => expect(label(notation)).toBe(expected))
})

describe('properties', () => {
  const token = fc.constantFrom(
    ...[
      '国',
      '國',
      '军',
      '爲',
      '為',
      ',',
      '，',
      '、',
      ' ',
      '\n',
      '10',
      '十',
      '五六',
      '5',
      '斯大林',
      '史達林',
      '罗申',
      '“',
      '」',
      '不',
      '没有',
      '一',
      '个',
      '月',
      'Word',
      'word',
      '𠂕',
      'e\u0301',
      '3.5',
    ],
  )
  const reading = fc.array(token, { maxLength: 5 }).map((parts) => parts.join(''))
  const ranges = (a: string, b: string) => {
    const [x, y] = [tokenise(a, { unit: 'grapheme', names }), tokenise(b, { unit: 'grapheme', names })]
    return [x, { from: 0, to: x.count }, y, { from: 0, to: y.count }] as const
  }

  test('the label is the same from either side', () => {
    fc.assert(
      fc.property(reading, reading, (a, b) => {
        const [x, r, y, s] = ranges(a, b)
        expect(classify(x, r, y, s, names)).toEqual(classify(y, s, x, r, names))
      }),
      { numRuns: 500 },
    )
  })

  test('equal readings need no rule; an accidental difference names at least one and touches at most quotation', () => {
    fc.assert(
      fc.property(reading, reading, (a, b) => {
        const { classes, significance, touches } = classify(...ranges(a, b), names)
        if (a === b) expect([classes, significance, touches]).toEqual([[], 'accidental', []])
        else if (significance === 'accidental') {
          expect(classes).not.toEqual([])
          expect(touches.filter((touch) => touch !== 'quotation')).toEqual([])
        }
      }),
      { numRuns: 500 },
    )
  })

  test('without an authority list no name is known', () => {
    const none = prepareNames([])
    const [x, y] = [tokenise('斯大林', { unit: 'grapheme' }), tokenise('史达林', { unit: 'grapheme' })]
    expect(classify(x, { from: 0, to: 3 }, y, { from: 0, to: 3 }, none)).toEqual({
      classes: [],
      significance: 'substantive',
      touches: [],
    })
  })
})

// Readings of marks alone are asked of three rules, which holds only as long as no other does anything to them.
test('no rule but three does anything to the usual marks, in any language', () => {
  const others = RULES.filter((rule) => !MARK_RULES[0]!.includes(rule))
  expect(others.length).toBe(RULES.length - 3)
  for (const language of languagesWithRules())
    for (const text of [...USUAL_MARKS, [...USUAL_MARKS].join('')]) {
      const tokens = tokenise(text, {
        unit: 'grapheme',
        writing: { languages: [language], han: null, assumed: null },
      })
      for (const rule of others) expect(folded(tokens, 0, tokens.count, [rule], NO_NAMES)).toBe(text)
    }
})

import { expect, test } from 'vitest'
import { directionOf } from '../../src/text/direction.ts'

const cases = [
  { language: 'he', text: 'בראשית ברא', direction: 'rtl' },
  { language: 'syc', text: 'ܒܪܫܝܬ', direction: 'rtl' },
  { language: 'ur-PK', text: 'کتاب', direction: 'rtl' },
  { language: 'az-Arab', text: 'کیتاب', direction: 'rtl' },
  { language: 'ar-Latn', text: 'kitab', direction: 'ltr' },
  { language: 'zh-Hans', text: '起初', direction: 'ltr' },
  // The language decides, independent of the first letter.
  { language: 'he', text: 'MS Leningrad: בראשית', direction: 'rtl' },
  { language: 'en', text: 'בראשית means: in the beginning', direction: 'ltr' },
  // Without a language, the first letter decides; digits and punctuation are no letters.
  { language: null, text: '1. «שלום» said he', direction: 'rtl' },
  { language: null, text: '(1) said he: שלום', direction: 'ltr' },
  { language: 'und', text: 'نص', direction: 'rtl' },
  // A language that no letter of the text bears out.
  { language: 'zh-Hans', text: 'كتاب', direction: 'rtl' },
  { language: 'he', text: 'Bereshit', direction: 'ltr' },
  { language: 'he', text: '123', direction: 'rtl' },
  { language: null, text: '', direction: 'ltr' },
] as const

test.each(cases)('$language “$text” is $direction', ({ language, text, direction }) => {
  expect(directionOf(language, text)).toBe(direction)
})

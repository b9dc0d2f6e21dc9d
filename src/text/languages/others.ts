/** Languages with only a few rules, and Latin letters without a language. */
import { once } from '../once.ts'
import type { Family } from './language.ts'
import { OLD_LETTERS, ROMAN_LETTERS, UMLAUTS } from './roman.ts'

/** Tone marks of Vietnamese are on one vowel of the syllable or the next: hoà, hòa. */
const TONE = '[\u0300\u0301\u0303\u0309\u0323]'

export const OTHERS: Family = {
  tags: 'und-latn vi tr az crh kk tt hy xcl cop ka am gez ti',
  languages: once(() => [
    // Latin letters, no language: only what no language distinguishes
    { tag: 'und-Latn', letterForm: [...ROMAN_LETTERS, ...UMLAUTS], positional: OLD_LETTERS },
    {
      tag: 'vi',
      spelling: [
        [new RegExp(`(${TONE})([a-z][\u0302\u0306\u031b]?)$`), '$2$1'],
        [new RegExp(`^(qu|[bcdghklmnprstvx]+)y(${TONE}?)$`), '$1i$2'],
      ],
    },
    {
      tag: 'tr',
      alike: ['az', 'crh', 'kk', 'tt'],
      // the circumflex of long vowels; ç, ğ, ı, ö, ş, ü are letters
      leftOut: /\u0302/g,
      // the voiced ending of older print
      spelling: [
        [/(?<=.{4})d$/, 't'],
        [/(?<=.{4})b$/, 'p'],
      ],
      smallLetters: { İ: 'i', I: 'ı' },
      letterForm: [[/ſ/g, 's']],
    },
    {
      tag: 'hy',
      alike: ['xcl'],
      letterForm: [[/և/g, 'եւ']],
      spelling: [
        [/օ/g, 'աւ'],
        [/(?<=[ա-ֆ])ու(?=[աեէոօ])/g, 'ւ'],
      ],
    },
    {
      tag: 'cop',
      spelling: [[/^ⲉⲓ/, 'ⲓ']],
      leftOut: /[\u0300\u0304\u0305\ufe24-\ufe26]/g,
      abbreviation: [
        [/^ⲓ\u0305?ⲥ\u0305?$/, 'ⲓⲏⲥⲟⲩⲥ'],
        [/^ⲭ\u0305?ⲥ\u0305?$/, 'ⲭⲣⲓⲥⲧⲟⲥ'],
        [/^ⲡⲛ\u0305?ⲁ\u0305?$/, 'ⲡⲛⲉⲩⲙⲁ'],
      ],
    },
    { tag: 'ka' },
    {
      tag: 'am',
      alike: ['gez', 'ti'],
      spelling: [
        [/[ሐኀኃሓ]/g, 'ሀ'],
        [/[ሠ]/g, 'ሰ'],
        [/[ፀ]/g, 'ጸ'],
        [/[ዐዓኣ]/g, 'አ'],
      ],
    },
  ]),
}

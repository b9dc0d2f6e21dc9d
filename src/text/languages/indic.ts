/** Sanskrit, Pali, Hindi and their neighbours, in their own scripts and in transliteration; Tibetan, Thai. */
import { once } from '../once.ts'
import type { Family, Replacements } from './language.ts'

/** A nasal before a stop of its own class is written with its letter or with the dot; m before a consonant and at the end likewise. */
const ROMAN_NASALS: Replacements = [
  [/(?:n[\u0307\u0303\u0323]?|m[\u0323\u0307\u0310]?)(?=[kgcjtdpb])/g, 'm\u0323'],
  [/m\u0307|m\u0310/g, 'm\u0323'],
  [/m\u0323?$/, 'm\u0323'],
  // a consonant doubled behind r, c before ch
  [/(?<=r)([bcdgjklmnptvy]\u0323?)\1/g, '$1'],
  [/(?<=[aeiou]\u0304?)cch/g, 'ch'],
  // sattva is written satva, puttra putra, by the scribes of most manuscripts
  [/tt(?=[vr])/g, 't'],
  // what the next word makes of a final visarga, and of a first a
  [/(?<=.{2})o$/, 'ah\u0323'],
  [/^['’](?=.)/, 'a'],
]

const NAGARI_NASALS: Replacements = [
  [/[ङ]्(?=[कखगघ])|ञ्(?=[चछजझ])|ण्(?=[टठडढ])|न्(?=[तथदध])|म्(?=[पफबभ])/g, 'ं'],
  [/म्$/, 'ं'],
  [/ँ/g, 'ं'],
  [/र्([क-ह])्\1/g, 'र्$1'],
  [/त्त्(?=[वर])/g, 'त्'],
]

export const INDIC: Family = {
  tags: 'sa-latn pi-latn pra-latn hi-latn bo-latn ar-latn he-latn fa-latn zh-latn ja-latn ko-latn ru-latn grc-latn syr-latn sa pi pra hi mr ne bho awa bra bn as ta te kn ml gu pa or si bo dz th lo km my',
  languages: once(() => [
    // transliteration is typed without its marks; but ś and ṣ are two letters
    {
      tag: 'sa-Latn',
      alike: [
        'pi-Latn',
        'pra-Latn',
        'hi-Latn',
        'bo-Latn',
        'ar-Latn',
        'he-Latn',
        'fa-Latn',
        'zh-Latn',
        'ja-Latn',
        'ko-Latn',
        'ru-Latn',
        'grc-Latn',
        'syr-Latn',
      ],
      leftOut: /[\u0300-\u036f]/g,
      letterForm: [
        [/ʼ|ʾ|’/g, '’'],
        [/l\u0325/g, 'l\u0323'],
        [/r\u0325/g, 'r\u0323'],
      ],
      spelling: ROMAN_NASALS,
    },
    {
      tag: 'sa',
      alike: ['pi', 'pra'],
      leftOut: /[\u0951-\u0954\u1cd0-\u1cff\ua8e0-\ua8f1]/g,
      spelling: [...NAGARI_NASALS, [/च्छ/g, 'छ'], [/^ऽ/, 'अ'], [/ऽ/g, ''], [/(?<=.{2})ो$/, 'ः']],
    },
    {
      tag: 'hi',
      alike: ['mr', 'ne', 'bho', 'awa', 'bra'],
      leftOut: /[\u093c\u0951\u0952]/g,
      spelling: [...NAGARI_NASALS, [/(?<=[ग-ह])यी$/, 'ई'], [/ये$/, 'ए'], [/ुः(?=ख)/g, 'ु']],
    },
    {
      tag: 'bn',
      alike: ['as'],
      letterForm: [[/ৰ/g, 'র']],
      spelling: [
        [/র্([ক-হ])্\1/g, 'র্$1'],
        [/ঙ্(?=গ)/g, 'ং'],
      ],
    },
    { tag: 'ta', alike: ['te', 'kn', 'ml', 'gu', 'pa', 'or', 'si'], letterForm: [[/ஶ்ரீ/g, 'ஸ்ரீ']] },
    {
      tag: 'bo',
      alike: ['dz'],
      letterForm: [[/༌/g, '་']],
      spelling: [
        [/ཾ/g, 'མ'],
        [/(?<=[ནརལ])ད(?=་|$)/g, ''],
      ],
      leftOut: /\u0f35|\u0f37/g,
    },
    {
      tag: 'th',
      alike: ['lo', 'km', 'my'],
      letterForm: [
        [/ํ([่-๋]?)า/g, '$1ำ'],
        [/เเ/g, 'แ'],
      ],
    },
  ]),
}

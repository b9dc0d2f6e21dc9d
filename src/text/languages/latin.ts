/** Latin, from inscriptions to prints of the nineteenth century. */
import { type Language, numbered, type Replacements } from './language.ts'
import { NASAL_STROKES, OLD_LETTERS, ROMAN_LETTERS } from './roman.ts'

/** By rule, not by a list of words: what handbooks of textual criticism leave out of an apparatus as orthographica. */
const SPELLING: Replacements = [
  // the fricative that medieval scribes write for h, before ch becomes c
  [/^michi$/, 'mihi'],
  [/^nichil/, 'nihil'],
  [/ae|oe/g, 'e'],
  [/(?<![stx])ci(?=[aeou])/g, 'ti'],
  // prefixes, assimilated or not
  [/^ad(?=s[cpt])/, 'a'],
  [/^ad([cfglnprst])(?=[a-z])/, 'a$1$1'],
  [/^adque$/, 'atque'],
  [/^adqu/, 'acqu'],
  [/^([ij]?n)(?=[bmp])/, (n) => `${n!.slice(0, -1)}m`],
  [/^in([lr])/, 'i$1$1'],
  [/^con(?=[bmp])/, 'com'],
  [/^con([lr])/, 'co$1$1'],
  [/^sub([cfgmp])/, 'su$1$1'],
  [/^ob([cfp])/, 'o$1$1'],
  [/^disf/, 'diff'],
  [/^exs/, 'ex'],
  [/m(?=qu|d(?!$))/g, 'n'],
  // letters put in or left out between nasals
  [/mp(?=n|t)/g, 'm'],
  [/mt/g, 'nt'],
  // Greek letters
  [/y/g, 'i'],
  [/ph/g, 'f'],
  [/(?<=[ctr])h(?=[a-z])/g, ''],
  [/k/g, 'c'],
  // u and i before labials, u after u
  [/(opt|max|prox|pess|minu|legit|marit|finit|lacr|cl)u(?=m|pe)/g, '$1i'],
  [/^lub(?=et|ent|id)/, 'lib'],
  [/([uv])ol(?=[gnt])/g, '$1ul'],
  [/^qu[ou]m$/, 'cum'],
  [/^quoi(?=us$|$)/, 'cui'],
  [/qu(?=ut)/g, 'c'],
  // single and double letters
  [/^lit(?=er)/, 'litt'],
  [/^iuppiter$|^juppiter$/, 'iupiter'],
  [/^quatuor/, 'quattuor'],
  [/^(?:quot|cott)idi/, 'cotidi'],
  [/^(re)t(?=ul)/, '$1tt'],
  [/^solic/, 'sollic'],
  [/^sol(?:l?em[pn])+/, 'sollem'],
  [/^mill(?=ia)/, 'mil'],
  [/^caus?s(?=[a-z])/, 'caus'],
  [/^relligi/, 'religi'],
  [/^paull/, 'paul'],
  [/^bracc?h?i/, 'bracchi'],
  [/ii(?=s?$)/g, 'i'],
  // an h that came and went
  [/^h(?=arena|edera|aruspe|abund|umer|umor|umid|ercisc|olus|ave$)/, ''],
  // voiced and voiceless at the end
  [/^haut$/, 'haud'],
  [/^aput$/, 'apud'],
  [/^set$/, 'sed'],
  [/^uelud$|^velud$/, 'velut'],
  [/^epistol/, 'epistul'],
  [/^intell?[ei]g/, 'intelleg'],
  [/^neglig/, 'negleg'],
  [/^adolesc/, 'adulesc'],
  [/^temptat?/, (word) => word!.replace('mpt', 'nt')],
  [/^monim/, 'monum'],
  [/^beniv/, 'benev'],
  [/^(male|bene)ficia$/, '$1ficia'],
]

/** A macron may be the length of a vowel or the stroke of an abbreviation; which of them explains a difference, both are tried. */
const SIGNS: Replacements = [
  [/^[&⁊]$/, 'et'],
  [/^[&⁊]c$/, 'etc'],
  [/^e[\u0303-\u0305]$/, 'est'],
  [/^spu[\u0303-\u0305]s$/, 'spiritus'],
  [/ꝑ/g, 'per'],
  [/ꝓ/g, 'pro'],
  [/ꝗ(?=$)|ꝙ/g, 'quod'],
  [/^ꝯ/, 'con'],
  [/[ꝯꝰ]$/, 'us'],
  [/ꝝ$/, 'rum'],
  [/b[ꝫ;]$/, 'bus'],
  [/q[ꝫ;]$/, 'que'],
  [/q\u0303?[\u0304\u0305]?$/, 'que'],
  // nomina sacra and the commonest contractions, by their first and last letters
  [
    /^d[\u0303-\u0305]?n[\u0303-\u0305]?(s|i|o|m|e)$/,
    (_, end) => `domin${{ s: 'us', i: 'i', o: 'o', m: 'um', e: 'e' }[end!]}`,
  ],
  [/^d[\u0303-\u0305]s$|^ds[\u0303-\u0305]$|^d\u0305?s$/, 'deus'],
  [
    /^(?:x|ch)[\u0303-\u0305]?p[\u0303-\u0305]?(s|i|o|m)[\u0303-\u0305]?$/,
    (_, end) => `christ${{ s: 'us', i: 'i', o: 'o', m: 'um' }[end!]}`,
  ],
  [/^[ij]h[\u0303-\u0305]?(s|u|m)[\u0303-\u0305]?$/, (_, end) => `iesu${end === 'u' ? '' : end}`],
  [
    /^s[\u0303-\u0305]?p[\u0303-\u0305]?(s|u|m)[\u0303-\u0305]?$/,
    (_, end) => `spirit${{ s: 'us', u: 'u', m: 'um' }[end!]}`,
  ],
  [
    /^s[\u0303-\u0305]?c[\u0303-\u0305]?(s|i|a|o|m|e)[\u0303-\u0305]?$/,
    (_, end) => `sanct${{ s: 'us', i: 'i', a: 'a', o: 'o', m: 'um', e: 'e' }[end!]}`,
  ],
  [/^g[\u0303-\u0305]?r[\u0303-\u0305](a|am)$/, 'grati$1'],
  [/^n[\u0303-\u0305]?r[\u0303-\u0305](i|o|m|a)$/, (_, end) => `nostr${end === 'm' ? 'um' : end}`],
  [/^e[\u0303-\u0305]?p[\u0303-\u0305](s|i|o|m)$/, (_, end) => `episcop${{ s: 'us', i: 'i', o: 'o', m: 'um' }[end!]}`],
  [/^om[\u0303-\u0305](s|ia|es|is)$/, (_, end) => `omn${end === 's' ? 'es' : end}`],
  [/^o[\u0303-\u0305](?=i[abus])/, 'omn'],
  ...NASAL_STROKES,
  [/([aeiouy])[\u0303\u0304\u0305]$/, '$1m'],
]

const NUMBERS = {
  ...numbered(
    'nullus unus duo tres quattuor quinque sex septem octo novem decem undecim duodecim tredecim quattuordecim quindecim',
  ),
  ...numbered('viginti triginta quadraginta quinquaginta sexaginta septuaginta octoginta nonaginta', 20, 10),
  centum: 100,
  mille: 1000,
}

export const LATIN: readonly Language[] = [
  {
    tag: 'la',
    leftOut: /[\u0300-\u0302\u0304\u0306\u0308]/g,
    letterForm: [...ROMAN_LETTERS, [/e\u0328/g, 'ae'], [/o\u0328/g, 'oe']],
    positional: OLD_LETTERS,
    spelling: SPELLING,
    apart: [
      'aequus equus', 'aequi equi', 'aequo equo', 'aequum equum', 'aequos equos', 'aequis equis', 'aes es',
      'caedo cedo', 'caedit cedit', 'caedunt cedunt', 'caedere cedere', 'caedens cedens', 'caedat cedat', 'caedet cedet',
      'quaeritur queritur', 'quaeror queror', 'laeto leto', 'maeret meret', 'praesse presse', 'aere ere', 'hae he',
    ], // biome-ignore format: pairs
    abbreviation: SIGNS,
    numbers: NUMBERS,
  },
]

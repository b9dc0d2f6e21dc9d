/** Latin, from inscriptions to prints of the nineteenth century. */
import { once } from '../once.ts'
import { type Family, numbered, type Replacements } from './language.ts'
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
  [/mp(?=n|t|s$)/g, 'm'],
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
  [/^ann?ul(?=[aiou])/, 'anul'],
  [/^(quot|tot|aliquot|dec|vic|mil|sex|sept|oct|nov|quinqu|cent)iens$/, '$1ies'],
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
  [/^h(?=erem|arena|edera|aruspe|abund|umer|umor|umid|ercisc|olus|ave$)/, ''],
  // voiced and voiceless at the end
  [/^haut$/, 'haud'],
  [/^inquid$/, 'inquit'],
  [/^([ij])oc(?=und)/, '$1uc'],
  [/^ops(?=e|o|c)/, 'obs'],
  [/^opt(?=in|ul|ur)/, 'obt'],
  [/^immo$/, 'imo'],
  [/^quicq/, 'quidq'],
  [/^coh(?=er)/, 'co'],
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

/** Contractions of the commonest words, without their sign: what is left of them, and the word. */
const CONTRACTIONS: ReadonlyMap<string, string> = new Map(
  `aut autem tn tamen qm quoniam qn quando qd quod sn sine tm tantum tc tunc nc nunc n non sic sicut sb sub ut uel st sunt
  ee esse eet esset ect essent ft fuit ftm factum fcm factum fta facta fca facta fco facto ftus factus fcs factus dix dixit dxt dixit dr dicitur dnr dicuntur
  hnt habent het habet hre habere hr habetur pt potest pnt possunt pp propter sup super
  nr noster nra nostra nro nostro nrm nostrum nri nostri nre nostre ur uester ura uestra uro uestro urm uestrum uri uestri
  ho homo hois hominis hoi homini hoies homines hoiem hominem hom hominum oia omnia ois omnis oes omnes oi omni oium omnium
  gra gratia gre gratie glia gloria glie glorie glam gloriam mia misericordia mie misericordie mla multa ecclia ecclesia eccla ecclesia
  ecclie ecclesie eccle ecclesie pr pater prs patris pri patri prm patrem mr mater mrs matris mrm matrem fr frater frs fratris fres fratres
  ds deus di dei dm deum do deo dns dominus dni domini dno domino dnm dominum dne domine
  tra terra tre terre tram terram tps tempus tpe tempore tpa tempora ro ratio roe ratione ronem rationem rois rationis
  celm celum sclm seculum scla secula sclo seculo ppls populus ppli populi pplm populum angls angelus angli angeli apls apostolus apli apostoli
  epla epistola pbr presbiter pbri presbiteri eps episcopus epi episcopi epo episcopo aqs aquas alr aliter gn genus gnis generis noie nomine nois nominis noi nomini noia nomina oib omnibus oibꝫ omnibus`
    .split(/\s+/)
    .flatMap((sign, k, all): [string, string][] => (k % 2 === 0 ? [[sign, all[k + 1]!]] : [])),
)
/** Strokes, tildes and hooks over a letter. */
const STROKE = /[\u0301\u0303-\u0305\u0307\u035b]/g

/** A word with a stroke over any letter, if the rest is a contraction; the stroke of a last vowel may also mean an m. */
function expanded(word: string): string {
  const [, whole = word, and = ''] = /^(.*?)(q[ꝫ;]|que)?$/.exec(word) ?? []
  const left = whole
    .replace(STROKE, '')
    .replaceAll('ꝺ', 'd')
    .replaceAll('ſ', 's')
    .replaceAll('ꝛ', 'r')
    .replaceAll('v', 'u')
  const found = CONTRACTIONS.get(left)
  if (found === undefined) return word
  const strokes = whole.match(STROKE)?.length ?? 0
  const nasal = strokes > 1 && /[aeiou][\u0301\u0303-\u0305]$/.test(whole) ? 'm' : ''
  return found + nasal + (and === '' ? '' : 'que')
}

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
  [/^[a-zꝺſꝛ]+[\u0301\u0303-\u0305\u0307\u035b][a-z\u0301\u0303-\u0305\u0307ꝺſꝛꝫ]*$/, (word) => expanded(word!)],
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

export const LATIN: Family = {
  tags: 'la',
  languages: once(() => [
    {
      tag: 'la',
      leftOut: /[\u0300-\u0302\u0304\u0306\u0308]/g,
      letterForm: [...ROMAN_LETTERS, [/e\u0328/g, 'ae'], [/o\u0328/g, 'oe']],
      positional: OLD_LETTERS,
      spelling: SPELLING,
      apart: [
      'laeuis leuis', 'laeui leui', 'laeue leue', 'laeuem leuem', 'laeuibus leuibus',
      'aequus equus', 'aequi equi', 'aequo equo', 'aequum equum', 'aequos equos', 'aequis equis', 'aes es',
      'caedo cedo', 'caedit cedit', 'caedunt cedunt', 'caedere cedere', 'caedens cedens', 'caedat cedat', 'caedet cedet',
      'quaeritur queritur', 'quaeror queror', 'laeto leto', 'maeret meret', 'praesse presse', 'aere ere', 'hae he',
    ], // biome-ignore format: pairs
      abbreviation: SIGNS,
      numbers: NUMBERS,
    },
  ]),
}

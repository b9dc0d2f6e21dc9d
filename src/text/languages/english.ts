/** English: British and American norms, the freer spelling before them, and Middle and Old English. */
import { once } from '../once.ts'
import { type Family, numbered, type Replacements } from './language.ts'
import { NASAL_STROKES, OLD_LETTERS, ROMAN_LETTERS } from './roman.ts'

const COUNTED =
  '(s|ed|ing|ings|er|ers|able|ably|al|ally|ist|ists|hood|hoods|ful|fully|less|ite|ites|itism|ism|ant|ants|i[sz](?:e|ed|es|ing|ation)|y|ly|some|ey)?'

/**
 * Towards the American form, which is the shorter one. The patterns were checked with a list of 275,000 words: where one makes two words
 * equal that both norms distinguish, it is narrowed, or `apart` names them.
 */
const NORMS: Replacements = [
  // colour, favourite, neighbourhood; not four, our, tour, whose stem has no vowel
  [new RegExp(`^(.*[aeiouy].*[bcdghiklmnprtuv]|sa[uv]|val)our${COUNTED}$`), '$1or$2'],
  // realise, organisation, analyse
  [
    /^(.*[aeiouy].*[^aeious]|.*[aeiouy].+[aeiou]|.*[aeiouy].*[aeiouy]s)is(e|ed|es|er|ers|ing|able|ation|ations|ational)$/,
    '$1iz$2',
  ],
  [/^(.*(?:al|ro|ect|aly))ys(e|ed|es|er|ers|ing)$/, '$1yz$2'],
  // centre, centred, centring
  [
    /^(.*(?:cent|theat|fib|lit|met|sab|calib|somb|spect|scept|lust|meag|och|goit|mit|nit|saltpet|philt|tit|louv|accout|reconnoit|neuv|noeuv|sepulch))r(e|es|ed|ing|ement|ements)$/,
    (_, stem, end) => `${stem}er${end!.replace(/^e(?!d)/, '')}`,
  ],
  // travelled, counsellor; not filled, called: the stem has another vowel, behind no prefix
  [
    /^(?!(?:re|un|over|out|fore|mis|under|by|down|be|en|in|con|com)[^aeiou]*[aeiou]ll)(.*[aeiouy].*[^aeiou\W][aeiou])ll(ed|ing|ings|er|ers|or|ors|ous|ously|ist|ists|en|ens|y)$/,
    '$1l$2',
  ],
  [/^(dial|duel|fuel|refuel|gruel|cruel|initial|vial|trial|equal)l(ed|ing|ings|er|ers|est|ingly)$/, '$1$2'],
  [/^(bus|gas)s(es|ed|ing)$/, '$1$2'],
  [/^(cent|fib)re(?=fold|piece|glass|board|optic)/, '$1er'],
  [/^disc(s)?$/, 'disk$1'],
  [/^jewell?ery$/, 'jewelry'],
  [/^(enro|fulfi|insta|disti|insti|appa|enthra)ll?(s|ments?)?$/, '$1l$2'],
  [/^(ski|wi)ll?(ful|fully|fulness)$/, '$1l$2'],
  [/^(worship|kidnap)p(ed|er|ers|ing)$/, '$1$2'],
  [/^(focus|bias)s(ed|es|ing)$/, '$1$2'],
  // encyclopaedia, foetus, oestrogen
  [/^(.*[aeiouy].*[^aeou]|[^aeiou]+)ae(?=[cdmnopstrvx][a-z]{2})/, '$1e'],
  [/^ae(?=st|on|th|gi|ti)/, 'e'],
  [
    /(?<=^|hom|di?ar+h|am|man|c|f|ph|subp|pn)oe(?=t[aiu]|str|dem|soph|cum|con|uv|ba|op|lia|li?ac|lo|ni|na|a$|as$|d[ei]|nol)/,
    'e',
  ],
  [/^(manoeu|maneu)/, 'maneu'],
  [/^(.*(?:dial|catal|anal|monol|prol|epil|homol|travel|pedag|demag|synag|ideol))ogue?(s|d|r|rs)?$/, '$1og$2'],
  [/^(.*(?:conne|infle|defle|refle|genufle))xion(s|al|less)?$/, '$1ction$2'],
  [/^(def|off|pret)ence(s|less)?$/, '$1ense$2'],
  [/^licenc(e|es|ed|ing)$/, 'licens$1'],
  [/^practis(e|ed|es|ing)$/, 'practic$1'],
  [/^grey(s|ed|er|est|ing|ish|ness|hounds?)?$/, 'gray$1'],
  [/^plough(s|ed|ing|man|men|shares?)?$/, 'plow$1'],
  [/^(program|kilogram|gram|aerogram)me(s)?$/, '$1$2'],
  [/^cheque(s|book|books)?$/, 'check$1'],
  [/^tyre(s|d)?$/, 'tire$1'],
  [/^kerb(s|side|stones?)?$/, 'curb$1'],
  [/^gaol(s|ers?|ed)?$/, 'jail$1'],
  [/^(m|sm)oul(d|t)(s|ed|er|ering|ing|y|ers|ered|ier|ings)?$/, '$1ol$2$3'],
  [/^pyjama/, 'pajama'],
  [/^sceptic/, 'skeptic'],
  [/^(judg|acknowledg|abridg|lodg)ement/, '$1ment'],
  [/^ageing$/, 'aging'],
  [/^axe$/, 'ax'],
  [/^(un)?(lik|siz|mov|lov|us|sal|mistak|shak)eable$/, '$1$2able'],
  [/^cos(y|ier|iest|ily|iness)$/, 'coz$1'],
  [/sulph/, 'sulf'],
  [/^fulness$/, 'fullness'],
  [/^gayety$/, 'gaiety'],
  [/^hiccough/, 'hiccup'],
  [/^carcase$/, 'carcass'],
  [/^yog(?:hou|hu|ou)rt/, 'yogurt'],
  [/^moustach/, 'mustach'],
  [/^wooll(en|ens|y)$/, 'wool$1'],
  [/^marvell(ous|ously)$/, 'marvel$1'],
  [/^furore$/, 'furor'],
  [/^(among|amid|whil)st$/, (_, stem) => (stem === 'whil' ? 'while' : stem!)],
  [/^(to|after|back|for|up|down|on|in|out|home)wards$/, '$1ward'],
  [/^aluminium$/, 'aluminum'],
  [/^(artefact)/, 'artifact'],
  [/^(draught)(s|y|ed|ing|sman|smen)?$/, 'draft$2'],
  [/^(enquir)(?=y|e|ies|ed|ing)/, 'inquir'],
  [/^practi[sz](?=e[ds]?$|ing$|ers?$)/, 'practic'],
  [/^storeys?$/, (word) => word!.replace('ey', 'y').replace(/ys$/, 'ies')],
  [/^cypher/, 'cipher'],
  [/^gyps(?=y|ies)/, 'gips'],
  [/^despatch/, 'dispatch'],
  [
    /^(lear|bur|drea|lea|spoi|spe|sme|spi|lea)(n|m|l|p)t$/,
    (_, stem, end) =>
      `${stem}${`${stem}${end}` === 'spel' || `${stem}${end}` === 'smel' || `${stem}${end}` === 'spil' ? `${end}led` : `${end}ed`}`,
  ],
]

/** What printers wrote until about 1800. */
const OLDER: Replacements = [
  [/^shew(s|n|ed|ing|eth|est)?$/, 'show$1'],
  // publick, musick: only behind a second vowel
  [/^(.*[aeiouy].*[^aeiou])icke?(s?)$/, '$1ic$2'],
  [/^compleat/, 'complete'],
  [/^antient/, 'ancient'],
  [/^knowlege/, 'knowledge'],
  [/^phrens/, 'frenz'],
  [/^phrenz/, 'frenz'],
  [/^frens/, 'frenz'],
  [/^cloaths$/, 'clothes'],
  [/^cloath/, 'cloth'],
  // endings that printers wrote longer: beautie, sinne, kinde, againe, selfe, owne
  [/^(.*[aeiou].*[^aeiou])ie$/, '$1y'],
  [/^([^aeiou]+[aeiou])(n|r|g|d)\2e$/, '$1$2'],
  [/^(.*[aeiou]n)de$/, '$1d'],
  [/^(ag|cert|capt|vill|mount|fount|v|pl|p|r|g)aine(s?)$/, '$1ain$2'],
  [/^(.*(?:el|al))fe$/, '$1f'],
  [/^(.*ow)ne$/, '$1n'],
  [/^(.*[ln]es)se$/, '$1s'],
  [/^(sh|h|m)ee$/, '$1e'],
  [/^onely$/, 'only'],
  [/^theyr$/, 'their'],
  [/^doeth$/, 'doth'],
  [/^goe$/, 'go'],
  [/^maister/, 'master'],
  // the ending as it sounds: stopt, mixt, blest
  [/^((?:s(?:to|li|te|tri|hi|ki|tra)|dro|whi|wra|tri|cla|cho|ti|di))pt$/, '$1pped'],
  [/^(mi|fi|ve|perple|anne)xt$/, '$1xed'],
  [/^(dre|ble|cro|pre|expre|posse|profe|confe|distre|addre|oppre|to|stre)st$/, '$1ssed'],
  [/^chus(e|es|ing|ers?)$/, 'choos$1'],
  [/^controul/, 'control'],
  [/^encreas/, 'increas'],
  [/^int[iy]re/, 'entire'],
  [/^(.*[a-z])['’]d$/, (_, stem) => (stem!.endsWith('e') ? `${stem}d` : `${stem}ed`)],
  [/^altho['’]?$/, 'although'],
  [/^tho['’]?$/, 'though'],
  [/^thro['’]?$/, 'through'],
  [/^([on]e?|e)['’]er$/, (_, stem) => ({ o: 'over', e: 'ever', ne: 'never' })[stem!] ?? stem!],
]

const APART = [
  'advice advise', 'device devise', 'prise prize', 'gravelly gravely', 'apprise apprize', 'poets pets', 'poet pet',
  // the noun of the verb and the other word
  'venery venary', 'tonne ton', 'donne don', 'caddie caddy', 'bonne bon', 'canne can',
  // names and other words in -ie
  'julie july', 'marie mary', 'carrie carry', 'rosie rosy', 'sallie sally', 'talkie talky', 'mealie mealy',
] // biome-ignore format: pairs

const NUMBERS = {
  ...numbered(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  ),
  ...numbered('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
  hundred: 100,
  thousand: 1000,
  million: 1e6,
}

/** Marks on words from other languages, and the diaeresis of coöperate. */
const LEFT_OUT = /[\u0300-\u0304\u0308\u0327]/g

const SIGNS: Replacements = [
  [/^[&⁊]$/, 'and'],
  [/^yᵉ$/, 'the'],
  [/^yᵗ$/, 'that'],
  [/^wᶜʰ$/, 'which'],
  [/^wᵗʰ?$/, 'with'],
]

/**
 * Middle English: i and y are one vowel, a long vowel is written once or twice, an unsounded e at the end comes and goes, endings are
 * written as they sound. Good and god, soon and son are still two words (`apart`).
 */
const MIDDLE: Replacements = [
  [/ȝ(?=t|$)/g, 'gh'],
  [/ȝ/g, 'y'],
  [/y/g, 'i'],
  [/(?<=[aeo])(?:w|vv|uu)/g, 'u'],
  [/sch|ssh/g, 'sh'],
  [/^qu?h/, 'wh'],
  [/([bdfgpt])\1(?=[lr])/g, '$1'],
  [/ou?gh/g, 'ogh'],
  [/(?<=[^e]|^)ee(?=[^e]|$)/g, 'e'],
  [/oo/g, 'o'],
  [/^su?(?:vv|w)ote?$/, 'sot'],
  [/^en(?=[bcdfgpqstv])/, 'in'],
  [/^when(?=ne?$|$)/, 'whan'],
  [/^(h|l|br|st)ond/, '$1and'],
  [/^(whan|than|had)(?:ne|n|de|d|e)$/, '$1'],
  [/^(?:eie|iie|ihe|eighe)$/, 'eie'],
  [/(?<=[^aeiou])is$/, 'es'],
  [/(?<=[aeiou].*[^aeiou])ith$/, 'eth'],
  [/(?<=[aei])ht/g, 'ght'],
  [/^w(?=iche?$)/, 'wh'],
  [/^nat$/, 'not'],
  // vowels that had become one, and endings without a stress
  [/ei(?=[dnst])/g, 'ai'],
  [/(?<=[aeiou].*[^aeiou])(?:ir|ur)$/, 'er'],
  [/(?<=th)eren$/, 'ren'],
  [/^ch[ieu]r(?=che?$)/, 'chur'],
  [/(?<=[aeiou].*[^aeiou])(?:id|it|ud)$/, 'ed'],
  [/(?<=[aeiou])lle?$/, 'l'],
  [/(?<=[aeiou]u)e(?=[lrn]e?s?$)/, ''],
  [/(?<=[aeiou].*[^aeiou])e$/, ''],
  [/(?<=[^aeiou]u)e$/, ''],
  [/ck$/, 'k'],
  [/^c(?=niht|nau|nou)/, 'k'],
]

/** As written, in the forms that the patterns would make one. */
const MIDDLE_APART = [
  'ueine uaine', 'ueyne uayne', 'god good', 'godes goodes', 'goddes goodes', 'godis goodis', 'goddis goodis', 'sone soone', 'son soon', 'hop hoop', 'of oof', 'on oon', 'rot root',
] // biome-ignore format: pairs

export const ENGLISH: Family = {
  tags: 'en enm sco en-emodeng ang',
  languages: once(() => [
    {
      tag: 'en',
      leftOut: LEFT_OUT,
      letterForm: ROMAN_LETTERS,
      positional: OLD_LETTERS,
      spelling: [...NORMS, ...OLDER],
      apart: APART,
      abbreviation: SIGNS,
      numbers: NUMBERS,
    },
    {
      tag: 'enm',
      alike: ['sco', 'en-emodeng'],
      leftOut: LEFT_OUT,
      letterForm: [...ROMAN_LETTERS, [/[þð]/g, 'th'], [/ƿ/g, 'w'], [/ᵹ/g, 'g']],
      positional: OLD_LETTERS,
      spelling: MIDDLE,
      apart: MIDDLE_APART,
      abbreviation: [
        ...SIGNS,
        [/^þ[ᵉe]$/, 'the'],
        [/^[þy][ᵗt]$/, 'that'],
        [/^wt$/, 'with'],
        ...NASAL_STROKES,
        [/([aeiouy])[\u0303\u0304\u0305]$/g, '$1n'],
      ],
      numbers: NUMBERS,
    },
    {
      tag: 'ang',
      leftOut: /[\u0301\u0304\u0307]/g,
      letterForm: [...ROMAN_LETTERS, [/ð/g, 'þ'], [/th/g, 'þ'], [/ƿ/g, 'w'], [/ᵹ/g, 'g']],
      spelling: [
        [/^ond$/, 'and'],
        [/i[eo](?=[a-zþ])/g, 'y'],
        [/(?<=[^aeiouæ])i(?=[a-zþ])/g, 'y'],
      ],
      abbreviation: [
        [/^[&⁊]$/, 'and'],
        [/^⁊(?=[a-z])/, 'and'],
        [/^ꝥ$/, 'þæt'],
      ],
    },
  ]),
}

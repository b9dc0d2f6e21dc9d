/** German before and after its spelling reforms, and its older stages; Dutch and the Scandinavian languages. */
import { once } from '../once.ts'
import { type Family, numbered, type Replacements } from './language.ts'
import { NASAL_STROKES, OLD_LETTERS, ROMAN_LETTERS, UMLAUTS } from './roman.ts'

const U = '(?:u\u0308|ue)'

const GERMAN: Replacements = [
  // reforms of 1876, 1901: Thal, Theil, thun; Classe, Centrum; Photograph, seyn
  [/th/g, 't'],
  [/cc(?=[eiy])/g, 'kz'],
  [/cc/g, 'kk'],
  [/(?<!s)c(?=[eiy]|a\u0308|o\u0308)/g, 'z'],
  [/(?<!s)c(?![hkeiyzc]|a\u0308|o\u0308)/g, 'k'],
  [/ck(?=t)/g, 'k'],
  [/ph/g, 'f'],
  [/([ae])y/g, '$1i'],
  [/(?<=st|s|p|hm|s)y(?=[lmr])/g, 'i'],
  [/(?<=[a-z]{2})iren$/, 'ieren'],
  [/(?<=[a-z]{2})ir(?=t$|te$|ten$|ung$|ungen$|tes?$)/, 'ier'],
  [/ni(?:ss|ß)$/, 'nis'],
  [/to\u0308?dt/g, (word) => word!.replace('dt', 't')],
  [/^(g|f|h)ie(?=ng|bt|b$)/, '$1i'],
  [/^(m|w|b|sch)aa(?=ß|ss|r)/, '$1a'],
  [/^(l)oo(?=s|ß)/, '$1o'],
  [/^h(?:ee|e)rd/, 'herd'],
  [/^(sch|s)oo(?=ß|ss)/, '$1o'],
  [/^brodt?(?=$|e$|es$|s$)/, 'brot'],
  [/(?<=^|er|ver|ver|ab|aus|auf|zu|um|ein|nach|her|hin|an)gieb(?=st$|t$|$)/, 'gib'],
  [/^litt(?=era)/, 'lit'],
  [/^hofn/, 'hoffn'],
  [/^gra(?:\u0308|e)nz/, 'grenz'],
  [/^na(?:\u0308|e)h?mlich/, 'nemlich'],
  [/^seelig/, 'selig'],
  [/^ma(?:\u0308|e)hrch/, 'maerch'],
  [/^ma\u0308rch/, 'maerch'],
  [/sc(?=[lr])/g, 'sk'],
  [/^sc(?=en)/, 'sz'],
  [/(?<=kab)inet(?=$|s|e)/, 'inett'],
  [/^erndt/, 'ernt'],
  [/^allma(?:\u0308|e)hlig/, 'allmaehlich'],
  [/^allma\u0308hlich/, 'allmaehlich'],
  [/^nahme$/, 'name'],
  [/(?<=[a-z]{2})inn$|^(?:darinn|worinn|hierinn)$/, (end) => end!.slice(0, -1)],
  [/^portemonnaie/, 'portmonee'],
  [/^ga(?:\u0308|e)ms/, 'gems'],
  [/^ka(?:\u0308|e)nguruh/, 'ka\u0308nguru'],
  [/^v?[uv]nn?dt?$/, 'und'],
  [/(?<=[a-z]{3})saal(?=e?s?$)/, 'sal'],
  [/mmt(?=lich)/, 'mt'],
  [/^gesc?heidt/, 'gescheit'],
  [new RegExp(`^h${U}lf`), 'hilf'],
  [new RegExp(`^w${U}rk`), 'wirk'],
  [/(allm|unz)a\u0308h?lig/, '$1a\u0308hlich'],
  [/allma\u0308lich/, 'allma\u0308hlich'],
  [/^de(?:ß|ss)(?=[a-z]{3})/, 'des'],
  [/^we(?:ß|ss)(?=halb|wegen)/, 'wes'],
  [/^(?:mis|miß|miss)(?=[bdfghlmtv])/, 'miss'],
  // 1996
  [/([bdfglmnprt])\1\1/g, '$1$1'],
  [/^rauh/, 'rau'],
  [/^sta(?:\u0308|e)ngel/, 'stengel'],
  [/^aufwa(?:\u0308|e)nd/, 'aufwend'],
  [/^selbstst/, 'selbst'],
  [/^(num)merier/, '$1erier'],
  [/^(plat)?plaz(?=ier)/, 'platz'],
  [/^potenzi(?=e)/, 'potenti'],
  [/^tipp$/, 'tip'],
]

const COUNT = once(() =>
  numbered(
    'null eins zwei drei vier fu\u0308nf sechs sieben acht neun zehn elf zwo\u0308lf dreizehn vierzehn fu\u0308nfzehn sechzehn siebzehn achtzehn neunzehn',
  ),
)
const TENS = once(() => numbered('zwanzig dreißig vierzig fu\u0308nfzig sechzig siebzig achtzig neunzig', 20, 10))
const joined = (ones: Readonly<Record<string, number>>, and: string) =>
  Object.fromEntries(
    Object.entries(ones).flatMap(([one, n]) =>
      n > 0 && n < 10
        ? Object.entries(TENS()).map(([ten, m]) => [`${one.replace(/^eins$/, 'ein')}${and}${ten}`, n + m])
        : [],
    ),
  )

export const GERMANIC: Family = {
  tags: 'de bar gsw frs gmh goh gml nds nl dum odt af li da no nb nn sv is fo non',
  languages: once(() => [
    {
      tag: 'de',
      alike: ['bar', 'gsw', 'frs'],
      // ä, ö, ü are letters; é in foreign words is not
      leftOut: /[\u0300-\u0302\u0327]/g,
      letterForm: [...ROMAN_LETTERS, ...UMLAUTS],
      positional: OLD_LETTERS,
      spelling: GERMAN,
      apartForms: ['masse maße', 'massen maßen', 'busse buße', 'bussen bußen', 'flosse floße', 'flossen floßen'],
      apart: ['stadt statt', 'rad rat', 'tod tot', 'seit seid', 'das dass', 'wider wieder', 'saite seite', 'mann man'],
      abbreviation: [
        [/^&$/, 'und'],
        [/^⁊$/, 'und'],
        [/^u$/, 'und'],
        ...NASAL_STROKES,
        [/([aeiou])[\u0303\u0304\u0305]$/g, '$1n'],
        [/^vn?\u0304d?$/, 'vnd'],
      ],
      numbers: {
        ...COUNT(),
        ein: 1,
        ...TENS(),
        zwo: 2,
        dreissig: 30,
        ...joined(COUNT(), 'und'),
        hundert: 100,
        tausend: 1000,
      },
    },
    {
      tag: 'gmh',
      alike: ['goh', 'gml', 'nds'],
      leftOut: /[\u0300-\u0302\u0304]/g,
      letterForm: [...ROMAN_LETTERS, ...UMLAUTS, [/[ȥʒ]/g, 'z']],
      positional: OLD_LETTERS,
      spelling: [
        [/^v(?=[ilru])|^u(?=[lr])/, 'f'],
        [/^c(?=[hlrnuoa])(?!h)/, 'k'],
        [/(?<=[a-z])c$/, 'k'],
        [/y/g, 'i'],
        [/^unde$/, 'und'],
        [/^vnde$/, 'und'],
        [/ph/g, 'pf'],
        [/sc(?=h)/g, 's'],
      ],
      abbreviation: [
        [/^[&⁊]$/, 'und'],
        [/^v?n\u0304$/, 'und'],
        ...NASAL_STROKES,
        [/([aeiou])[\u0303\u0304\u0305]$/g, '$1n'],
      ],
    },
    {
      tag: 'nl',
      alike: ['dum', 'odt', 'af', 'li'],
      apart: [
        'word wordt',
        'vind vindt',
        'houd houdt',
        'rijd rijdt',
        'bied biedt',
        'leid leidt',
        'meld meldt',
        'zend zendt',
        'brand brandt',
        'antwoord antwoordt',
        'cool kool',
        'cast kast',
        'cap kap',
        'coma koma',
        'camper kamper',
      ],
      leftOut: /[\u0300-\u0302\u0308]/g,
      letterForm: [...ROMAN_LETTERS, [/ij/g, 'y']],
      positional: OLD_LETTERS,
      spelling: [
        [/ae(?=[a-z])/g, 'aa'],
        [/(?<=[a-z])sch(?=e$|en$|$)/, 's'],
        [/gh/g, 'g'],
        [/ninc?k$/, 'ning'],
        [/ck|c(?=[aourlt])/g, 'k'],
        [/^panne(?=koek)/, 'pannen'],
        [/^zoo$/, 'zo'],
        [/^(?:ende|en)$/, 'en'],
        [/(?<=^|[^aeiou])(ee|oo)(?=[bdfgklmnprstvz](?:en?|er|ing)$)/, (pair) => pair![0]!],
        [/([eaou])y/g, '$1i'],
        [/([aeou])ij/g, '$1i'],
        [/dt$/, 'd'],
      ],
      abbreviation: [[/^[&⁊]$/, 'en']],
      numbers: numbered(
        'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig',
      ),
    },
    {
      tag: 'da',
      alike: ['no', 'nb', 'nn', 'sv'],
      // å, ä, ö, and in æ and ø the marks are letters
      leftOut: /[\u0300\u0301\u0302]/g,
      letterForm: [
        [/ſ/g, 's'],
        [/[ﬀ-ﬆ]/g, (c) => c!.normalize('NFKD')],
        [/aa/g, 'a\u030a'],
        [/œ/g, 'ø'],
        [/w/g, 'v'],
      ],
      spelling: [
        [/^(?:af|av)$/, 'av'],
        [/qu?v/g, 'kv'],
        [/(?<=[kg])j(?=ø|o\u0308)/g, ''],
        [/([ui])\1/g, '$1'],
        [/^hv(?=a|e|i)/, 'v'],
        [/fv/g, 'v'],
        [/(?<=[a-z])dt$/, 't'],
      ],
      abbreviation: [[/^&$/, 'og']],
    },
    // á, é, í, ó, ú are letters
    {
      tag: 'is',
      alike: ['fo'],
      letterForm: [
        [/ſ/g, 's'],
        [/[ﬀ-ﬆ]/g, (c) => c!.normalize('NFKD')],
      ],
    },
    {
      tag: 'non',
      leftOut: /[\u0301\u0304]/g,
      letterForm: [...ROMAN_LETTERS, [/ð/g, 'd'], [/ø|œ/g, 'ö'.normalize('NFD')], [/o\u0328/g, 'ö'.normalize('NFD')]],
      positional: OLD_LETTERS,
      spelling: [
        [/þ(?=$|[^aeiou]|.$)/g, 'd'],
        [/^o[cg]$/, 'ok'],
        [/^(þa|hva|a|miki|liti)[dð]$/, '$1t'],
        [/(?<=[^aeiouy\u0300-\u036f])ur$/, 'r'],
        [/oe/g, 'ae'],
        [/c/g, 'k'],
        [/z/g, 's'],
      ],
      abbreviation: [[/^[&⁊]$/, 'ok']],
    },
  ]),
}

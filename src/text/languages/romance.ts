/** French, Italian, Spanish, Portuguese and their neighbours, with the spelling of their older prints. */
import { type Language, numbered, type Replacements } from './language.ts'
import { NASAL_STROKES, OLD_LETTERS, ROMAN_LETTERS, ROMANCE_MARKS } from './roman.ts'

const FRENCH: Replacements = [
  // avoit, étoient, françois: behind another vowel, because soit/sait, mois/mais, fois/fais are two words
  [/^(.*[aeiouy][\u0300-\u036f]?.*[^aeiou\u0300-\u0302\u0308])oi(s|t|ent)$/, '$1ai$2'],
  [/^((?:re|ap|dis|com)?(?:conn|par))oi(?=\u0302?s?t)/, '$1ai'],
  [/ai\u0302t/g, 'ait'],
  // s that the circumflex has replaced
  [/^(h?o)st(?=e|el)/, '$1t'],
  [/^(?:e)st(?=re$|oi|ai|e\u0301$|ant$|ude|range|roit|at$)/, 'et'],
  [/^e\u0302t(?=re$)/, 'et'],
  [/^mes(?=mes?$)/, 'me'],
  [/^(t|b|f|temp|h?onn)es(?=tes?$)/, '$1e'],
  [/^(n|v)os(?=tres?$)/, '$1o'],
  [/^(cha)s(?=te[la]|tim)/, '$1'],
  [/^(ma)is(?=tr)/, '$1i'],
  [/^(for|inter|arr|honn)es(?=ts?$|te)/, '$1e'],
  [/^(i|a)s(?=les?$|nes?$)/, '$1'],
  [/^(?:es)(?=cri|cole|tude|pee)/, 'e'],
  [/^(co|go)s(?=te|ut)/, '$1'],
  [/^(bap|cr|bla)e?s(?=me)/, '$1e'],
  [/^(cro|na|conno|paro)is(?=tr)/, '$1i'],
  [/^(pa)s(?=ques)/, '$1'],
  [/^(e)ves(?=que)/, '$1ve'],
  [/^desj/, 'dej'],
  [/(?<=[eo])s(?=toit|toient)/, ''],
  // y at the end, silent letters of learned spelling
  [/([aeou])y$/, '$1i'],
  [/([aeou])ys$/, '$1is'],
  [/i(?:c)t(?=s?$|es?$)/, 'it'],
  [/(?<=[ai])inct(?=s?$|e)/, 'int'],
  [/^(besoi|tesmoi|temoi|loi|u|sei)ng$/, '$1n'],
  [/^cognoi/, 'connoi'],
  [/^sc\u0327?(?=a[uv])/, 's'],
  [/^sc\u0327(?=a)/, 's'],
  // l that had become u, and was written beside it
  [/([aeo]u)l(?=[xtd])/, '$1'],
  [/^ph(?=ant|le|eni|io|rene)/, 'f'],
  [/^rhythm/, 'rythm'],
  [/^poe\u0308t/, 'poe\u0300t'],
  [/^lys$/, 'lis'],
  [/(?<=[a-z]{2}[ae])ns$/, 'nts'],
  [/^loix$/, 'lois'],
  [/^clef(s)?$/, 'cle\u0301$1'],
  [/^evene\u0301?ment|^e\u0301ve[\u0300\u0301]nement/, 'e\u0301ve\u0300nement'],
  [/^oignon/, 'ognon'],
  [/^cuille?re$/, 'cuiller'],
  [/^paye(?=$|s$|nt$|ra)/, 'paie'],
  [/^n(?:e\u0301)?nuphar/, 'nenufar'],
]

const ITALIAN: Replacements = [
  [/^(e|o|a)d$/, '$1'],
  [/^et$/, 'e'],
  [/^h(?=ora|oggi|uom|aver|onor|onest|ospi|istor|erb|uman|umil|ieri|ier)/, ''],
  [/(?<=[aeioun])tt?i(?=on|a$|e$|o$|oso|osa)/g, 'zi'],
  [/(?<=[aeiou])zzi(?=on)/g, 'zi'],
  [/([ae]n)[tz]ia$/, '$1za'],
  [/^pati(?=en)/, 'pazi'],
  [/ii$/, 'i'],
  [/^(.*[aeiou].*[aeio])re$/, '$1r'],
  [/^(ob)b?(?=iett|lig)/, '$1'],
  [/^soprat?tut/, 'soprattut'],
  [/iuo(?=c[aohi])/, 'io'],
  [/^spirto/, 'spirito'],
  [/^fabric/, 'fabbric'],
  [/ch(?=[aou])/g, 'c'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/y/g, 'i'],
]

const SPANISH: Replacements = [
  [/x(?=[aeiou])/g, 'j'],
  [/c\u0327/g, 'z'],
  [/z(?=[ei])/g, 'c'],
  [/ss/g, 's'],
  [/qu(?=[ao])/g, 'cu'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ff/g, 'f'],
  [/^a[uv](?=er|i\u0301?[ae]|ido|ien)/, 'hab'],
  [/^haver/, 'haber'],
  [/^(escri|ca|ser)[uv](?=i|all|ir)/, '$1b'],
  [/([aeou])y(?=[a-z])(?![aeiou])/g, '$1i'],
  [/^obs(?=c[uo])/, 'os'],
  [/^subst/, 'sust'],
  [/^(trans)(?=p|l|f|m)/, 'tras'],
  [/^septiem/, 'setiem'],
  [/^psi/, 'si'],
  // g and j before e and i; an h that the learned wrote; f and h of the oldest prints; y for i
  [/g(?=[ei])/g, 'j'],
  [/^h(?=arm|arp|elio$)/, ''],
  [/^fa(?=[zc][eieo]|bl|sta$)/, 'ha'],
  [/^f(?=erm[oo]s|olg|uy[ro])/, 'h'],
  [/^y(?=[bcdfghjlmnpqrstvz])/, 'i'],
  [/^quilo/, 'kilo'],
]

const PORTUGUESE: Replacements = [
  [/c(c\u0327|c(?=[ei]))/g, '$1'],
  [/([aeiou][\u0300-\u036f]?)c(?=t[aeiou])/g, '$1'],
  [/([aeiou][\u0300-\u036f]?)p(?=t[aeiou]|c\u0327)/g, '$1'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/([lmnptcfdbg])\1/g, '$1'],
  [/^sc(?=[ei])/, 'c'],
  [/y/g, 'i'],
  [/^quo/, 'co'],
  [/ch(?=r)/g, 'c'],
  [/^hu(?=\u0301?mid|mbr|\u0301?mero)/, 'u'],
  [/^quator/, 'cator'],
  [/^brazil/, 'brasil'],
]

const AND = (word: string): Replacements => [[/^[&⁊]$/, word], ...NASAL_STROKES]

export const ROMANCE: readonly Language[] = [
  {
    tag: 'fr',
    alike: ['frm', 'fro', 'oc', 'pro', 'xno'],
    leftOut: ROMANCE_MARKS,
    letterForm: ROMAN_LETTERS,
    positional: OLD_LETTERS,
    spelling: FRENCH,
    apart: ['emplois emplais', 'envois envais'],
    abbreviation: AND('et'),
    numbers: {
      ...numbered(
        'ze\u0301ro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
      ),
      ...numbered('vingt trente quarante cinquante soixante', 20, 10),
      cent: 100,
      mille: 1000,
    },
  },
  {
    tag: 'it',
    alike: ['scn', 'vec', 'nap'],
    leftOut: ROMANCE_MARKS,
    letterForm: ROMAN_LETTERS,
    positional: OLD_LETTERS,
    spelling: ITALIAN,
    apart: ['hanno anno'],
    abbreviation: AND('e'),
    numbers: {
      ...numbered(
        'zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
      ),
      ...numbered('venti trenta quaranta cinquanta sessanta settanta ottanta novanta', 20, 10),
      cento: 100,
      mille: 1000,
    },
  },
  {
    tag: 'es',
    alike: ['osp', 'ast', 'lad', 'gl'],
    // ñ is a letter
    leftOut: /[\u0300-\u0302\u0308]/g,
    letterForm: ROMAN_LETTERS,
    positional: OLD_LETTERS,
    spelling: SPANISH,
    apart: ['gira jira', 'vegete vejete', 'ingerir injerir'],
    abbreviation: AND('y'),
    numbers: {
      ...numbered('cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince'),
      ...numbered('veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa', 20, 10),
      cien: 100,
      mil: 1000,
    },
  },
  {
    tag: 'pt',
    leftOut: ROMANCE_MARKS,
    letterForm: ROMAN_LETTERS,
    positional: OLD_LETTERS,
    spelling: PORTUGUESE,
    apart: ['carro caro', 'cella cela', 'nenne nene'],
    abbreviation: AND('e'),
    numbers: {
      ...numbered('zero um dois tre\u0302s quatro cinco seis sete oito nove dez onze doze treze quatorze quinze'),
      ...numbered('vinte trinta quarenta cinquenta sessenta setenta oitenta noventa', 20, 10),
      cem: 100,
      mil: 1000,
    },
  },
  {
    tag: 'ca',
    leftOut: /[\u0300-\u0301\u0308]/g,
    letterForm: [...ROMAN_LETTERS, [/[l][·•.]l/g, 'll'], [/ŀl/g, 'll']],
    positional: OLD_LETTERS,
    abbreviation: AND('i'),
  },
  // ă, â, ș and ț are letters; a comma below and a cedilla are two encodings of one mark, â and î two norms of one sound
  {
    tag: 'ro',
    letterForm: [
      [/([st])\u0327/g, '$1\u0326'],
      [/ſ/g, 's'],
    ],
    spelling: [
      [/a\u0302/g, 'i\u0302'],
      [/^sint$/, 'sunt'],
    ],
    abbreviation: [[/^&$/, 'și']],
  },
]

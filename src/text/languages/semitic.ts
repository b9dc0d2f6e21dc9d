/** Hebrew, Aramaic and Syriac; Arabic and the languages that took its letters. */
import { once } from '../once.ts'
import type { Family, Replacements } from './language.ts'

const HEBREW_POINTS = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/g

/** Words with a vowel letter second that are written without it too; of others (שומר/שמר) both are words. */
const DEFECTIVE: Replacements = [
  [/^([והבכלמש]{0,2})(?:עולם|עלם)/, '$1עולם'],
  [/^([והבכלמש]{0,2})(?:כוכב|ככב)/, '$1כוכב'],
  [/^([והבכלמש]{0,2})(?:תורה|תרה)$/, '$1תורה'],
  [/^([והבכלמש]{0,2})(?:שופר|שפר)$/, '$1שופר'],
  [/^([והבכלמש]{0,2})(?:אופן|אפן)$/, '$1אופן'],
  [/^([והבכלמש]{0,2})(?:גורל|גרל)$/, '$1גורל'],
  [/^([והבכלמש]{0,2})(?:אוצר|אצר)$/, '$1אוצר'],
  [/^([והבכלמש]{0,2})כוה(?=[ןנ])/, '$1כה'],
  [/^אימא$/, 'אמא'],
  [/^([והבכלמש]{0,2})גיבור/, '$1גבור'],
  [/^([והבכלמש]{0,2})עוון/, '$1עון'],
  [/(?<=.{2})יים$/, 'ים'],
  // the dual and the sky, in the fuller spelling of today
  [/^([והבכלמש]{0,2})(שמ|מ|מצר|ירושל|צהר|עינ|ידי?|רגל)יים$/, '$1$2ים'],
]

/**
 * Vowel letters (matres lectionis) inside a word, not its second letter (שומר/שמר, ולא/וילא), with three letters left (בית/בת and
 * איש/אש are two words), and no י that makes a plural of what a suffix follows (דבריו/דברו, ספרים/ספרם).
 */
function defective(word: string): string {
  const letters = word.match(/[\u05d0-\u05ea][\u0591-\u05c7]*/g)
  if (letters === null || letters.join('') !== word) return word
  // from the end, so that תולדות and תלדות, קולות and קולת become the same
  for (let k = letters.length - 2; k > 0; k--) {
    const letter = letters[k]![0]!
    if (letter !== 'ו' && letter !== 'י') continue
    // the second letter is the vowel of a participle (שומר) in a word of four letters
    if (k === 1 && (letter === 'י' || letters.length < 5)) continue
    // doubled, they are consonants
    if (letters[k - 1]![0] === letter || letters[k + 1]![0] === letter) continue
    const rest = letters
      .slice(k + 1)
      .map((c) => c[0])
      .join('')
    const isSuffixed =
      letter === 'י' ? /^(?:ו|ך|ה|ם|ן|נו|כם|כן|הם|הן|ני|ים)$/.test(rest) : /^[תה]$/.test(rest) && letters.length <= 4
    if (!isSuffixed && letters.length > 3) letters.splice(k, 1)
  }
  return letters.join('')
}

const HARAKAT = /[\u0610-\u061a\u064b-\u0655\u0657-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]/g

/** Shapes of one letter, by language, place and keyboard: the two-dotted and the undotted yā’, the two kāfs, the tied tā’ without dots. */
const ARABIC_LETTERS: Replacements = [
  [/\u0640/g, ''],
  [/[\ufb50-\ufdff\ufe70-\ufefc]/g, (c) => c!.normalize('NFKD').replace(/ /g, '')],
  [/[ىیے]/g, 'ي'],
  [/[کڪ]/g, 'ك'],
  [/[ةهہھە]/g, 'ه'],
  [/ٱ/g, 'ا'],
  [/ۃ/g, 'ه'],
]

/** Words whose long a the older spelling leaves out, or writes with wāw. */
const ARABIC: Replacements = [
  [/^(ال|وال|بال|لل)?(?=رحمان$)رحمان$/, '$1رحمن'],
  [/^(و)?هاذا$/, '$1هذا'],
  [/^(و)?لاكن$/, '$1لكن'],
  [/^(ال|وال)?سماوات$/, '$1سموات'],
  [/^ابراهيم$/, 'ابرهيم'],
  [/^(?:اسماعيل)$/, 'اسمعيل'],
  [/^ا\u0655?سحاق$/, 'اسحق'],
  [/^(ال|وال)?(صل|حي|زك)وة$/, '$1$2اة'],
  [/^(ال|وال)?ثلاث(ة|ه|ين|ون)?$/, '$1ثلث$2'],
  [/^داوود$/, 'داود'],
  [/^(و|ف|ب|ل|ك)?ذالك$/, '$1ذلك'],
  [/^(ال|وال|بال|لل)?(صل|زك|حي)وه$/, '$1$2اه'],
  // the bearer of a hamza at the end; مائة with its mute alif
  [/(?<=ش)\u064a\u0654$/, 'يء'],
  [/^(خمس|ثلث|ست|سبع|تسع|ثمان)?م(?:ا\u064a\u0654|ائ)(?=[ةه]|ت)/, '$1م\u064a\u0654'],
  [/^مائة$|^مايه$|^مائه$/, 'مئة'],
  [/ءا(?=.)/g, 'ا'],
  [/ا\u0654(?=و)/g, 'ء'],
  [/\u0648\u0654/g, 'ء'],
  [/\u064a\u0654(?=.)/g, 'ء'],
]

export const SEMITIC: Family = {
  tags: 'he hbo arc jpa tmr sam yi ar arz arb apc fa ur ps ckb ku ota chg ug jv syr syc aii',
  languages: once(() => [
    {
      tag: 'he',
      alike: ['hbo', 'arc', 'jpa', 'tmr', 'sam'],
      leftOut: HEBREW_POINTS,
      // cantillation, meteg and rafe follow the voice, not the word; one qamats has two code points
      sameMarks: (text) => text.replace(/[\u0591-\u05af\u05bd\u05bf\u05c4\u05c5]/g, '').replaceAll('\u05c7', '\u05b8'),
      letterForm: [
        [/[\ufb1d-\ufb4f]/g, (c) => c!.normalize('NFKD')],
        [/ײ/g, 'יי'],
        [/ױ/g, 'וי'],
        [/װ/g, 'וו'],
      ],
      spelling: [...DEFECTIVE, [/^ירושל[י]?ם$/, 'ירושלים'], [/^.{4,}$/, (word) => defective(word!)]],
      abbreviation: [
        [/^יי$|^ה['׳]$/, 'יהוה'],
        [/^ר['׳]$/, 'רבי'],
        [/^וגו['׳]?$/, 'וגומר'],
      ],
    },
    {
      tag: 'yi',
      leftOut: HEBREW_POINTS,
      letterForm: [
        [/[\ufb1d-\ufb4f]/g, (c) => c!.normalize('NFKD')],
        [/ײ/g, 'יי'],
        [/ױ/g, 'וי'],
        [/װ/g, 'וו'],
      ],
    },
    {
      tag: 'ar',
      alike: ['arz', 'arb', 'apc'],
      leftOut: HARAKAT,
      letterForm: ARABIC_LETTERS,
      spelling: ARABIC,
    },
    {
      tag: 'fa',
      alike: ['ur', 'ps', 'ckb', 'ku', 'ota', 'chg', 'ug', 'jv'],
      leftOut: HARAKAT,
      letterForm: ARABIC_LETTERS,
      spelling: [
        // a hamza has the bearer of either school
        [/(?<=[\u0620-\u064a])(?:\u064a\u0654|ا\u0654)(?=[\u0620-\u0649])(?!\u064a|ي|ی)/g, 'ا'],
        [/طهران/g, 'تهران'],
        [/اطاق/g, 'اتاق'],
        [/ه\u0654$|ه\u200c?ي$/, 'هي'],
        [/\u064a\u0654/g, 'ي'],
        [/^ب[ههة](?=\u200c?[^ ]{3})/, 'به'],
      ],
    },
    // two dots over a letter (seyame) make a plural, so they are no mark to be left out
    { tag: 'syr', alike: ['syc', 'aii'], leftOut: /[\u0711\u0730-\u074a]/g, spelling: [[/^ܟܘܠ/, 'ܟܠ']] },
  ]),
}

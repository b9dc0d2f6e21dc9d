/** Russian before and after 1918, its neighbours, and Church Slavonic. */
import { once } from '../once.ts'
import { type Family, numbered, type Replacements } from './language.ts'

const OLD = /[ѣіѳѵѫѧ]|ъ$/

/** The letters that the reform of 1918 took away, and the endings that it changed. */
const REFORM: Replacements = [
  [/ѣ/g, 'е'],
  [/і\u0308?|ѵ/g, 'и'],
  [/ѳ/g, 'ф'],
  [/ъ$/, ''],
  [/(?<=[гкх])ия$/, 'ие'],
  [/^однехъ?$/, 'одних'],
  [/^оне$/, 'они'],
  [/ие$/, 'ье'],
  [/^щаст|^счаст/, 'счаст'],
  [/(?<=[а-я]{2})цова(?=т|л)/, 'цева'],
  [/(?<=[а-я])(?:ыя|iя|ія|ия)$/, (end) => (end!.startsWith('ы') ? 'ые' : end === 'ия' ? 'ия' : 'ие')],
  [/(?<=[жшчщ])аго$/, 'его'],
  [/(?<=[а-я])аго$/, 'ого'],
  [/(?<=[а-я]{2})яго$/, 'его'],
  [/^(бе|во|во?|и|ра|ни|чере)з(?=[кпстфхцчшщ])/, '$1с'],
  [/(?<=[шщч]|ск)ия$/, 'ие'],
  [/^онѣ$/, 'они'],
  [/^ея$/, 'ее'],
  [/^(ч)о(?=рт|рн)|(ш)о(?=лк|пот)|(ж)о(?=лт)/, (sign) => `${sign![0]}е`],
  [/^итти$/, 'идти'],
  [/искуств/, 'искусств'],
]

const SERBIAN: ReadonlyMap<string, string> = new Map(
  'lj љ nj њ dž џ a а b б v в g г d д đ ђ e е ž ж z з i и j ј k к l л m м n н o о p п r р s с t т ć ћ u у f ф h х c ц č ч š ш'
    .split(' ')
    .flatMap((sign, k, all): [string, string][] => (k % 2 === 0 ? [[sign, all[k + 1]!]] : [])),
)
const SERBIAN_LETTER = /lj|nj|dž|[a-zđžćčš]/giu

/** Serbian in Latin letters as it is in Cyrillic ones: one language in two scripts, letter by letter. */
function cyrillicOf(text: string): string {
  return text.normalize('NFC').replace(SERBIAN_LETTER, (sign) => {
    const cyrillic = SERBIAN.get(sign.toLowerCase())
    if (cyrillic === undefined) return sign
    return sign[0] === sign[0]!.toLowerCase() ? cyrillic : cyrillic.toUpperCase()
  })
}

/** Letters that the new spelling lacks distinguish words of the old one: миръ is peace, міръ the world. */
const isApartInOldSpelling = (a: string, b: string): boolean => OLD.test(a) && OLD.test(b) && a !== b

export const SLAVIC: Family = {
  tags: 'ru uk be rue bg mk cu orv zle sr sh cnr sr-latn sr-cyrl pl cs sk fi et lv lt hu ga gd sl hr bs sq eo cy eu id sw',
  languages: once(() => [
    {
      tag: 'ru',
      apart: [
        'воскресение воскресенье',
        'варение варенье',
        'печение печенье',
        'соление соленье',
        'жалование жалованье',
      ],
      // ё, and the accents of textbooks; й is a letter
      leftOut: /(?<=[еЕ])\u0308|[\u0300\u0301]/g,
      spelling: REFORM,
      isApart: isApartInOldSpelling,
      numbers: {
        ...numbered(
          'ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать',
        ),
        ...numbered('двадцать тридцать', 20, 10),
        сорок: 40,
        ...numbered('пятьдесят шестьдесят семьдесят восемьдесят девяносто', 50, 10),
        сто: 100,
        тысяча: 1000,
      },
    },
    {
      tag: 'uk',
      alike: ['be', 'rue'],
      leftOut: /[\u0300\u0301]/g,
      letterForm: [[/[’ʼ]/g, "'"]],
      apart: ['грати ґрати', 'гніт ґніт'],
      spelling: [
        [/ґ/g, 'г'],
        [/роєкт/g, 'роект'],
        [/^священик/, 'священник'],
        [/^вм(?=і)/, 'ум'],
        [/^атен/, 'афін'],
        [/ъ$/, ''],
      ],
    },
    {
      tag: 'bg',
      alike: ['mk'],
      // ѓ and ќ are letters
      leftOut: /\u0300|(?<![гкГК])\u0301/g,
      spelling: [
        [/ъ$|ь$/, ''],
        [/ѫ/g, 'ъ'],
      ],
    },
    {
      tag: 'cu',
      alike: ['orv', 'zle'],
      leftOut: /[\u0300-\u0302\u0311\u0483-\u0487\u2de0-\u2dff\ua66f\u0308\u030f]/g,
      letterForm: [
        [/[ꙋѹ]/g, 'у'],
        [/оу/g, 'у'],
        [/[ѡꙍѻ]/g, 'о'],
        [/[іїꙇ]/g, 'и'],
        [/ѕ|ꙃ/g, 'з'],
        [/є|ѥ/g, 'е'],
        [/ꙗ|ѧ/g, 'я'],
        [/ѵ/g, 'и'],
        [/ѳ/g, 'ф'],
        [/ꙑ/g, 'ы'],
        [/ѯ/g, 'кс'],
        [/ѱ/g, 'пс'],
        [/ѿ/g, 'от'],
      ],
      spelling: [
        [/[ъь]$/, ''],
        [/ъ(?=[а-яѣ])/g, 'о'],
        [/ь(?=[а-яѣ])/g, 'е'],
        [/ѣ/g, 'е'],
      ],
      abbreviation: [
        [/^бг\u0483?ъ?$|^б\u0483гъ?$/, 'богъ'],
        [/^г\u0483?(?:сп|с)?\u0483?дь$/, 'господь'],
        [/^[иі]\u0483?с\u0483?ъ?$/, 'иисусъ'],
        [/^х\u0483?с\u0483?ъ?$/, 'христосъ'],
      ],
    },
    { tag: 'sr', alike: ['sh', 'cnr', 'sr-latn', 'sr-cyrl'], script: cyrillicOf },
    {
      tag: 'pl',
      // the é that the reform of 1936 took away; all other marks make letters
      leftOut: /(?<=e)\u0301/g,
      letterForm: [[/ſ/g, 's']],
      spelling: [
        [/x/g, 'ks'],
        [/(?<=[bcdfghklmnprstwz])y(?=[aeou])/g, 'i'],
        // not behind a prefix: wjeść, zjem, podjazd
        [/(?<=.[cdfghklmnprstz])(?<!^(?:roz|pod|od|nad|ob|wz|bez))j(?=[aeou])/g, 'i'],
        [/^i(?=[aeou])/, 'j'],
        [/^jen(?=era)/, 'gen'],
        // biedz, módz, pomódz, strzedz
        [/(?<=bie|mo\u0301|strze|le|sia\u0328)dz$/, 'c'],
      ],
    },
    {
      tag: 'cs',
      letterForm: [
        [/ſ/g, 's'],
        [/w/g, 'v'],
      ],
      spelling: [
        [/^au(?=r\u030c|hel|kol|sil|sta|zk|pln)/, 'u\u0301'],
        [/(?<=s)au(?=d|s)|(?<=m)au(?=k|dr)|(?<=hl)au(?=b|p)|(?<=kr?)au(?=p|t)|(?<=.{2})au$/g, 'ou'],
        [/^g(?=e(?:ho|mu|j|gj|d)|i(?:z\u030c|n[ay]|$)|i\u0301|s(?:em|i$|me|te|ou|au)|men|a(?:k|zyk|z\u030c))/, 'j'],
        [/s(?=ident|ofi|it[aáye]|ism)/g, 'z'],
        [/^kurs/, 'kurz'],
      ],
    },
    {
      tag: 'sk',
      letterForm: [
        [/ſ/g, 's'],
        [/w/g, 'v'],
      ],
    },
    {
      tag: 'fi',
      alike: ['et', 'lv', 'lt'],
      letterForm: [[/w/g, 'v']],
    },
    { tag: 'hu', spelling: [[/cz/g, 'c']] },
    // a dot over a consonant is the older form of an h behind it
    { tag: 'ga', alike: ['gd'], letterForm: [[/([bcdfgmpst])\u0307/g, '$1h']] },
    // letters with carons, strokes and accents distinguish words; only ſ and the ligatures are shapes
    {
      tag: 'sl',
      alike: ['hr', 'bs', 'sq', 'eo', 'cy', 'eu', 'id', 'sw'],
      letterForm: [
        [/ſ/g, 's'],
        [/[ﬀ-ﬆǆǉǌ]/g, (c) => c!.normalize('NFKD')],
      ],
    },
  ]),
}

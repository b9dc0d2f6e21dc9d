/**
 * Decides what a sender or recipient is: a person, a body, or a place that means the office there (平壤). Accounts name all of them in the
 * same way; formats must distinguish them.
 *
 * A body is recognised by the noun at the end of its name, brackets aside; a place by a list. Everything else is a person, or an office
 * that a person holds (苏联大使).
 */
export type PartyKind = 'person' | 'organisation' | 'place'

export interface Party {
  readonly kind: PartyKind
  /** Address of an authority record; null where none was confirmed. */
  readonly ref: string | null
}

const BODY =
  /(?:政府|外交部|国防部|海军|空军|陆军|军委|政治局|书记处|领导人|领导|委员会|大使馆|使馆|代表团|总参谋部|司令部|中央|党|部|院|會|会)$|(?:\b(?:government|ministry|politburo|committee|embassy|leaders?|leadership|navy|army|general staff|delegation|party|instantsia)\b)/iu
/** Capitals and posts that telegrams are sent from and to. */
const PLACES: ReadonlySet<string> = new Set([
  ...['平壤', '莫斯科', '北京', '北平', '汉城', '漢城', '首尔', '华盛顿', '东京', '沈阳', '新义州', '台北', '伦敦'],
  ...['Pyongyang', 'Moscow', 'Beijing', 'Peking', 'Seoul', 'Washington', 'Tokyo', 'Shenyang', 'Mukden', 'Sinuiju'],
])

/**
 * Records that a look-up confirmed, by the forms of the name. None is from memory: of the others in the corpus none could be looked
 * up, or not in two places that agree.
 */
const AUTHORITIES: readonly { readonly ref: string; readonly confirmed: string; readonly forms: readonly string[] }[] =
  [
    {
      ref: 'https://www.wikidata.org/entity/Q855',
      confirmed:
        'Wikidata extract in github.com/username35680/trudle, src/data/whoamiPeople.js at 959f047: Q855, Joseph Staline, 1878-12-18 to 1953-03-05, homme d’État soviétique',
      forms: ['斯大林', '史达林', '斯达林', '史大林', 'Stalin', 'Joseph Stalin', 'J. V. Stalin'],
    },
    {
      ref: 'https://www.wikidata.org/entity/Q5816',
      confirmed:
        'Wikidata extract of who was influenced by whom: Q5816, Mao Zedong; github.com/dixus/zeitkette, public/people.json at 0f09f4d: Q5816, Mao Zedong, 1893 to 1976',
      forms: ['毛泽东', '毛澤東', 'Mao Zedong', 'Mao Tse-tung'],
    },
    {
      ref: 'https://www.wikidata.org/entity/Q41117',
      confirmed:
        'List of North Korean leaders in github.com/Ahmet-Dedeler/free-north-korea: Q41117, Kim Il Sung, 김일성; github.com/dixus/zeitkette, public/people.json at 0f09f4d: Q41117, Kim Il-sung, 1912 to 1994',
      forms: ['金日成', '김일성', 'Kim Il Sung', 'Kim Il-sung'],
    },
  ]

/**
 * Without brackets at the end of its last line, from the first one there. O(length): a pattern for it tries each space and each bracket
 * of a name that has thousands of them.
 */
function withoutBrackets(name: string): string {
  const trimmed = name.trimEnd()
  if (!trimmed.endsWith(')') && !trimmed.endsWith('）')) return name
  const line = trimmed.split(/[\n\r\u2028\u2029]/).at(-1)!
  const open = line.search(/[（(]/)
  return open < 0 ? name : trimmed.slice(0, trimmed.length - line.length + open)
}

/** What a name as a text writes it means, with its authority record where it is known. O(length). */
export function partyOf(name: string): Party {
  const head = withoutBrackets(name).trim()
  if (PLACES.has(head)) return { kind: 'place', ref: null }
  if (BODY.test(head)) return { kind: 'organisation', ref: null }
  return { kind: 'person', ref: AUTHORITIES.find(({ forms }) => forms.includes(name.trim()))?.ref ?? null }
}

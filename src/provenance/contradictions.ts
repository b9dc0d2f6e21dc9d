/**
 * Finds contradictions between the statements about a telegram, by rule, and lists the tensions that readers have noted beside them.
 * Nothing is resolved: both sides are named, and both stay.
 */
import { compatible, type Edtf, edtfIn } from './edtf.ts'
import { isWithdrawn } from './preferred.ts'
import type { Statement, Telegram } from './telegram.ts'

export const CONTRADICTION_RULES = [
  'two-values',
  'date-order',
  'answer-before-question',
  'text-and-source',
  'tension',
] as const

export interface Contradiction {
  readonly rule: (typeof CONTRADICTION_RULES)[number]
  readonly text: { readonly zh: string; readonly en: string }
  /** Ids of the statements that do not fit, also of other telegrams. */
  readonly statements: readonly string[]
  readonly telegrams: readonly string[]
  /** Id of the tension, where a reader noted it. */
  readonly tension?: string
}

/** Properties of which only one value can be true. A telegram has several senders, hands and numbers, but one date. */
const SINGLE = ['dated', 'sent', 'received', 'type', 'status', 'signature', 'archive'] as const
/** What cannot come before what. */
const ORDER = [
  ['dated', 'sent'],
  ['dated', 'received'],
  ['sent', 'received'],
] as const
/** What those properties are called in Chinese. */
const IN_CHINESE: Readonly<Record<string, string>> = {
  dated: '落款日期',
  sent: '发出日期',
  received: '收到日期',
  type: '类型',
  status: '状态',
  signature: '署名',
  archive: '档号',
}
/** Statements that compare the text with its source. */
const AGAINST_SOURCE: readonly string[] = ['omission', 'variant', 'derivation', 'dispute']

/**
 * O(s²) in the statements of one property.
 * @param related the telegrams that this one is related to, by id
 */
export function contradictionsOf(telegram: Telegram, related: ReadonlyMap<string, Telegram>): readonly Contradiction[] {
  const said = telegram.statements.filter((statement) => !isWithdrawn(statement))
  return [
    ...SINGLE.flatMap((property) => twoValues(telegram.id, property, of(said, property))),
    ...ORDER.flatMap(([before, after]) => dateOrder(telegram.id, of(said, before), of(said, after))),
    ...telegram.relations.flatMap(({ type, telegram: id }) => {
      const other = related.get(id)
      if (other === undefined) return []
      if (type === 'answers') return answerOrder(telegram, other)
      return type === 'answered-by' ? answerOrder(other, telegram) : []
    }),
    ...said
      .filter(({ property }) => AGAINST_SOURCE.includes(property))
      .map((statement): Contradiction => {
        const text = { zh: `与来源不合:${statement.value}`, en: `Text and source differ: ${statement.value}` }
        return { rule: 'text-and-source', text, statements: [statement.id], telegrams: [telegram.id] }
      }),
    ...telegram.tensions.map(({ id, text, telegrams }): Contradiction => {
      return { rule: 'tension', text, statements: [], telegrams, tension: id }
    }),
  ]
}

const of = (said: readonly Statement[], property: string) => said.filter((statement) => statement.property === property)

const pairs = <T>(list: readonly T[]): (readonly [T, T])[] =>
  list.flatMap((one, k) => list.slice(k + 1).map((other) => [one, other] as const))

/** A day within an interval does not contradict the interval; two dates in words contradict each other where the words differ. */
function fits(a: Statement, b: Statement): boolean {
  const [x, y] = [edtfIn(a.value), edtfIn(b.value)]
  return x !== null && y !== null ? compatible(x, y) : a.value.trim() === b.value.trim()
}

function twoValues(telegram: string, property: string, statements: readonly Statement[]): Contradiction[] {
  const apart = pairs(statements).filter(([a, b]) => !fits(a, b))
  if (apart.length === 0) return []
  const parted = statements.filter((statement) => apart.some((pair) => pair.includes(statement)))
  const values = [...new Set(parted.map(({ value }) => value))]
  return [
    {
      rule: 'two-values',
      text: {
        zh: `“${IN_CHINESE[property] ?? property}”有${values.length}种不同的说法:${values.join(';')}`,
        en: `${values.length} different values for “${property}”: ${values.join('; ')}`,
      },
      statements: parted.map(({ id }) => id),
      telegrams: [telegram],
    },
  ]
}

/** The first is after the second, on any days that the dates allow. */
const surelyAfter = (a: Edtf, b: Edtf): boolean => a.first !== null && b.last !== null && a.first > b.last

function dateOrder(telegram: string, before: readonly Statement[], after: readonly Statement[]): Contradiction[] {
  return before.flatMap((one) =>
    after.flatMap((other): Contradiction[] => {
      const [a, b] = [edtfIn(one.value), edtfIn(other.value)]
      if (a === null || b === null || !surelyAfter(a, b)) return []
      return [
        {
          rule: 'date-order',
          text: {
            zh: `“${IN_CHINESE[one.property] ?? one.property}”(${one.value})在“${IN_CHINESE[other.property] ?? other.property}”(${other.value})之后`,
            en: `“${one.property}” (${one.value}) is after “${other.property}” (${other.value})`,
          },
          statements: [one.id, other.id],
          telegrams: [telegram],
        },
      ]
    }),
  )
}

/** An answer is written after what it answers was. */
function answerOrder(answer: Telegram, question: Telegram): Contradiction[] {
  const dates = (telegram: Telegram) =>
    telegram.statements.filter(({ property, withdrawn }) => property === 'dated' && withdrawn === undefined)
  return dates(question).flatMap((asked) =>
    dates(answer).flatMap((answered): Contradiction[] => {
      const [a, b] = [edtfIn(asked.value), edtfIn(answered.value)]
      if (a === null || b === null || !surelyAfter(a, b)) return []
      return [
        {
          rule: 'answer-before-question',
          text: {
            zh: `答复${answer.id}(${answered.value})早于所答的${question.id}(${asked.value})`,
            en: `The answer ${answer.id} (${answered.value}) is before what it answers, ${question.id} (${asked.value})`,
          },
          statements: [answered.id, asked.id],
          telegrams: [answer.id, question.id],
        },
      ]
    }),
  )
}

/**
 * Telegrams in two shapes: as stored, with words in one language or in both, and in one language, as all other code reads them. A value
 * that was recorded as a string is the same string in both languages.
 */

import { inLanguage, type Localized } from '../text/localized.ts'
import { type Contradiction, contradictionsOf } from './contradictions.ts'
import type { Statement, Telegram } from './telegram.ts'

export interface LocalizedStatement extends Omit<Statement, 'value' | 'source'> {
  readonly value: Localized
  readonly source: Localized
}

export interface LocalizedTelegram extends Omit<Telegram, 'statements'> {
  readonly statements: readonly LocalizedStatement[]
}

const statementIn = (statement: LocalizedStatement, language: 'zh' | 'en'): Statement => ({
  ...statement,
  value: inLanguage(statement.value, language),
  source: inLanguage(statement.source, language),
})

/** O(statements). */
export const telegramIn = (telegram: LocalizedTelegram, language: 'zh' | 'en'): Telegram => ({
  ...telegram,
  statements: telegram.statements.map((statement) => statementIn(statement, language)),
})

/** Found by rule in the words of one language, and worded in both. */
export function contradictionsInBoth(
  telegram: LocalizedTelegram,
  related: ReadonlyMap<string, LocalizedTelegram>,
): readonly Contradiction[] {
  const found = (language: 'zh' | 'en') =>
    contradictionsOf(
      telegramIn(telegram, language),
      new Map([...related].map(([id, other]) => [id, telegramIn(other, language)])),
    )
  const inEnglish = found('en')
  const key = ({ rule, statements, telegrams, tension }: Contradiction) =>
    JSON.stringify([rule, statements, telegrams, tension])
  return found('zh').map((one) => {
    const same = inEnglish.find((other) => key(other) === key(one))
    return same === undefined ? one : { ...one, text: { zh: one.text.zh, en: same.text.en } }
  })
}

/** Words a telegram as a footnote cites it. */

import { writeDate } from '../../present/dates.ts'
import { factsOf } from '../../provenance/preferred.ts'
import type { Telegram } from '../../provenance/telegram.ts'
import type { Reader } from '../ui/reader.ts'

/** “Title,” date, archive, Variorum, address. What is of low certainty is left out: a footnote is one line and cannot say why. */
export function reference(telegram: Telegram, url: string, reader: Reader): string {
  const { language, t, today } = reader
  const { date, archive, numbers } = factsOf(telegram)
  const day = date === null ? null : writeDate(date.value, reader)
  const title = language === 'zh' ? `《${telegram.title.zh}》，` : `“${telegram.title.en},” `
  const parts = [
    day,
    numbers[0] === undefined ? null : t.telegram.numbered(numbers[0].value),
    archive?.value ?? null,
    'Variorum',
    `${url} (${today})`,
  ]
  return `${title}${parts.filter((part) => part !== null).join(t.comma)}${language === 'zh' ? '。' : '.'}`
}

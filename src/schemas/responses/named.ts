/** The shapes of answers that have a name of their own in the OpenAPI document. Tests check every answer against its shape. */
import { comparison, segment } from './comparison.ts'
import { names, passage, version, witness } from './passages.ts'
import { repeat, repeats } from './repeats.ts'
import { evidence, statement, telegram, telegramInFull } from './telegrams.ts'

export const NAMED = {
  Passage: passage,
  Witness: witness,
  Version: version,
  NameList: names,
  Comparison: comparison,
  Segment: segment,
  Repeats: repeats,
  Repeat: repeat,
  Telegram: telegram,
  TelegramInFull: telegramInFull,
  Statement: statement,
  Evidence: evidence,
}

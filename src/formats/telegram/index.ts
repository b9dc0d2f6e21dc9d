/** Every form of a telegram except its own JSON, in the order in which pages and `Link` headers list them. */
import { bibtex } from './bibtex.ts'
import { cslJson } from './csl-json.ts'
import type { TelegramFormat } from './format.ts'
import { gbt7714of2015, gbt7714of2025 } from './gbt7714.ts'
import { jsonLd } from './json-ld.ts'
import { plain } from './plain.ts'
import { ris } from './ris.ts'
import { telegramTei } from './tei.ts'

export type { AboutTelegram, EvidenceSource, TelegramFormat } from './format.ts'

/** No two share an extension. GB/T 7714 has the media type of plain text, so it is reached by extension alone. */
export const TELEGRAM_FORMATS: readonly TelegramFormat[] = [
  jsonLd,
  telegramTei,
  ris,
  bibtex,
  cslJson,
  plain,
  gbt7714of2015,
  gbt7714of2025,
]

/** A telegram over HTTP: the addresses of its other representations, and links to them. */
import { textPath } from '../addresses.ts'
import { type AboutTelegram, TELEGRAM_FORMATS } from '../formats/telegram/index.ts'
import type { FullReading, TelegramReading } from '../service/telegrams/reading.ts'
import { essence, JSON_REPRESENTATION } from './negotiate.ts'

/** What a form of a telegram says beyond it. */
/** @param accessed the day, `2026-11-27` */
export function aboutTelegram(
  origin: string,
  accessed: string,
  { telegram, related }: TelegramReading,
  { sources }: FullReading,
): AboutTelegram {
  const telegramUrl = (id: string) => `${origin}/t/${encodeURIComponent(id)}`
  return {
    url: telegramUrl(telegram.id),
    dataUrl: `${origin}/v1/telegrams/${encodeURIComponent(telegram.id)}`,
    accessed,
    telegramUrl,
    versionUrl: (version) => origin + textPath(version),
    titles: new Map([...related].map(([id, { title }]) => [id, title])),
    sources,
  }
}

/** The other forms of a telegram, for the head of its page: `<link rel="alternate">`, and one click in Zotero. */
export function telegramAlternates(id: string): readonly { href: string; type: string; title: string }[] {
  const path = `/v1/telegrams/${encodeURIComponent(id)}`
  return [
    { href: path, type: essence(JSON_REPRESENTATION.mediaType), title: 'JSON' },
    ...TELEGRAM_FORMATS.map(({ extension, mediaType, label }) => ({
      href: path + extension,
      type: essence(mediaType),
      title: label,
    })),
  ]
}

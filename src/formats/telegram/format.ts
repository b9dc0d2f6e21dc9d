/** The type that every form of a telegram has. */
import type { Telegram } from '../../provenance/telegram.ts'
import type { Text } from '../../text/codepoints.ts'

/** A version that evidence is cut from. */
export interface EvidenceSource {
  readonly text: Text
  readonly language: string | null
  /** RFC 3339, UTC. */
  readonly created: string
}

/** What a form says beyond the telegram itself. Addresses are absolute: forms travel. */
export interface AboutTelegram {
  /** Of the telegram's page. */
  readonly url: string
  /** Of its data, without an extension. */
  readonly dataUrl: string
  /** The day on which it is read, `2026-11-27`, which citations of web pages give. */
  readonly accessed: string
  /** Of another telegram's page. */
  readonly telegramUrl: (id: string) => string
  /** Of a version's text. */
  readonly versionUrl: (version: string) => string
  readonly titles: ReadonlyMap<string, Telegram['title']>
  /** By version id. */
  readonly sources: ReadonlyMap<string, EvidenceSource>
}

export interface TelegramFormat {
  /** As in an address, with its dot: `.ris`. */
  readonly extension: string
  /** As in `Content-Type`. */
  readonly mediaType: string
  /** Other media types that a request may call it by. */
  readonly aliases?: readonly string[]
  /** What a person calls it. */
  readonly label: string
  /** The whole document. Deterministic; linear in the statements about the telegram. */
  readonly render: (telegram: Telegram, about: AboutTelegram) => string
}

/** The languages of the interface, and the choice of a reader's. */
const LANGUAGES = ['en', 'zh'] as const
export type ReaderLanguage = (typeof LANGUAGES)[number]

/** The language that the address asks for, else the one that the browser prefers, else English. */
export function chooseLanguage(asked: string | null, accepted: string | null): ReaderLanguage {
  if (asked === 'zh' || asked === 'en') return asked
  let best: ReaderLanguage = 'en'
  let weight = 0
  for (const part of (accepted ?? '').slice(0, 400).split(',')) {
    const [, tag, q] = /^\s*([a-z]+)(?:-[a-z0-9-]+)?\s*(?:;\s*q=([\d.]+))?\s*$/i.exec(part) ?? []
    const language = LANGUAGES.find((one) => one === tag?.toLowerCase())
    const quality = q === undefined ? 1 : Number(q)
    if (language !== undefined && quality > weight) {
      best = language
      weight = quality
    }
  }
  return best
}

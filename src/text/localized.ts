/** Text for readers in a language: a string whose language is unknown, or one string for each language of the interface. */
export type Localized = string | { readonly zh: string; readonly en: string }

/** In one language. */
export const inLanguage = (text: Localized, language: 'zh' | 'en'): string =>
  typeof text === 'string' ? text : text[language]

/** What is shown to readers in a language: a string, in whatever language it is, or the same in both languages of the interface. */
export type Localized = string | { readonly zh: string; readonly en: string }

/** In one language. */
export const inLanguage = (text: Localized, language: 'zh' | 'en'): string =>
  typeof text === 'string' ? text : text[language]

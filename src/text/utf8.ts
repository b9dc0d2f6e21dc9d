/** Counts the UTF-8 bytes of a string. A lone half of a surrogate pair, which has none, counts as the three of U+FFFD. */
export const utf8Length = (text: string): number => new TextEncoder().encode(text).length

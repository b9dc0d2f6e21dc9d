import type { Equivalence } from '../equivalence.ts'

/**
 * White space, and characters that only say where a line may break, how letters join, in which direction they run, or that a byte
 * order was marked.
 */
export const SPACES = /[\s\u0085\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/
const RUN = new RegExp(`${SPACES.source}+`, 'g')

/** Spaces, indents and line breaks compare as nothing: 三八线 and 三八 线, one line and two. */
export const spacing = {
  name: 'spacing',
  words: {
    en: { short: 'spacing', title: 'Spacing', about: 'spaces, line breaks, joiners and direction marks' },
    zh: { short: '空格', traditional: '空格', title: '空格', about: '空格、换行、连字符与方向符' },
  },
  aligns: false,
  explains: 13,
  applies: 12,
  fold: (unit) => unit.replace(RUN, ''),
} as const satisfies Equivalence

import type { Equivalence } from '../equivalence.ts'
import type { Names } from '../names.ts'

/**
 * Forms of one name by the authority list of a passage: 斯大林 and 史达林. Names are recognised when a text is cut into tokens, and the entry
 * of a name depends on the other rules in force; so fold.ts folds names (`foldName`), and the entry here only gives the rule its place in
 * the lists.
 */
export const nameForm = {
  name: 'name-form',
  words: {
    en: {
      short: 'form of a name',
      title: 'Forms of names',
      about: 'forms of one name by the passage’s authority list, 斯大林 and 史达林',
    },
    zh: {
      short: '名称写法',
      traditional: '名稱寫法',
      title: '名称写法',
      about: '按文段的规范名表，如“斯大林”与“史达林”',
    },
  },
  aligns: true,
  explains: 2,
  applies: -1,
  fold: (unit) => unit,
} as const satisfies Equivalence

/** A whole name as the first form of its entry; 史達林 is a listed form only where script is folded too, so it takes the other rules. */
export const foldName = (name: string, names: Names, together: (form: string) => string): string =>
  names.head(name, together) ?? name

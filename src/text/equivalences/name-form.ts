import type { Equivalence } from '../equivalence.ts'
import type { Names } from '../names.ts'

/** Forms of one name by an authority list: 斯大林 and 史达林. It folds a whole name; anything else stays as it is. */
export const nameForm = (names: Names, fold: (form: string) => string = (form) => form): Equivalence => ({
  name: 'name-form',
  fold: (unit) => names.head(unit, fold) ?? unit,
})

import type { Equivalence } from '../equivalence.ts'
import type { Names } from '../names.ts'

/**
 * Forms of one name by an authority list: 斯大林 and 史达林. It folds a whole name; anything else stays as it is. Beside
 * other rules it needs to know them (`together`), because 史達林 is a listed form only where script is folded too.
 */
export const nameForm = (names: Names, together: (form: string) => string = (form) => form): Equivalence => ({
  name: 'name-form',
  fold: (unit) => names.head(unit, together) ?? unit,
})

import { describe, expect, test } from 'vitest'
import { explain } from './explain.ts'

describe('explain', () => {
  const cases = [
    ['isMovedWord', 'ἐκ Μακεδονίας [Παύλου δὲ/Τοῦ δὲ Παύλου] βουλομένου'],
    ['splitAlike', 'sub [ilice/illice] [pictum/pictam] pascit oves'],
    ['isFragment', 'the [black cat/white dog] sat'],
    ['isPairOfMarks', '他说[(一)/（一）]好'],
    ['isConjunction', 'πλήρης λέπρας· [καὶ ἰδὼν/ἰδὼν δὲ] τὸν Ἰησοῦν πεσὼν'],
  ] as const
  test.each(cases)('%s made the place of %s', (rule, notation) => {
    expect(explain(notation).at(-1)).toMatch(new RegExp(`^${rule} `))
  })

  test('shows the alignment of every witness first, and a gap as ·', () => {
    expect(explain('the [big /big /]cat').slice(0, 3)).toEqual([
      'A  the| |big| |cat',
      'B  the| |big| |cat',
      'C  the| |·|·|cat',
    ])
  })
})

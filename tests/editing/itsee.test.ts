/** ITSEE's collation editor, both ways. The shapes are those that its public code reads and writes. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/editing/decision.ts'
import type { ItseePassage, ItseeRule, ItseeUnit } from '../../src/editing/itsee.ts'
import { fromItseeRules, toItseeRules } from '../../src/editing/itsee-rules.ts'
import { fromItseeUnits } from '../../src/editing/itsee-units.ts'
import { itsee } from '../../src/formats/itsee.ts'
import type { Comparison } from '../../src/variants/comparison.ts'
import { recorded } from '../bench/decisions.ts'
import { LOG, ROWS, rowsOfPlaces, WITNESSES } from '../fixtures/john-6-23/edition.ts'
import { decide, edit } from './editing.ts'

const TEXTS = {
  A: 'και ειπεν αυτω ο ιησους δευτε',
  B: 'και ιπεν αυτω ιησους δευτε',
  C: 'ειπε δε αυτω ο ιησους δευται',
}

function passageOf(texts: Readonly<Record<string, string>>, base = 'A') {
  const { comparison, texts: read } = edit(texts, [], {}, base)
  const sigla = comparison.witnesses.map(({ siglum }) => siglum)
  const versions = new Map(sigla.map((siglum) => [siglum, siglum]))
  return { unit: 'unit-1', segments: comparison.segments, versions, texts: read } satisfies ItseePassage
}

/** As the file has it: written, and read again. */
function unitsIn(result: ReturnType<typeof edit>): { overtext: string; units: ItseeUnit[] } {
  const { structure } = JSON.parse(itsee.render(result.edited as unknown as Comparison, result.texts, { title: 'u' }))
  return { overtext: structure.overtext_name, units: structure.apparatus }
}

describe('an approved unit', () => {
  test('has words of the base by even numbers, readings by letters, and what is regularised under its class', () => {
    const one = decide(
      'regularise',
      [
        ['A', 4, 9],
        ['B', 4, 8],
      ],
      { class: 'itacism' },
    )
    const { units } = unitsIn(edit({ A: 'και ειπεν αυτω', B: 'και ιπεν αυτω', C: 'και λεγει αυτω' }, [one]))
    expect(units).toHaveLength(1)
    const [unit] = units
    expect([unit!.start, unit!.end]).toEqual([4, 4])
    const told = unit!.readings.map((reading) => {
      const { label, text_string, witnesses } = reading as unknown as Record<string, unknown>
      return [label, text_string, witnesses]
    })
    expect(told).toEqual([
      ['a', 'ειπεν', ['A']],
      ['b', 'λεγει', ['C']],
    ])
    expect(unit!.readings[0]!.subreadings).toMatchObject({
      itacism: [{ text_string: 'ιπεν', witnesses: ['B'], suffixes: [''], suffix: 'i' }],
    })
    expect(unit!.readings[0]!.text[0]).toMatchObject({
      interface: 'ειπεν',
      A: { index: '4', t: 'ειπεν', rule_match: ['ειπεν'] },
    })
  })

  test('of an addition has an odd number; an omission and lost text are marked', () => {
    const { units } = unitsIn(edit({ A: 'εν τω', B: 'εν δε τω' }, []))
    expect([units[0]!.start, units[0]!.end]).toEqual([3, 3])
    expect(units[0]!.readings.map(({ type, text }) => [type, text.length])).toEqual([
      ['om', 0],
      [undefined, 1],
    ])
  })

  test('of the published John 6:23 gives its rows again', () => {
    const texts = Object.fromEntries(WITNESSES.map(({ siglum, text }) => [siglum, text]))
    const { overtext, units } = unitsIn(edit(texts, recorded(LOG), {}, 'basetext'))
    expect(units).toHaveLength(ROWS.length)
    const { decisions, leftOut } = fromItseeUnits(units, overtext, passageOf(texts, 'basetext'))
    expect(leftOut).toEqual({})
    const { edited } = edit(texts, recorded(decisions), {}, 'basetext')
    expect(edited.decisions!.unapplied).toEqual([])
    expect(rowsOfPlaces(edited.segments as Comparison['segments'])).toEqual(ROWS)
  })

  test('of any texts and places comes back as it was', () => {
    const words = fc.array(fc.constantFrom('και', 'ο', 'λογος', 'λογον', 'ην', 'προς', 'τον'), { maxLength: 8 })
    const joins = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 2 })
    fc.assert(
      fc.property(words, words, words, joins, fc.boolean(), (a, b, c, ranges, isRegularised) => {
        const texts = { A: a.join(' '), B: b.join(' '), C: c.join(' ') }
        const { segments } = edit(texts, []).comparison
        const places = segments.filter(({ relation }) => relation === 'variant')
        if (places.length === 0) return
        const spanOf = (k: number) => places[k % places.length]!.spans.A!
        const wanted = ranges.map(([x, y], k) => {
          const [p, q] = [x % places.length, y % places.length].sort((m, n) => m - n) as [number, number]
          return {
            ...decide(
              'join',
              [
                ['A', ...spanOf(p)],
                ['A', ...spanOf(q)],
              ],
              {},
            ),
            decision: `j${k}`,
          }
        })
        const first = places[0]!
        const own = isRegularised
          ? [
              decide(
                'regularise',
                (['A', 'B', 'C'] as const).map((siglum) => [siglum, ...first.spans[siglum]!] as const),
                { class: 'own' },
              ),
            ]
          : []
        const before = edit(texts, [...wanted, ...own])
        const { overtext, units } = unitsIn(before)
        const { decisions, leftOut } = fromItseeUnits(units, overtext, passageOf(texts))
        expect(leftOut).toEqual({})
        const after = edit(texts, recorded(decisions))
        expect(after.edited.decisions?.unapplied ?? []).toEqual([])
        expect(unitsIn(after)).toEqual({ overtext, units })
      }),
      { numRuns: 300 },
    )
  })

  test('what has no place here is counted: unknown witnesses, overlapping units', () => {
    const reading = (siglum: string, index: number) => ({
      text: [{ [siglum]: { index: String(index) } }],
      witnesses: [siglum],
    })
    const units = [
      { start: 2, end: 4, readings: [reading('A', 2), reading('Z', 2)] },
      { start: 4, end: 4, readings: [reading('A', 4)] },
    ]
    expect(fromItseeUnits(units, 'A', passageOf(TEXTS)).leftOut).toEqual({
      witness: 1,
      'uncollated witness': 2,
      'overlapping unit': 1,
    })
  })
})

describe('rules', () => {
  const rule = (scope: ItseeRule['scope'], t: string, n: string, context = {}): ItseeRule => {
    return { type: 'regularisation', scope, class: 'itacism', t, n, context }
  }

  test('of each scope are an own rule, or a decision as wide', () => {
    const { decisions, rules, leftOut } = fromItseeRules(
      [
        rule('always', 'χρηστος', 'χριστος'),
        rule('always', 'δευται', 'δευτε'),
        rule('once', 'ιπεν', 'ειπεν', { unit: 'unit-1', witness: 'B', word: '4' }),
        rule('verse', 'δευται', 'δευτε', { unit: 'unit-1' }),
        rule('manuscript', 'δευται', 'δευτε', { witness: 'C' }),
      ],
      passageOf({ ...TEXTS, C: 'και ειπεν αυτω ο ιησους δευται' }),
    )
    expect(leftOut).toEqual({})
    expect(rules).toEqual([
      {
        id: 'itsee-itacism',
        class: 'itacism',
        at: 'word',
        pairs: [
          ['χριστος', 'χρηστος'],
          ['δευτε', 'δευται'],
        ],
      },
    ])
    expect(decisions.map(({ scope, target }) => [scope, target.map(({ version }) => version)])).toEqual([
      ['place', ['A', 'B']],
      ['passage', ['A', 'C']],
      ['witness', ['A', 'C']],
    ])
  })

  test('for all witnesses may come from one that this passage does not have', () => {
    const passage = passageOf({ ...TEXTS, C: 'και ειπεν αυτω ο ιησους δευται' })
    const { decisions } = fromItseeRules([rule('verse', 'δευται', 'δευτε', { witness: 'Z' })], passage)
    expect(decisions.map(({ scope }) => scope)).toEqual(['passage'])
  })

  test('that cannot be taken are counted by what is in the way', () => {
    const { decisions, leftOut } = fromItseeRules(
      [
        rule('once', 'ιπεν', 'ειπεν', { unit: 'another', witness: 'B', word: '4' }),
        rule('once', 'ιπεν', 'ειπεν', { witness: 'Z', word: '4' }),
        rule('once', 'ιπεν', 'ειπεν', { witness: 'B', word: '2' }),
        rule('verse', 'λεγει', 'ειπεν'),
        { ...rule('always', 'a', 'b'), exceptions: ['unit-1'] },
        { ...rule('always', 'a', 'b'), conditions: { ignore_unclear: true } },
        rule('always', 'a', 'a'),
        { ...rule('always', 'a', 'b'), type: 'other' },
      ],
      passageOf(TEXTS),
    )
    expect(decisions).toEqual([])
    expect(leftOut).toEqual({
      unit: 1,
      witness: 1,
      word: 1,
      'no-place': 1,
      exceptions: 1,
      conditions: 1,
      same: 1,
      type: 1,
    })
  })

  test('come back from the decisions and rules that they became', () => {
    const given = [
      rule('always', 'χρηστος', 'χριστος', {}),
      rule('once', 'ιπεν', 'ειπεν', { unit: 'unit-1', witness: 'B', word: '4' }),
      rule('verse', 'δευται', 'δευτε', { unit: 'unit-1' }),
      rule('manuscript', 'δευται', 'δευτε', { witness: 'C' }),
    ]
    const passage = passageOf({ ...TEXTS, C: 'και ειπεν αυτω ο ιησους δευται' })
    const { decisions, rules } = fromItseeRules(given, passage)
    const back = toItseeRules(rules, recorded(decisions), passage)
    expect(back.leftOut).toEqual({})
    expect(back.rules.map(({ id: _, created_time: _time, ...own }) => own)).toEqual(given)
    // In the order of the rules, which that editor takes from their times.
    const times = back.rules.map(({ created_time }) => created_time)
    expect(times).toEqual([...times].sort())
  })

  test('of several words, and parts of words, stay here', () => {
    const passage = passageOf(TEXTS)
    const several = decide(
      'regularise',
      [
        ['A', 0, 9],
        ['C', 0, 7],
      ],
      { class: 'order' },
    ) as Decision
    const part = { id: 'p', pairs: [['ει', 'ι']] as const, at: 'anywhere' as const }
    const phrase = { id: 'q', pairs: [['a b', 'c']] as const, at: 'word' as const }
    const { rules, leftOut } = toItseeRules([part, phrase], [several], passage)
    expect(rules).toEqual([])
    expect(leftOut).toEqual({ 'rule at anywhere': 1, 'several words': 2 })
  })
})

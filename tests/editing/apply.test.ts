import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/editing/decision.ts'
import { slice, textOf } from '../../src/text/codepoints.ts'
import { decide, edit, lineOf } from './editing.ts'

const place = (result: ReturnType<typeof edit>, id: string) => {
  const found = result.edited.segments.find((segment) => segment.relation !== 'identical' && segment.id === id)
  if (found === undefined || found.relation === 'identical') throw new Error(`no place ${id}`)
  return found
}
const unapplied = (result: ReturnType<typeof edit>) =>
  result.edited.decisions!.unapplied.map(({ decision: _, was: _was, is: _is, ...rest }) => rest)

describe('where places begin and end', () => {
  const texts = { A: '春江潮水連海平上明月', B: '春江甲水連乙丙上明月' }

  test('without decisions the comparison is the machine’s own', () => {
    const { comparison, edited } = edit(texts, [])
    expect(edited).toBe(comparison)
  })

  test('split: a place is cut where the targets say', () => {
    const split = decide(
      'split',
      [
        ['A', 5, 7],
        ['B', 5, 7],
      ],
      { at: [6, 6] },
    )
    expect(lineOf(edit(texts, [split]))).toBe('春江[潮|甲]水連[海|乙][平|丙]上明月')
  })

  test('split: one target is enough where the others say the same or nothing', () => {
    const three = { A: '春江潮水連', B: '春江甲乙潮水連', C: '春江甲乙潮水連' }
    const split = decide('split', [['B', 2, 4]], { at: [3] })
    expect(lineOf(edit(three, [split]))).toBe('春江[|甲|甲][|乙|乙]潮水連')
  })

  test('split: what becomes of another reading must be said', () => {
    const split = decide('split', [['A', 5, 7]], { at: [6] })
    const result = edit(texts, [split])
    expect(unapplied(result)).toEqual([{ reason: 'undetermined' }])
    expect(lineOf(result)).toBe('春江[潮|甲]水連[海平|乙丙]上明月')
  })

  test('join: from the first target to the last', () => {
    const join = decide(
      'join',
      [
        ['A', 2, 3],
        ['A', 5, 7],
      ],
      {},
    )
    expect(lineOf(edit(texts, [join]))).toBe('春江[潮水連海平|甲水連乙丙]上明月')
  })

  test('separate: readings that do not correspond are an omission and an addition', () => {
    const separate = decide(
      'separate',
      [
        ['A', 2, 3],
        ['B', 2, 3],
      ],
      {},
    )
    expect(lineOf(edit(texts, [separate]))).toBe('春江[潮|][|甲]水連[海平|乙丙]上明月')
  })

  test('separate: a third witness goes with the reading that it shares', () => {
    const three = { A: '春江潮水', B: '春江甲水', C: '春江甲水' }
    const separate = decide(
      'separate',
      [
        ['A', 2, 3],
        ['B', 2, 3],
      ],
      {},
    )
    expect(lineOf(edit(three, [separate]))).toBe('春江[潮||][|甲|甲]水')
  })

  test('align: the targets become one place, and what they cross is compared again', () => {
    const other = { A: '春夏秋冬來', B: '春來' }
    const align = decide(
      'align',
      [
        ['A', 3, 4],
        ['B', 1, 2],
      ],
      {},
    )
    expect(lineOf(edit(other, [align]))).toBe('春[夏秋|][冬|來][來|]')
  })

  test('of two that contradict each other the one recorded first is in force, in any order of the list', () => {
    const join = decide(
      'join',
      [
        ['A', 2, 3],
        ['A', 5, 7],
      ],
      {},
    )
    const split = decide(
      'split',
      [
        ['A', 5, 7],
        ['B', 5, 7],
      ],
      { at: [6, 6] },
    )
    for (const given of [
      [join, split],
      [split, join],
    ]) {
      const result = edit(texts, given)
      expect(unapplied(result)).toEqual([{ reason: 'contradicts', with: [join.decision] }])
      expect(result.edited.decisions).toMatchObject({ applied: 1 })
      expect(lineOf(result)).toBe('春江[潮水連海平|甲水連乙丙]上明月')
    }
  })

  test('segments name the decisions that shaped them, and no others do', () => {
    const split = decide(
      'split',
      [
        ['A', 5, 7],
        ['B', 5, 7],
      ],
      { at: [6, 6] },
    )
    const { edited } = edit(texts, [split])
    const named = edited.segments.map((s) => (s.relation === 'identical' ? null : (s.decisions ?? [])))
    expect(named).toEqual([null, [], null, [split.decision], [split.decision], null])
  })
})

describe('how a place is read', () => {
  const texts = { A: 'the Cat sat on colour', B: 'the cat sat on color', C: 'the dog sat on color' }

  test('regularise: the readings are one, accidental, with the class of the decision', () => {
    const one = decide(
      'regularise',
      [
        ['A', 15, 21],
        ['B', 15, 20],
      ],
      { class: 'spelling' },
    )
    const result = edit(texts, [one])
    expect(place(result, '2')).toMatchObject({
      relation: 'variant',
      significance: 'accidental',
      classes: ['spelling'],
      decisions: [one.decision],
    })
    expect(result.edited.summary).toMatchObject({ variants: 2, accidental: 1, substantive: 1 })
  })

  test('regularise: another reading stays substantive', () => {
    const result = edit({ A: 'x colour y', B: 'x color y', C: 'x shape y' }, [
      decide(
        'regularise',
        [
          ['A', 2, 8],
          ['B', 2, 7],
        ],
        { class: 'spelling' },
      ),
    ])
    expect(place(result, '1')).toMatchObject({ significance: 'substantive', classes: ['spelling'] })
  })

  test('regularise with scope: the same two texts, in this witness or in every one', () => {
    const many = {
      A: 'one colour two colour three colour',
      B: 'one color two color three colour',
      C: 'one colour two colour three color',
    }
    const at = [['B', 4, 9]] as const
    const reach = (scope: Decision['scope']) =>
      edit(many, [decide('regularise', at, { class: 'spelling' }, { scope })]).edited.summary.accidental
    expect([reach('place'), reach('witness'), reach('passage')]).toEqual([1, 2, 3])
  })

  test('wide decisions of the same two readings name only their own places and what the first of them reached', () => {
    const count = 300
    const line = (sign: string) =>
      Array.from({ length: count }, (_, k) => sign + String.fromCharCode(0x5000 + k)).join('')
    const same = (classOf: (k: number) => string) =>
      Array.from({ length: count }, (_, k) => {
        const at = [
          ['A', 2 * k, 2 * k + 1],
          ['B', 2 * k, 2 * k + 1],
        ] as const
        return decide('regularise', at, { class: classOf(k) }, { scope: 'passage' })
      })
    const named = (decisions: readonly Decision[]) => {
      const { edited } = edit({ A: line('甲'), B: line('乙') }, decisions)
      expect(edited.decisions).toMatchObject({ applied: count, unapplied: [] })
      expect(edited.summary).toMatchObject({ variants: count, accidental: count })
      return edited.segments.reduce((sum, one) => sum + (one.relation === 'identical' ? 0 : one.decisions!.length), 0)
    }
    expect(named(same(() => 'spelling'))).toBe(2 * count - 1)
    // Of other classes the first sixteen are everywhere.
    expect(named(same((k) => `own${k}`))).toBe(17 * count - 16)
  })

  test('everything else is kept with the place', () => {
    const at = [['C', 4, 7]] as const
    const result = edit(texts, [
      decide('lemma', at, { siglum: 'C' }),
      decide('order', at, { readings: ['dog', 'Cat', 'cat'] }),
      decide('reading', [['B', 4, 7]], { rank: 'sub', parent: 'Cat' }),
      decide('classify', at, { significance: 'accidental' }),
      decide('note', at, { text: 'See the facsimile.', language: 'en' }),
      decide('print', at, { print: 'no' }),
      decide('approve', at, {}),
    ])
    const found = place(result, '1')
    expect(found.readings).toEqual([
      { text: 'dog', witnesses: ['C'] },
      { text: 'Cat', witnesses: ['A'] },
      { text: 'cat', witnesses: ['B'], rank: 'sub', parent: 'Cat' },
    ])
    expect(found).toMatchObject({
      lemma: { siglum: 'C' },
      significance: 'accidental',
      notes: [{ text: 'See the facsimile.', language: 'en' }],
      print: 'no',
      approved: true,
    })
    expect(result.edited.decisions).toMatchObject({ applied: 7, unapplied: [] })
  })

  test('two lemmata of one place contradict each other; the same lemma twice does not', () => {
    const at = [['C', 4, 7]] as const
    const [first, same, other] = [
      decide('lemma', at, { siglum: 'C' }),
      decide('lemma', at, { siglum: 'C' }),
      decide('lemma', at, { conjecture: 'fox' }),
    ]
    expect(unapplied(edit(texts, [other, same, first]))).toEqual([{ reason: 'contradicts', with: [first.decision] }])
  })

  test('what points at nothing is listed with its reason', () => {
    const result = edit(texts, [
      decide('approve', [['A', 8, 9]], {}),
      decide('approve', [['A', 4, 20]], {}),
      decide('approve', [['Z', 4, 7]], {}),
      decide('approve', [['A', 4, 700]], {}),
      decide('lemma', [['A', 4, 7]], { siglum: 'Z' }),
      decide('order', [['A', 4, 7]], { readings: ['cow'] }),
    ])
    expect(unapplied(result).map(({ reason }) => reason)).toEqual([
      'no-place',
      'no-place',
      'unknown-version',
      'gone',
      'unknown-reading',
      'unknown-reading',
    ])
    expect(result.edited.decisions!.applied).toBe(0)
  })
})

describe('carried to another version', () => {
  test('words whose context changed are doubtful', () => {
    const old = '我们在一起将比美国和英国更有力量'
    const texts = { A: `序言。${old}。`, B: '我们联合起来将比美国和英国更有力量。' }
    const note = decide('note', [['old', 3, 5]], { text: 'n', language: null })
    const result = edit(texts, [note], { old: ['A', old] })
    expect(result.edited.decisions).toMatchObject({ applied: 0, carried: [], unapplied: [{ reason: 'doubtful' }] })
  })

  test('a decision about a place goes with it', () => {
    const old = '甲乙丙丁戊己庚辛壬癸'
    const texts = { A: `春江潮水連海${old}`, B: `春江潮水連海甲乙丙丁茂己庚辛壬癸` }
    const note = decide('note', [['old', 4, 5]], { text: 'n', language: null })
    const result = edit(texts, [note], { old: ['A', old] })
    expect(result.edited.decisions).toMatchObject({ applied: 1, carried: [note.decision], unapplied: [] })
    expect(place(result, '1').notes).toHaveLength(1)
  })

  test('where the same words occur twice and one occurrence is removed, nothing is guessed', () => {
    const [one, two] = ['天下大勢分久必合', '天下大勢分久必合']
    const note = decide('note', [['old', 2, 4]], { text: 'n', language: null })
    const result = edit({ A: two, B: '天下小勢分久必合' }, [note], { old: ['A', one + two] })
    expect(result.edited.decisions!.unapplied).toMatchObject([
      { reason: 'doubtful', was: { text: '大勢' }, is: { version: 'A' } },
    ])
  })
})

describe('any decisions', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '天', '地', '𠀀', 'é'), maxLength: 24 })
  const span = fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.nat(24), fc.nat(6))
  const type = fc.constantFrom('split', 'join', 'align', 'separate', 'regularise', 'lemma', 'print', 'approve')
  const made = fc.tuple(type, fc.array(span, { minLength: 1, maxLength: 3 }), fc.nat(6), fc.nat(3))

  test('lose no text, leave no decision out of the account, and depend on no order', () => {
    fc.assert(
      fc.property(letters, letters, letters, fc.array(made, { maxLength: 6 }), (a, b, c, wanted) => {
        const texts = { A: a, B: b, C: c }
        const decisions = wanted.map(([type, spans, offset, time], k) => {
          const target = spans.map(([siglum, start, length]) => {
            const size = textOf(texts[siglum as 'A']).length
            const from = Math.min(start, size)
            return [siglum, from, Math.min(from + length, size)] as const
          })
          const value = {
            split: { at: target.map(([, from]) => from + offset) },
            regularise: { class: 'own' },
            lemma: { siglum: target[0]![0] },
            print: { print: 'no' },
          }[type as 'split']
          return decide(type as 'split', target, value ?? { at: [] }, {
            decision: `d${k}`,
            created: `2026-01-0${time + 1}T00:00:00Z`,
          })
        })
        const result = edit(texts, decisions)
        for (const { siglum } of result.edited.witnesses) {
          let at = 0
          for (const { spans } of result.edited.segments) {
            expect(spans[siglum]![0]).toBe(at)
            expect(spans[siglum]![1]).toBeGreaterThanOrEqual(at)
            at = spans[siglum]![1]
          }
          expect(at).toBe(result.texts.get(siglum)!.length)
        }
        for (const segment of result.edited.segments) {
          if (segment.relation === 'identical') continue
          for (const { text, witnesses } of segment.readings)
            for (const siglum of witnesses)
              expect(slice(result.texts.get(siglum)!, ...segment.spans[siglum]!)).toBe(text)
        }
        if (decisions.length === 0) return
        const { applied, unapplied } = result.edited.decisions!
        expect(applied + unapplied.length).toBe(decisions.length)
        expect(edit(texts, [...decisions].reverse()).edited).toEqual(result.edited)
      }),
      { numRuns: 400 },
    )
  })
})

/** Tables that a reader can check, and what every table must keep. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COLLATE_FORMS } from '../../src/collate/answer.ts'
import { collate } from '../../src/collate/collation.ts'
import { readRequest } from '../../src/collate/request.ts'
import { answerTable } from '../../src/collate/table.ts'

type Cell = readonly unknown[]

function tableOf(request: object): readonly (readonly Cell[])[] {
  const { rows, tokens } = collate(readRequest(request))
  return answerTable(rows, tokens)
}

const witnesses = (texts: readonly string[]) => texts.map((content, k) => ({ id: 'ABCDEF'[k]!, content }))

/** A line for each witness; rows are set apart by bars. */
const drawn = (texts: readonly string[], options: object = {}) => {
  const table = tableOf({ witnesses: witnesses(texts), ...options })
  return texts.map((_, w) => table.map((row) => row[w]!.map((t) => String(t).trim()).join(' ') || '-').join('|'))
}

describe('joining rows', () => {
  const cases = [
    { what: 'agreement is one row', texts: ['a b c', 'a b c'], lines: ['a b c', 'a b c'] },
    {
      what: 'an unbranched path goes on',
      texts: ['the black cat sat', 'the white dog sat'],
      lines: ['the|black cat|sat', 'the|white dog|sat'],
    },
    { what: 'an omission', texts: ['the very black cat', 'the cat'], lines: ['the|very black|cat', 'the|-|cat'] },
    {
      what: 'a path branches where witnesses part',
      texts: ['a b c d', 'a b x d', 'a y x d'],
      lines: ['a|b|c|d', 'a|b|x|d', 'a|y|x|d'],
    },
    { what: 'a path that one witness leaves early', texts: ['a b c', 'a b'], lines: ['a b|c', 'a b|-'] },
    { what: 'one witness', texts: ['a b c'], lines: ['a b c'] },
  ]
  for (const { what, texts, lines } of cases) test(what, () => expect(drawn(texts)).toEqual(lines))

  test('joined false: one token a cell', () => {
    expect(drawn(['the black cat', 'the cat'], { joined: false })).toEqual(['the|black|cat', 'the|-|cat'])
  })
})

describe('moved words', () => {
  const moved = (texts: readonly string[]) => {
    const { moves, tokens } = collate(readRequest({ witnesses: witnesses(texts) }))
    return moves.map((move) =>
      move.tokens.map(
        (span, w) =>
          span &&
          tokens[w]!.slice(...span)
            .join('')
            .trim(),
      ),
    )
  }
  const cases = [
    { texts: ['the black cat and the white dog', 'the white dog and the black cat'], moves: 2 },
    { texts: ['in the beginning God created heaven', 'God created heaven in the beginning'], moves: 1 },
    { texts: ['a b c d e', 'a e c d'], moves: 0 },
    { texts: ['他的书，我的笔', '我的书，他的笔'], moves: 0 },
    { texts: ['同一个人', '同一个人'], moves: 0 },
  ]
  for (const { texts, moves } of cases) test(texts.join(' / '), () => expect(moved(texts)).toHaveLength(moves))

  test('the same words on both sides, whichever witnesses have them', () => {
    expect(moved(['x y z now here', 'x y z', 'here x y z now', 'x y z'])).toEqual([['here', null, 'here', null]])
    const [move] = moved(['明天我们去北京开会', '我们去北京开会明天上午'])
    expect(move).toBeUndefined()
    expect(moved(['必须动员，同敌人作战。', '同敌人作战，必须动员。'])).toEqual([['必须动员', '必须动员']])
  })

  test('stay a row of their own', () => {
    expect(drawn(['a black cat sat', 'a sat black cat'])).toEqual(['a|-|black cat|sat', 'a|sat|black cat|-'])
  })

  test('are shown in graphs, or not', () => {
    const dot = COLLATE_FORMS.find((form) => form.accept === 'text/plain')!
    const collation = collate(readRequest({ witnesses: witnesses(['a black cat slept', 'a slept black cat']) }))
    expect(dot.render(collation, true)).toMatch(/style = "dashed"/)
    expect(dot.render(collation, false)).not.toMatch(/dashed/)
  })
})

describe('near matches', () => {
  test('similar words share a row, also without a comparator', () => {
    expect(drawn(['the color is grey today', 'the colour today'], { joined: false })).toEqual([
      'the|color|is|grey|today',
      'the|colour|-|-|today',
    ])
  })
  test('no single Chinese character is near to another', () => {
    const levenshtein = { joined: false, tokenComparator: { type: 'levenshtein', distance: 2 } }
    expect(drawn(['天地玄黃', '地黃'], levenshtein)).toEqual(['天|地|玄|黃', '-|地|-|黃'])
  })
})

describe('every table', () => {
  const token = fc.record(
    { t: fc.constantFrom('a', 'b', 'c', 'cat', 'cats', ',', '的', '了', 'A', '。') },
    { requiredKeys: ['t'] },
  )
  const request = fc
    .array(fc.oneof(fc.array(token, { maxLength: 9 }), fc.array(token, { maxLength: 4 })), {
      minLength: 1,
      maxLength: 6,
    })
    .chain((lists) => fc.tuple(fc.constant(lists), fc.boolean(), fc.constantFrom(null, 1, 2)))
    .map(([lists, joined, distance]) => ({
      joined,
      ...(distance === null ? {} : { tokenComparator: { type: 'levenshtein', distance } }),
      witnesses: lists.map((tokens, w) => ({ id: `w${w}`, tokens: tokens.map(({ t }, k) => ({ t, k })) })),
    }))

  test('gives back every witness, has no row of gaps, and holds one token a cell unless joined', () => {
    fc.assert(
      fc.property(request, (body) => {
        const table = tableOf(body)
        body.witnesses.forEach(({ tokens }, w) => {
          expect(table.flatMap((row) => row[w]!)).toEqual(tokens)
        })
        for (const row of table) {
          expect(row.some((cell) => cell.length > 0)).toBe(true)
          if (!body.joined) for (const cell of row) expect(cell.length).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('is the same for any order of the request', () => {
    fc.assert(
      fc.property(request, (body) => {
        expect(tableOf({ ...body, witnesses: [...body.witnesses].reverse() })).toEqual(tableOf(body))
      }),
      { numRuns: 300 },
    )
  })

  test('has identical witnesses side by side', () => {
    fc.assert(
      fc.property(request, (body) => {
        const twin = { ...body.witnesses[0]!, id: 'twin' }
        const table = tableOf({ ...body, witnesses: [...body.witnesses, twin] })
        for (const row of table) expect(row[0]).toEqual(row[1])
      }),
    )
  })
})

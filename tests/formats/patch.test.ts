import { applyPatch, parsePatch } from 'diff'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { patch } from '../../src/formats/patch.ts'
import { anySample, HOSTILE, type Sample, sample, TELEGRAM } from './sample.ts'

/** What applying each patch to the base gives. jsdiff would otherwise guess at line endings. */
function applied({ comparison, texts }: Sample) {
  const base = texts.get(comparison.options.base)!.string
  return parsePatch(patch.render(comparison, texts))
    .filter(({ hunks }) => hunks.length > 0)
    .map((p) => applyPatch(base, p, { autoConvertLineEndings: false }))
}

const others = ({ comparison, texts }: Sample) =>
  comparison.witnesses
    .map((w) => texts.get(w.siglum)!.string)
    // A witness like the base has no patch: GNU patch takes one without hunks for garbage.
    .filter((text) => text !== texts.get(comparison.options.base)!.string)

describe('the unified patch', () => {
  test('changed lines with their context, one patch a witness', () => {
    expect(patch.render(TELEGRAM.comparison, TELEGRAM.texts)).toBe(
      [
        '===================================================================',
        '--- a/A.txt\tA',
        '+++ b/A.txt\tB v-0123',
        '@@ -1,2 +1,2 @@',
        '-我认为不需要派五六个师去。',
        '-至后，同敌人作战，准备。',
        '\\ No newline at end of file',
        '+我认为不需要派五六個師去。',
        '+至后，同敌人作战，準備。',
        '\\ No newline at end of file',
        '',
        '===================================================================',
        '--- a/A.txt\tA',
        '+++ b/A.txt\tC',
        '@@ -1,2 +1,2 @@',
        '-我认为不需要派五六个师去。',
        '-至后，同敌人作战，准备。',
        '\\ No newline at end of file',
        '+我认为不需要派7个师去。',
        '+至最后，准备同敌人作战。',
        '\\ No newline at end of file',
        '',
      ].join('\n'),
    )
  })

  test('applied to the base it gives the witness', () => {
    expect(applied(TELEGRAM)).toEqual(others(TELEGRAM))
  })

  test('lines far apart are hunks of their own, kept lines are not repeated', () => {
    const far = sample(
      ['A', 'B'],
      [
        ['1\n2\n', '1\n2\n'],
        ['x', 'y'],
        ['\n3\n4\n5\n6\n7\n8\n9\n10\n', '\n3\n4\n5\n6\n7\n8\n9\n10\n'],
        ['end', 'END\n'],
      ],
    )
    const [only] = parsePatch(patch.render(far.comparison, far.texts))
    expect(only!.hunks.map((hunk) => [hunk.oldStart, hunk.oldLines, hunk.newStart, hunk.newLines])).toEqual([
      [1, 6, 1, 6],
      [9, 4, 9, 4],
    ])
    expect(applied(far)).toEqual(['1\n2\ny\n3\n4\n5\n6\n7\n8\n9\n10\nEND\n'])
  })

  const ends = [
    { base: 'a\nb', witness: 'a\nb\n' },
    { base: 'a\r\nb\r\n', witness: 'a\nb\n' },
    { base: '', witness: 'a' },
    { base: 'a\n', witness: '' },
    { base: '\n', witness: '\n\n' },
  ]
  for (const { base, witness } of ends)
    test(`${JSON.stringify(base)} → ${JSON.stringify(witness)}`, () => {
      const pair = sample(['A', 'B'], [[base, witness]])
      expect(applied(pair)).toEqual([witness])
    })

  test('witnesses that are alike give nothing at all', () => {
    const pair = sample(['A', 'B'], [['a\n', 'a\n']])
    expect(patch.render(pair.comparison, pair.texts)).toBe('')
  })

  test('hostile texts', () => {
    expect(applied(HOSTILE)).toEqual(others(HOSTILE))
  })

  test('any texts', () => {
    fc.assert(
      fc.property(anySample, (any) => {
        expect(applied(any)).toEqual(others(any))
      }),
      { numRuns: 500 },
    )
  })
})

/** What programs that draw stemmata read: NEXUS and Newick. tests/validators gives them to Biopython. */
import { describe, expect, test } from 'vitest'
import { newick, nexus } from '../../src/formats/stemma.ts'
import { HOSTILE, sample, TELEGRAM } from './sample.ts'
import { SCRIPT_CASES } from './scripts.ts'

/** Four witnesses: A and B differ once, C and D once, and the two pairs twice more. */
const FOUR = sample(
  ['A', 'B', 'C', 'D'],
  [
    ['x', 'x', 'x', 'x'],
    ['1', '2', '1', '1'],
    ['a', 'a', 'b', 'b'],
    ['', '', 'c', 'd'],
    ['e', 'e', 'f', 'f'],
  ],
)
const matrixOf = (nex: string) => [...nex.matchAll(/^ {4}(\S+|'.*') ([0-9A-Z?]+)$/gm)].map((m) => m.slice(1))

describe('NEXUS', () => {
  test('a character for each place, a state for each reading, distances by places', () => {
    const nex = nexus.render(FOUR.comparison, FOUR.texts)
    expect(nex).toContain('  TAXLABELS A B C D;')
    expect(nex).toContain('  DIMENSIONS NCHAR=4;')
    expect(nex).toContain('SYMBOLS="012"')
    expect(matrixOf(nex).slice(0, 4)).toEqual([
      ['A', '0000'],
      ['B', '1000'],
      ['C', '0111'],
      ['D', '0121'],
    ])
    expect(nex).toContain('[place 3: 0 om. | 1 c | 2 d]')
    expect(nex).toContain('    C 0.75 1 0\n    D 0.75 1 0.25 0')
  })

  test('of substantive places alone, where a filter asks for them', () => {
    const nex = nexus.render(FOUR.comparison, FOUR.texts, { print: { significance: 'substantive' } })
    // The sample calls every second row accidental.
    expect(nex).toContain('  DIMENSIONS NCHAR=2;')
    expect(nex).toContain('CHARSTATELABELS 1 place_2, 2 place_4;')
  })

  test.each(SCRIPT_CASES)('$name: no text ends a comment or a block', ({ comparison, texts, about }) => {
    const nex = nexus.render(comparison, texts, about)
    const outside = nex.replace(/\[(?!&R\])[^[\]]*\]/g, '')
    expect(outside.match(/^END;$/gm)).toHaveLength(comparison.summary.variants === 0 ? 3 : 4)
    expect(outside).toMatch(/^[\n -~]*$/)
  })

  test('sigla of any characters are words of it', () => {
    expect(nexus.render(HOSTILE.comparison, HOSTILE.texts)).toContain(
      `TAXLABELS 'A&<"x>' '=1+1' 'C'' \\D' '甲¶乙' '𠮷' '%s$';`,
    )
  })
})

describe('Newick', () => {
  test('joins who agrees most; branches are half the share of places that differ', () => {
    expect(newick.render(FOUR.comparison, FOUR.texts)).toBe('((A:0.125,B:0.125):0.3125,(C:0.125,D:0.125):0.3125);\n')
    expect(newick.render(TELEGRAM.comparison, TELEGRAM.texts)).toMatch(/^\(\(A:[\d.]+,B:[\d.]+\):[\d.]+,C:[\d.]+\);\n$/)
  })
})

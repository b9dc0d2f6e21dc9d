/**
 * Finds telegrams for which a quotation may be evidence: those whose known wording it shares. Measured by pairs of letters (Dice's
 * containment: how many pairs of the shorter text the other has too), so that a part matches the whole, and under the rules for single
 * characters, so that 繁/简 or punctuation of another edition does not hide it.
 */
import type { Telegram } from '../provenance/telegram.ts'
import { letterOf } from '../repeats/letters.ts'

interface Candidate {
  readonly telegram: string
  /** 0–1. */
  readonly similarity: number
}

/** Half of the pairs: translations of one telegram share that much, two telegrams of one day a tenth (corpus). */
const LEAST = 0.5
/** Of shorter wordings, chance alone finds half. */
const SHORTEST = 4

/** O(length of the quotations + length of all evidence) to prepare, then O(length) a quotation for each telegram. */
export function candidateFinder(telegrams: readonly Telegram[]): (quotation: string) => readonly Candidate[] {
  const fold = folder()
  const known = telegrams.flatMap(({ id, evidence }) =>
    evidence.flatMap(({ kind, text }) => {
      const pairs = kind === 'quote' ? pairsOf(fold(text)) : new Set<string>()
      return pairs.size < SHORTEST - 1 ? [] : [{ id, pairs }]
    }),
  )
  return (quotation) => {
    const pairs = pairsOf(fold(quotation))
    if (pairs.size < SHORTEST - 1) return []
    const best = new Map<string, number>()
    for (const wording of known) {
      const [few, many] = pairs.size < wording.pairs.size ? [pairs, wording.pairs] : [wording.pairs, pairs]
      let common = 0
      for (const pair of few) if (many.has(pair)) common++
      const similarity = Math.round((common / few.size) * 1000) / 1000
      if (similarity >= LEAST && similarity > (best.get(wording.id) ?? 0)) best.set(wording.id, similarity)
    }
    return [...best]
      .map(([telegram, similarity]) => ({ telegram, similarity }))
      .sort((a, b) => b.similarity - a.similarity || (a.telegram < b.telegram ? -1 : 1))
      .slice(0, 5)
  }
}

/** Each character is folded once. */
function folder(): (text: string) => string[] {
  const known = new Map<string, string>()
  return (text) => {
    const letters: string[] = []
    for (const character of text) {
      const letter = known.get(character) ?? letterOf(character)
      known.set(character, letter)
      if (letter !== '') letters.push(letter)
    }
    return letters
  }
}

const pairsOf = (letters: readonly string[]) => new Set(letters.slice(1).map((letter, i) => letters[i]! + letter))

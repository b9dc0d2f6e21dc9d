/** Who answers whom, of the corpus itself. */
import { describe, expect, it } from 'vitest'
import { arcsOf } from '../../../src/pages/reading-room/answers-map.tsx'
import { telegrams } from '../../provenance/corpus.ts'

describe('the arcs between telegrams', () => {
  const arcs = arcsOf(telegrams)

  it('are every relation of the corpus, each once', () => {
    const known = new Set(telegrams.map(({ id }) => id))
    const pairs = telegrams.flatMap(({ id, relations }) =>
      relations.filter(({ telegram }) => known.has(telegram)).map(({ telegram }) => [id, telegram].sort().join(' ')),
    )
    expect(new Set(arcs.map(({ from, to }) => [from, to].sort().join(' ')))).toEqual(new Set(pairs))
    expect(new Set(arcs.map(({ from, type, to }) => `${from} ${type} ${to}`)).size).toBe(arcs.length)
  })

  it('lead from the answer to what it answers', () =>
    expect(arcs).toContainEqual(expect.objectContaining({ from: 't17', type: 'answers', to: 't08' })))
})

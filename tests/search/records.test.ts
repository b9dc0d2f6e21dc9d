/** Words in the fields of records; ‹ and › enclose what is found. */
import { describe, expect, test } from 'vitest'
import { type Field, matchRecord, readFields, recordQueryOf } from '../../src/search/records.ts'

const field = (kind: Field['kind'], text: string, language: Field['language'] = null): Field => ({
  kind,
  text,
  language,
})

const RECORD: readonly Field[] = [
  field('code', 'k12'),
  field('title', '科托夫致莫洛托夫', 'zh'),
  field('title', 'Kotov to Molotov, on the bridges', 'en'),
  field('person', 'Kotov', 'en'),
  field('reference', 'f.3 op.65 d.827 ll.90-92'),
  field('date', '12 November 1951', 'en'),
  field('date', '1951年11月12日', 'zh'),
  field('statement', 'It went by courier; Molotov read it.', 'en'),
]

const found = (words: string) => {
  const match = matchRecord(readFields(RECORD), recordQueryOf(words))
  return match === null
    ? null
    : `${match.match} ${match.places
        .map(
          ({ field: { text }, start, end }) => `${text.slice(0, start)}‹${text.slice(start, end)}›${text.slice(end)}`,
        )
        .join(' | ')}`
}

describe('a record is found by', () => {
  test.each([
    ['Kotov', 'exact ‹Kotov› to Molotov, on the bridges | ‹Kotov›'],
    ['KOTOV', 'equal ‹Kotov› to Molotov, on the bridges | ‹Kotov›'],
    ['莫洛托夫', 'exact 科托夫致‹莫洛托夫›'],
    ['d.827', 'exact f.3 op.65 ‹d.827› ll.90-92'],
    ['1951年11月', 'exact ‹1951年11月›12日'],
    ['12 November 1951', 'exact ‹12 November 1951›'],
    ['K12', 'equal ‹k12›'],
    // every word, in whichever field
    ['Molotov courier', 'near Kotov to ‹Molotov›, on the bridges | It went by ‹courier›; Molotov read it.'],
  ])('%s', (words, places) => expect(found(words)).toBe(places))

  // a part of a word, one word that is missing, nothing
  test.each(['Koto', 'Molotov telephone', '。', ''])('not by %s', (words) => expect(found(words)).toBe(null))
})

test('one field that has more of the words is worth more', () => {
  const similarity = (words: string) => matchRecord(readFields(RECORD), recordQueryOf(words))?.similarity
  expect(similarity('Kotov bridges')).toBe(1)
  expect(similarity('Kotov courier')).toBe(0.5)
})

test('a title that is the same in both languages is one place', () => {
  const fields = [field('title', 'Kotov', 'zh'), field('title', 'Kotov', 'en'), field('person', 'Kotov')]
  const places = matchRecord(readFields(fields), recordQueryOf('Kotov'))?.places ?? []
  expect(places.map((place) => place.field.kind)).toEqual(['title', 'person'])
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compatible, EdtfError, edtfOrNull, parseEdtf } from '../../src/provenance/edtf.ts'

const day = (days: number | null) => (days === null ? '…' : new Date(days * 86_400_000).toISOString().slice(0, 10))
/** The days a date allows, as `first–last`, with a ~ where the source is not sure. */
const days = (value: string) => {
  const { first, last, qualified } = parseEdtf(value)
  return `${day(first)}–${day(last)}${qualified ? ' ~' : ''}`
}

describe('what a date allows', () => {
  test.each([
    ['1950-10-02', '1950-10-02–1950-10-02'],
    ['1950-10', '1950-10-01–1950-10-31'],
    ['1950', '1950-01-01–1950-12-31'],
    ['1952-02', '1952-02-01–1952-02-29'],
    ['0099-12-31', '0099-12-31–0099-12-31'],
    ['1950-10-03T12:15', '1950-10-03–1950-10-03'],
    ['1950-10-03T12:15:00+09:00', '1950-10-03–1950-10-03'],
    ['1950-10-07~', '1950-10-07–1950-10-07 ~'],
    ['1950-10-12/1950-10-13', '1950-10-12–1950-10-13'],
    ['../1950-10-02', '…–1950-10-02'],
    ['1950-10-02/..', '1950-10-02–…'],
    ['1950-10-02/', '1950-10-02–…'],
    ['[1950-10-12,1950-10-13]', '1950-10-12–1950-10-13'],
    ['{1950-09-29, 1950-10-01}', '1950-09-29–1950-10-01'],
  ])('%s: %s', (value, expected) => expect(days(value)).toBe(expected))
})

describe('what is refused', () => {
  test.each([
    ['1950-02-30', 'never was'],
    ['1950-13-01', 'never was'],
    ['1951-02-29', 'never was'],
    ['1950-10-03T25:00', 'never was'],
    ['1950-10-13/1950-10-12', 'ends before it begins'],
    ['../..', 'says nothing'],
    ['1950-10-01/1950-10-02/1950-10-03', 'two ends'],
    ['[1950-10-12,1950-10-13}', 'not closed'],
    ['[]', 'not a date'],
    ['', 'not a date'],
    ['2 Oct 1950', 'not a date'],
    ['1950-10-2', 'not a date'],
    [`[${'1950-10-12,'.repeat(200)}1950-10-13]`, 'at most'],
  ])('%s: %s', (value, reason) => {
    expect(() => parseEdtf(value)).toThrow(EdtfError)
    expect(() => parseEdtf(value)).toThrow(reason)
  })
})

test('a day fits the interval that holds it, and no other', () => {
  const fits = (a: string, b: string) => compatible(parseEdtf(a), parseEdtf(b))
  expect(fits('1950-10-02', '1950-10-02/..')).toBe(true)
  expect(fits('../1950-10-02', '1950-10-02')).toBe(true)
  expect(fits('../1950-10-01', '1950-10-02')).toBe(false)
  expect(fits('1950-10-12', '[1950-10-12,1950-10-13]')).toBe(true)
})

test('every day that was is read, and read as itself', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      const written = date.toISOString().slice(0, 10)
      expect(day(parseEdtf(written).first)).toBe(written)
    }),
    { numRuns: 200 },
  )
})

test('anything else is an EdtfError and nothing worse', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-/.[]{},~?%T:Z '), maxLength: 30 }), (value) => {
      try {
        parseEdtf(value)
      } catch (error) {
        expect(error).toBeInstanceOf(EdtfError)
      }
    }),
    { numRuns: 500 },
  )
})

test('what is no date is null, and nothing that is one', () => {
  const strict = (value: string) => {
    try {
      return parseEdtf(value)
    } catch {
      return null
    }
  }
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-/.[]{},~?%T:Z+ a月'), maxLength: 12 }), (value) => {
      expect(edtfOrNull(value)).toEqual(strict(value))
    }),
    { numRuns: 500 },
  )
  for (const value of [
    '1950-10-02',
    '[1950-10-12, 1950-10-13]',
    '{1950}',
    '../1950-10-02',
    '1950-10-03T12:15:00+08:00',
    '1950~/..',
    '1950\n',
    '',
  ])
    expect([value, edtfOrNull(value)]).toEqual([value, strict(value)])
})

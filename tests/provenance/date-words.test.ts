import { expect, test } from 'vitest'
import { withWrittenDates } from '../../src/provenance/date-words.ts'

test.each([
  ['1951-11-12', '12 November 1951', '1951年11月12日'],
  ['1951-11', 'November 1951', '1951年11月'],
  ['1951-11-12/..', '12 November 1951/..', '1951年11月12日/..'],
  ['1951-11-12/1951-12-01', '12 November 1951/1 December 1951', '1951年11月12日/1951年12月1日'],
  // no dates
  ['1951', '1951', '1951'],
  ['No. 1951-13-40', 'No. 1951-13-40', 'No. 1951-13-40'],
  ['f. 11951-11-12', 'f. 11951-11-12', 'f. 11951-11-12'],
])('%s', (value, en, zh) => expect([withWrittenDates(value, 'en'), withWrittenDates(value, 'zh')]).toEqual([en, zh]))

/** Provides the tables of encodings by importing them: for tests and browsers, which bundle them with the readers of files. */
import { FREQUENCIES, RUSSIAN_PAIRS } from './frequencies.ts'
import { type EncodingTables, provideEncodingTables } from './provided.ts'

export const ENCODING_TABLES: EncodingTables = { frequencies: FREQUENCIES, russianPairs: RUSSIAN_PAIRS }

provideEncodingTables(ENCODING_TABLES)

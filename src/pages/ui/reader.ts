/** The reader of a page, with the strings of all pages. */
import type { ReaderOf } from '../../present/reader.ts'
import type { Strings } from '../strings.ts'

export type Reader = ReaderOf<Strings>

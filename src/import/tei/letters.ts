import type { Letter } from '../extract.ts'
import type { File, ReadText } from './reader.ts'

export function lettersOf(_file: File, _own: ReadText): readonly Letter[] {
  return []
}

/** The script of the editor's desk of a stored passage. */
import { workByKeyboard } from './desk.ts'

workByKeyboard()

/** What the editor's desk of a stored passage does with a script. */
import { workByKeyboard } from './desk.ts'

workByKeyboard()

/** The script inside a frame. */
import { tellHeight } from './fit.ts'

tellHeight()

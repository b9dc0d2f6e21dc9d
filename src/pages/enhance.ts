/** What pages do beyond what they do without a script. Nothing here is needed to read them. */
import { connectPlaces } from './enhance-connect.ts'
import { copyByButton } from './enhance-copy.ts'
import { showProgress } from './enhance-import.ts'
import { stepByKey } from './enhance-keys.ts'
import { selectOneSide } from './enhance-sides.ts'

stepByKey()
copyByButton()
connectPlaces()
selectOneSide()
showProgress()

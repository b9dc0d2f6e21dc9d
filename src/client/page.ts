/** What pages do beyond what they do without a script. Nothing here is needed to read them. */
import { checkSelection } from './check-selection.ts'
import { connectPlaces } from './connect-places.ts'
import { copyByButton } from './copy-button.ts'
import { followVariants } from './follow-variants.ts'
import { showProgress } from './import-progress.ts'
import { seedAllParts } from './seeding.ts'
import { selectOneSide } from './select-side.ts'

followVariants()
copyByButton()
connectPlaces()
selectOneSide()
showProgress()
checkSelection()
seedAllParts()

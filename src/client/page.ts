/** The script of every page. Pages can be read without it. */
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

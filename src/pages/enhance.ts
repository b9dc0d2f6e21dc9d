/** What pages do beyond what they do without a script. Nothing here is needed to read them. */
import { showProgress } from './enhance-import.ts'
import { stepByKey } from './enhance-keys.ts'
import { shareTexts } from './enhance-share.ts'

stepByKey()
showProgress()
void shareTexts()

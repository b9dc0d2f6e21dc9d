/** In place of european.ts in the engine of a page (src/cli/build-assets.ts), which gives them to `addLanguages` when it has loaded them. */
import type { Family } from './language.ts'

const later: readonly Family[] = []

export { later as EUROPEAN }

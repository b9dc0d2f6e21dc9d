/** Random inputs that are the same in every run: what fails here fails again. `npm run fuzz` and its like look further. */
import fc from 'fast-check'
import '../src/import/tables/bundled.ts'
import '../src/text/tables/bundled.ts'

fc.configureGlobal({ seed: 20_261_123 })

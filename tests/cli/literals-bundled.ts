/** What lift-literals.test.ts bundles as a Worker is. */
import '../../src/text/tables/bundled.ts'

export { languagesWithRules } from '../../src/text/languages/index.ts'
export { provideLiterals } from '../../src/text/lifted.ts'

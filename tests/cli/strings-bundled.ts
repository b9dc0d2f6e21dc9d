/** What lift-strings.test.ts bundles as a Worker is. */
export { STRINGS } from '../../src/pages/strings.ts'
export { lacksStrings, provideStrings } from '../../src/present/lifted-strings.ts'

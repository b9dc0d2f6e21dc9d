/** What named-characters.test.ts bundles as a Worker is: the package beside the module that takes the place of its tree. */
export { decodeHTMLStrict } from 'entities'
export { provideNamedCharacters } from '../../../src/import/tables/named-characters.ts'

/** What markdown-tree.test.ts bundles as a Worker is. */
export { fromMarkdown } from '../../src/import/markdown.ts'
export { provideNamedCharacters } from '../../src/import/tables/named-characters.ts'

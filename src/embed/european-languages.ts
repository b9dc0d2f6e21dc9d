/** The rules of European languages, for texts that are compared in a page. */
export { EUROPEAN } from '../text/languages/european.ts'

/** The Korean readings of Han characters, for texts that are compared in a page. */
export { READINGS as hanja } from '../text/tables/hanja.ts'

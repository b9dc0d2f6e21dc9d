/** The build script puts the minified style sheet in place of the import, as a string. */
declare module '*.css' {
  const text: string
  export default text
}

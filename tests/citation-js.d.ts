/** citation-js brings no types along; what the tests use of it. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(data: string, options?: { forceType?: string })
    // biome-ignore lint/suspicious/noExplicitAny: CSL-JSON of whatever was read
    readonly data: any[]
  }
}
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-ris'

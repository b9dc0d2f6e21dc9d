/**
 * In place of @lezer/highlight in the Worker (`alias` in src/cli/bundle.ts): the parser of Markdown names colours for
 * editors, which nobody here shows.
 */

/** A source of properties that gives none to any node. */
export const styleTags = () => () => null

/** Every tag, and every change of one. */
const any: object = new Proxy(() => undefined, { get: () => any, apply: () => any })
export const tags = any
export const Tag = any

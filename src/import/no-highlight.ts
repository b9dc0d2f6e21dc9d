/**
 * Replaces @lezer/highlight in the Worker (`alias` in src/cli/bundle.ts): the Markdown parser names colours for editors, which the
 * service does not show.
 */

/** A source of properties that gives none to any node. */
export const styleTags = () => () => null

/** Every tag, and every change of one. */
const any: object = new Proxy(() => undefined, { get: () => any, apply: () => any })
export const tags = any
export const Tag = any

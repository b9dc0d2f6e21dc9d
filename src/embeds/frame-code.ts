import { escapeHtml } from '../embed/tree.ts'

/**
 * The frame as it is pasted. It may run its own script, and its links may open pages that are free of the sandbox; it may
 * not reach the page around it.
 */
export const frameCode = (src: string, title: string, width: number | string, height: number): string =>
  `<iframe src="${escapeHtml(src)}" title="${escapeHtml(title)}" width="${width}" height="${height}" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" frameborder="0"></iframe>`

import { escapeHtml } from '../embed/tree.ts'

/**
 * The frame as it is pasted. It may run its own script, and its links may open pages that are free of the sandbox; it may
 * not reach the page around it. The attribute `width` knows pixels alone, so `100%` is in the style.
 */
export function frameCode(src: string, title: string, width: number | string, height: number): string {
  const [attribute, style] = typeof width === 'number' ? [` width="${width}"`, ''] : ['', `width:${width};`]
  return `<iframe src="${escapeHtml(src)}" title="${escapeHtml(title)}"${attribute} height="${height}" style="${style}border:0" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>`
}

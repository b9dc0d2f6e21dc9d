/** Fits the height of a frame to its content: the frame sends its height, and the page accepts it within bounds. */

const TYPE = 'variorum-comparison:resize'
/** In CSS pixels. The least and the greatest height that a frame gets. */
const [LEAST, MOST] = [80, 20_000]

/** In the frame: sends the height to the page around it, of any origin, because a height is no secret. */
export function tellHeight(): void {
  const { documentElement } = document
  new ResizeObserver(() => {
    parent.postMessage({ type: TYPE, height: Math.ceil(documentElement.getBoundingClientRect().height) }, '*')
  }).observe(documentElement)
}

/**
 * In the page: the message counts only if it comes from the window of a frame that this page itself put there, with an
 * address of this host. The origin says nothing: that of a sandboxed frame is opaque.
 */
export function fitFrames(origin: string): void {
  addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    if (source === null || typeof data !== 'object' || data === null) return
    const { type, height } = data as { type?: unknown; height?: unknown }
    if (type !== TYPE || typeof height !== 'number' || !Number.isFinite(height)) return
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.contentWindow === source && frame.src.startsWith(`${origin}/embed/`))
        frame.height = String(Math.round(Math.min(MOST, Math.max(LEAST, height))))
  })
}

/** From variant to variant by keyboard: j or → to the next, k or ← to the one before. */

const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowRight: 1, k: -1, ArrowLeft: -1 }

export function stepByKey(): void {
  addEventListener('keydown', (event) => {
    const step = STEPS[event.key]
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    // Whoever writes, chooses or scrolls has other uses for these keys.
    if ((event.target as HTMLElement).closest('input, textarea, select, [contenteditable], [tabindex="0"]')) return
    const places = [...document.querySelectorAll<HTMLElement>('.place[id], .locus[id]')].filter(isShown)
    if (places.length === 0) return
    const at = places.findIndex((place) => `#${place.id}` === location.hash)
    const next = at < 0 ? places[step > 0 ? 0 : places.length - 1] : places[at + step]
    if (next === undefined) return
    event.preventDefault()
    location.replace(`#${next.id}`)
    next.querySelector<HTMLElement>('.number')?.focus({ preventScroll: true })
  })
}

const isShown = (element: HTMLElement) => element.offsetParent !== null

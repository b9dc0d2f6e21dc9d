/**
 * Moves from variant to variant, by the keys j and k (or the arrows) and by the buttons of the toolbar. Text and list follow each
 * other: the entry of the current place is marked and scrolled into view, and a number in the list leads to its place.
 */
const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowRight: 1, k: -1, ArrowLeft: -1 }

export function followVariants(): void {
  addEventListener('keydown', (event) => {
    const step = STEPS[event.key]
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    // Writing, choosing and scrolling have other uses for these keys.
    if ((event.target as HTMLElement).closest('input, textarea, select, [contenteditable], [tabindex="0"], #own-desk'))
      return
    if (stepBy(step)) event.preventDefault()
  })
  addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('.position [data-step]')
    if (button) stepBy(Number(button.dataset.step), button)
  })
  addEventListener('hashchange', () => openPart() || show(current(), true))
  openPart()
  addEventListener(
    'scroll',
    soon(() => {
      const named = current()
      show(named !== undefined && isInSight(named) ? named : inSight(), false)
    }),
    { passive: true },
  )
  showPositions()
}

/** Shows the parts that need this script; `/compare` makes new ones with every comparison. */
export function showPositions(): void {
  for (const position of document.querySelectorAll<HTMLElement>('.position[hidden]')) position.hidden = false
  show(current(), false)
}

/** `#v700` in another part of a long comparison: only a script knows the fragment of an address. */
function openPart(): boolean {
  const [, variant] = /^#[ve](\d+)$/.exec(location.hash) ?? []
  const parts = document.querySelector<HTMLElement>('nav.parts[data-last]')
  if (variant === undefined || parts === null || document.getElementById(location.hash.slice(1)) !== null) return false
  const index = parts.dataset.last!.split(' ').findIndex((last) => Number(last) >= Number(variant))
  const url = new URL(location.href)
  if (index < 0 || Number(url.searchParams.get('part') ?? 1) === index + 1) return false
  url.searchParams.set('part', String(index + 1))
  location.replace(url)
  return true
}

const isShown = (element: HTMLElement) => element.offsetParent !== null
/** In the order of the text, each once. In the view that is a list, its entries. */
function placesNow(): HTMLElement[] {
  const places = [...document.querySelectorAll<HTMLElement>('.place[id]')].filter(isShown)
  return places.length > 0
    ? places
    : [...document.querySelectorAll<HTMLElement>('.apparatus li[id^=e]')].filter(isShown)
}
const current = () => {
  const [, number] = /^#[ve](.+)$/.exec(location.hash) ?? []
  return number === undefined ? undefined : placesNow().find((place) => numberOf(place) === number)
}
const numberOf = (place: HTMLElement) => place.id.slice(1)

/** @returns false where there is no variant that way */
function stepBy(step: number, button: HTMLElement | null = null): boolean {
  const places = placesNow()
  const at = places.indexOf((current() ?? inSight())!)
  const next = current() === undefined && step > 0 && at >= 0 ? places[at] : places[at < 0 && step < 0 ? -1 : at + step]
  if (next === undefined) return stepToPart(step, places[at])
  location.replace(`#${next.id}`)
  if (button === null) next.querySelector<HTMLElement>('.number')?.focus({ preventScroll: true })
  show(next, true)
  return true
}

/** Of a comparison in parts: to the first variant of the next part, or the last of the one before. */
function stepToPart(step: number, place: HTMLElement | undefined): boolean {
  const rel = step > 0 ? 'next' : 'prev'
  const way = document.querySelector<HTMLElement>(`.parts :is([rel=${rel}], [data-rel=${rel}])`)
  if (way === null || place === undefined) return false
  if (way instanceof HTMLAnchorElement) location.assign(`${way.href}#v${Number(numberOf(place)) + step}`)
  else way.click()
  return true
}

/** Below the toolbar, and above the end of the window. */
function isInSight(place: HTMLElement): boolean {
  const top = document.querySelector('.toolbar')?.getBoundingClientRect().bottom ?? 0
  const rect = place.getBoundingClientRect()
  return rect.bottom > Math.max(0, top) && rect.top < innerHeight
}

const inSight = () => placesNow().find(isInSight)

/** `aloud`: the reader went there, so a screen reader announces the place. */
function show(place: HTMLElement | undefined, aloud: boolean): void {
  const position = document.querySelector<HTMLElement>('.position')
  if (place === undefined || position === null) return
  const n = numberOf(place)
  const of = position.dataset.of!
  position.querySelector('.at')!.textContent = `${n}/${of}`.padStart(2 * of.length + 1, '\u2007')
  for (const one of document.querySelectorAll('.current')) one.classList.remove('current')
  place.classList.add('current')
  const entry = document.getElementById(`e${numberOf(place)}`)
  if (entry !== null && entry !== place) {
    entry.classList.add('current')
    scrollList(entry)
  }
  if (aloud) position.querySelector('[role=status]')!.textContent = position.dataset.at!.replace('%n', n)
}

/** Scrolls only the list beside the text. */
function scrollList(entry: HTMLElement): void {
  const list = entry.closest<HTMLElement>('aside')
  if (list === null || list.scrollHeight <= list.clientHeight) return
  const [inner, outer] = [entry.getBoundingClientRect(), list.getBoundingClientRect()]
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return
  list.scrollTop += inner.top - outer.top - outer.height / 3
}

/** At most once a frame. */
function soon(work: () => void): () => void {
  let waits = false
  return () => {
    if (waits) return
    waits = true
    requestAnimationFrame(() => {
      waits = false
      work()
    })
  }
}

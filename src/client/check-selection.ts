/**
 * Offers to check selected words of a text as a quotation: a link beside them leads to the check. Without this script the page has the
 * link to the empty form.
 */
/** Code points; of a longer quotation the check refuses to say anything. */
const MOST = 2_000
const LEAST = 2
/** What the page adds to the text, and what other witnesses read in its place. */
const NO_TEXT =
  '.said, .steps, .number, .sigla, .move, .unseen, .cell-siglum, .cite-it, summary, button, [aria-hidden="true"]'
const OTHER_READINGS = 'ins, .reading'

export function checkSelection(): void {
  const form = document.querySelector<HTMLAnchorElement>('a.check-words')
  if (form === null) return
  const beside = form.cloneNode() as HTMLAnchorElement
  beside.className = 'check-selection no-print'
  beside.textContent = form.dataset.selected ?? ''
  beside.hidden = true
  form.closest('main')!.append(beside)
  const plain = form.href
  let waiting = 0
  const follow = () => {
    const selection = getSelection()
    const words = selection === null ? '' : selectedWords(selection)
    const length = [...words].length
    beside.hidden = length < LEAST || length > MOST
    form.href = beside.hidden ? plain : addressOf(plain, words)
    if (beside.hidden) return
    beside.href = form.href
    place(beside, selection!.getRangeAt(0).getBoundingClientRect())
  }
  document.addEventListener('selectionchange', () => {
    clearTimeout(waiting)
    waiting = setTimeout(follow, 150)
  })
}

function addressOf(form: string, words: string): string {
  const url = new URL(form)
  url.searchParams.set('quotation', words)
  return url.href
}

/** The text of one witness: what others read is left out, unless only that was selected. */
function selectedWords(selection: Selection): string {
  if (selection.isCollapsed || selection.rangeCount === 0) return ''
  const range = selection.getRangeAt(0)
  const at = range.commonAncestorContainer
  const text = at instanceof Element ? at : at.parentElement
  if (text === null || text.closest('.text') === null) return ''
  const fragment = range.cloneContents()
  for (const added of fragment.querySelectorAll(NO_TEXT)) added.remove()
  const all = fragment.textContent
  for (const other of fragment.querySelectorAll(OTHER_READINGS)) other.remove()
  const own = fragment.textContent.trim()
  return (own === '' ? all : own).trim()
}

/** Under the words, within the window. */
function place(link: HTMLElement, { left, bottom }: DOMRect): void {
  const room = document.documentElement.clientWidth - link.offsetWidth - 8
  link.style.left = `${scrollX + Math.max(8, Math.min(left, room))}px`
  link.style.top = `${scrollY + bottom + 6}px`
}

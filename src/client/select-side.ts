/**
 * Keeps a selection within one side of a parallel text. In a table a selection runs through all columns; this script keeps it in the
 * column where it began, and copies the witness's own text, without numbers, labels and the breaks between rows.
 */
const CELLS = '.parallel td'

export function selectOneSide(): void {
  let side: HTMLTableCellElement | null = null

  const choose = (cell: HTMLTableCellElement | null) => {
    for (const one of document.querySelectorAll<HTMLTableCellElement>(CELLS))
      one.classList.toggle('other-side', cell !== null && isBeside(one, cell))
    side = cell
  }
  addEventListener('pointerdown', ({ target }) => {
    const cell = (target as Element).closest<HTMLTableCellElement>(CELLS)
    // The rows between the ends of a selection belong to it in every column: pressed there, it would be dragged away as a whole.
    if (cell && side && isBeside(cell, side)) getSelection()?.removeAllRanges()
    choose(cell)
  })
  // A reader who selects everything gets everything.
  addEventListener('keydown', ({ key, ctrlKey, metaKey }) => {
    if (key === 'a' && (ctrlKey || metaKey)) choose(null)
  })

  addEventListener('copy', (event) => {
    const selection = getSelection()
    const table = side?.closest('table')
    if (!side || !table || !selection || selection.rangeCount === 0) return
    const range = selection.getRangeAt(0)
    // What reaches beyond the table is the browser's affair.
    if (range.collapsed || !table.contains(range.commonAncestorContainer)) return
    const text = [...table.querySelectorAll('td')]
      .filter((cell) => cell.cellIndex === side!.cellIndex)
      .map((cell) => textIn(cell, range))
      .join('')
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  })
}

const isBeside = (one: HTMLTableCellElement, cell: HTMLTableCellElement) =>
  one.closest('table') === cell.closest('table') && one.cellIndex !== cell.cellIndex

/** The text of an element that a range takes in, without what the style sheet keeps out of selections. */
function textIn(element: Element, range: Range): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let text = ''
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    if (!range.intersectsNode(node) || isKeptOut(node.parentElement!)) continue
    const start = node === range.startContainer ? range.startOffset : 0
    const end = node === range.endContainer ? range.endOffset : node.length
    text += node.data.slice(start, end)
  }
  return text
}

function isKeptOut(element: Element): boolean {
  const { userSelect, webkitUserSelect, display } = getComputedStyle(element)
  return [userSelect, webkitUserSelect].includes('none') || display === 'none'
}

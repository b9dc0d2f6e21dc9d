/**
 * Connects what belongs together in the side-by-side view: draws a line in the gutter from each reading to its counterpart and from
 * each place of a move to the other; hover or keyboard focus on one highlights both. The numbers say the same without a script.
 */
const SVG = 'http://www.w3.org/2000/svg'
const PARTS = '[data-place], [data-move]'

/** Those that are not connected yet: `/compare` makes one after the other. */
export function connectPlaces(): void {
  for (const view of document.querySelectorAll<HTMLElement>('.parallel:not(:has(> .connections))')) connect(view)
}

function connect(view: HTMLElement): void {
  const drawing = document.createElementNS(SVG, 'svg')
  drawing.setAttribute('class', 'connections')
  drawing.setAttribute('aria-hidden', 'true')
  view.append(drawing)
  new ResizeObserver(() => draw(view, drawing)).observe(view.querySelector('table')!)

  let shown: string | null = null
  const show = ({ target }: Event) => {
    const part = (target as Element).closest<HTMLElement>(PARTS)
    const name = part && selectorOf(part)
    if (name === shown) return
    for (const one of view.querySelectorAll('.near')) one.classList.remove('near')
    if (name !== null) for (const one of view.querySelectorAll(name)) one.classList.add('near')
    shown = name
  }
  view.addEventListener('pointerover', show)
  view.addEventListener('focusin', show)
}

/** What in the text and in the drawing belongs to one place, or one move. */
const selectorOf = ({ dataset }: HTMLElement) =>
  dataset.place === undefined ? `[data-move="${dataset.move}"]` : `[data-place="${dataset.place}"]`

interface End {
  readonly cell: HTMLTableCellElement
  /** Middle of its first line. */
  readonly y: number
}

/** All is measured before anything is drawn. O(places × witnesses). */
function draw(view: HTMLElement, drawing: SVGSVGElement): void {
  const table = view.querySelector('table')!
  // On a narrow screen cells are under each other, and there is no gutter.
  const isTable = getComputedStyle(table.querySelector('td') ?? table).display === 'table-cell'
  const { left, top, width, height } = table.getBoundingClientRect()
  const groups = new Map<string, { ends: End[]; kind: string; of: HTMLElement }>()
  for (const element of isTable ? table.querySelectorAll<HTMLElement>('[data-place], .move') : []) {
    const cell = element.closest('td')!
    const rect = element.getClientRects()[0]
    if (rect === undefined) continue
    const key = selectorOf(element)
    const kind = element.matches('.move') ? 'crossing' : element.matches('.accidental') ? 'accidental' : 'substantive'
    const group = groups.get(key) ?? { ends: [], kind, of: element }
    group.ends.push({ cell, y: (rect.top + rect.bottom) / 2 - top })
    groups.set(key, group)
  }
  const paths: SVGElement[] = []
  for (const { ends, kind, of } of groups.values()) {
    const ordered = ends.sort((a, b) => a.cell.cellIndex - b.cell.cellIndex)
    for (const [index, from] of ordered.slice(0, -1).entries()) {
      const to = ordered[index + 1]!
      // Between neighbours only: a line across a third text would be read as part of it.
      if (to.cell.cellIndex !== from.cell.cellIndex + 1) continue
      const [a, b] = [from.cell.getBoundingClientRect(), to.cell.getBoundingClientRect()]
      // In a table from right to left the next cell is the one on the left.
      const [x1, x2] =
        a.left < b.left
          ? [a.right - padding(from.cell, 'paddingRight'), b.left + padding(to.cell, 'paddingLeft')].map(
              (x) => x - left,
            )
          : [a.left + padding(from.cell, 'paddingLeft'), b.right - padding(to.cell, 'paddingRight')].map(
              (x) => x - left,
            )
      const gap = x1! < x2! ? 4 : -4
      const path = document.createElementNS(SVG, 'path')
      const middle = (x1! + x2!) / 2
      path.setAttribute('d', `M${x1! + gap} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${x2! - gap} ${to.y}`)
      path.setAttribute('class', kind)
      for (const name of ['place', 'move']) {
        const value = of.dataset[name]
        if (value !== undefined) path.setAttribute(`data-${name}`, value)
      }
      paths.push(path)
    }
  }
  drawing.setAttribute('width', String(width))
  drawing.setAttribute('height', String(height))
  drawing.replaceChildren(...paths)
}

const padding = (cell: Element, side: 'paddingLeft' | 'paddingRight') => Number.parseFloat(getComputedStyle(cell)[side])

/** Ways of a drawn chain pass behind no box, and those of different boxes do not run along each other. */
import { expect, test } from 'vitest'
import { provSvg } from '../../src/formats/prov-svg.ts'
import { type PlacedBox, waysBetween } from '../../src/formats/prov-ways.ts'
import { chainOf } from '../../src/provenance/chain.ts'
import { about, chainVersions, telegrams } from '../provenance/corpus.ts'

type Point = readonly [x: number, y: number]

/** Whether the stretch from p to q, which is level or upright, enters a box by more than its edge. */
function enters([[px, py], [qx, qy]]: readonly [Point, Point], { x, y, width, height }: Omit<PlacedBox, 'row'>) {
  const crosses = (a: number, b: number, from: number, to: number) =>
    Math.min(a, b) < to - 0.05 && Math.max(a, b) > from + 0.05
  return crosses(px, qx, x, x + width) && crosses(py, qy, y, y + height)
}

const stretches = (corners: readonly Point[]) => corners.slice(1).map((corner, k) => [corners[k]!, corner] as const)

test.each(telegrams.map((one) => [one.id, one] as const))('no way of %s passes behind a box', (_, one) => {
  const svg = provSvg(chainOf(one, chainVersions, about(one.id).titles))
  const boxes = [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g)].map(
    ([, x, y, width, height]) => ({ x: Number(x), y: Number(y), width: Number(width), height: Number(height) }),
  )
  const ways = [...svg.matchAll(/<path d="([^"]+)"[^>]* marker-end/g)].map(([, d]) =>
    [...d!.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]): Point => [Number(x), Number(y)]),
  )
  expect(ways.length).toBeGreaterThan(0)
  for (const corners of ways)
    for (const [p, q] of stretches(corners)) {
      expect(p[0] === q[0] || p[1] === q[1], `${p} ${q}`).toBe(true)
      for (const box of boxes) expect(enters([p, q], box), `${p} ${q} ${JSON.stringify(box)}`).toBe(false)
    }
})

const GUTTER = 20
const rows = Array.from({ length: 6 }, (_, row) => ({ top: row * 70 + 10, bottom: row * 70 + 60 }))
const box = (row: number, column: number): PlacedBox => ({
  x: 100 + column * (200 + GUTTER),
  y: rows[row]!.top,
  width: 200,
  height: 50,
  row,
})
const boxes = rows.flatMap((_, row) => [0, 1, 2].map((column) => box(row, column)))

test('from each box of a grid to each other: around all boxes, and out of the box to the other', () => {
  for (const from of boxes)
    for (const to of boxes) {
      if (from === to) continue
      const [way] = waysBetween([{ from, to, style: '', link: null }], { gutter: GUTTER, rows })
      for (const stretch of stretches(way!.corners))
        for (const one of boxes) expect(enters(stretch, one), JSON.stringify({ from, to, way })).toBe(false)
      const touches = ([x, y]: Point, { x: bx, y: by, width, height }: PlacedBox) =>
        x >= bx && x <= bx + width && y >= by && y <= by + height
      expect(touches(way!.corners[0]!, from) && touches(way!.corners.at(-1)!, to)).toBe(true)
    }
})

test('two boxes whose ways take one gutter have a lane each; one box has one for each kind of line', () => {
  const [a, b] = [box(0, 0), box(0, 1)]
  const ways = waysBetween(
    [
      { from: a, to: box(3, 1), style: '', link: 'a3' },
      { from: a, to: box(4, 1), style: '', link: 'a4' },
      { from: b, to: box(4, 1), style: '', link: 'b4' },
      { from: a, to: box(4, 1), style: 'broken', link: 'a4, broken' },
    ],
    { gutter: GUTTER, rows },
  )
  const uprights = ways.map(({ corners }) => corners.at(-2)![0])
  expect(uprights[0]).toBe(uprights[1])
  expect(new Set(uprights).size).toBe(3)
  for (const x of uprights) {
    expect(x).toBeGreaterThan(box(0, 1).x - GUTTER)
    expect(x).toBeLessThan(box(0, 1).x)
  }
})

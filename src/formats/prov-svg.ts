/**
 * Draws the chain of a wording: a layer for each station, from the sender at the top to the words at the bottom. The line shows how
 * certain a claim is (solid, dashed, dotted), and every box says it in words; colour alone says nothing. No script, no font to load;
 * deterministic. The description says in words what the picture shows.
 */
import type { Chain, ChainLink, ChainNode, Claim } from '../provenance/chain.ts'
import { isDoubtful } from '../provenance/preferred.ts'
import type { Certainty } from '../provenance/telegram.ts'
import { abbreviate, emWidth, graphemes, visible } from './label.ts'
import { type PlacedBox, waysBetween } from './prov-ways.ts'
import { DARK, LIGHT, n, SERIF } from './svg.ts'
import { xmlAttribute, xmlText } from './xml.ts'

const FONT = 14
const SMALL = 11
const LINE = 19
const SMALL_LINE = 15
const PAD = 9
const NAMES = 150
const BOX = 236
const GAP = 22
const LAYER_GAP = 34
const MARGIN = 14
const ACROSS = 3
/** Lines of a label; longer ones are cut in their middle, and whole in the tooltip. */
const LINES = 3
/** Boxes of a layer; a telegram with more statements has the rest in its data. */
const SHOWN = 60

const LAYERS: readonly (readonly [name: string, kinds: readonly ChainNode['kind'][]])[] = [
  ['发出 sender', ['sender']],
  ['电文 telegram', ['telegram']],
  ['经手 by the hand of', ['hand']],
  ['接收 recipient', ['recipient']],
  ['馆藏、刊本、译本 archive, edition, translation', ['archive', 'edition', 'translation']],
  ['叙述 text that tells of it', ['text']],
  ['版本 version', ['version']],
  ['字句 words', ['span']],
]

const DASHES: Readonly<Record<Certainty, string>> = { high: '', medium: '7 4', low: '2 4', unknown: '1 6' }
const dash = (claim: Claim | null): string => {
  const dashes = claim === null ? '' : DASHES[claim.certainty]
  return dashes === '' ? '' : ` stroke-dasharray="${dashes}"`
}

interface Box extends PlacedBox {
  readonly node: ChainNode
  readonly lines: readonly string[]
  readonly small: readonly string[]
}

const STYLE = `@media (prefers-color-scheme: dark) {
.paper { fill: ${DARK.paper}; } .ways, .boxes { stroke: ${DARK.line}; } .boxes { fill: ${DARK.box}; } .head { fill: ${DARK.line}; } text { fill: ${DARK.ink}; } }`

/** A drawing of the chain that needs neither script nor font. */
export function provSvg(chain: Chain): string {
  const { boxes, names, rows, height } = layoutOf(chain)
  const width = MARGIN * 2 + NAMES + ACROSS * BOX + (ACROSS - 1) * GAP
  const title = `${chain.telegram.title.zh} · ${chain.telegram.title.en}`
  const legend = `线 line: 实线 certainty high · 断线 medium · 点线 low · 疏点 unknown`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="provenance-title provenance-desc" width="${width}" height="${n(height)}" viewBox="0 0 ${width} ${n(height)}" xml:lang="zh-Hans">`,
    `<title id="provenance-title">${xmlText(visible(title))}</title>`,
    `<desc id="provenance-desc">${xmlText(inWords(chain))}</desc>`,
    `<style>${STYLE}</style>`,
    `<defs><marker id="provenance-arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="head" fill="${LIGHT.line}" d="M0 0L8 4L0 8z"/></marker></defs>`,
    `<rect class="paper" width="100%" height="100%" fill="${LIGHT.paper}"/>`,
    `<g class="ways" fill="none" stroke="${LIGHT.line}" stroke-width="1.3" stroke-linejoin="round">`,
    ...waysXml(chain, boxes, rows),
    '</g>',
    `<g font-family="system-ui, sans-serif" font-size="${SMALL}" font-weight="600">`,
    ...names.flatMap(({ name, y }) =>
      wrapped(name, (NAMES - GAP) / SMALL, 3).map(
        (line, k) => `<text x="${MARGIN}" y="${n(y + k * SMALL_LINE)}" fill="${LIGHT.ink}">${xmlText(line)}</text>`,
      ),
    ),
    '</g>',
    `<g class="boxes" fill="${LIGHT.box}" stroke="${LIGHT.line}" stroke-width="1.3">`,
    ...[...boxes.values()].map(boxXml),
    '</g>',
    `<text x="${MARGIN}" y="${n(height - MARGIN)}" font-family="system-ui, sans-serif" font-size="${SMALL}" fill="${LIGHT.ink}">${xmlText(legend)}</text>`,
    '</svg>',
    '',
  ].join('\n')
}

/** The hands are between the telegram and who received it. Relations to other telegrams are not drawn here. */
function drawnLinks({ nodes, links }: Chain): readonly ChainLink[] {
  const hands = nodes.filter(({ kind }) => kind === 'hand')
  return links.flatMap((link) => {
    if (link.kind === 'related') return []
    if (link.kind !== 'addressed' || hands.length === 0) return [link]
    return hands.map(({ id }) => ({ ...link, from: id }))
  })
}

/** Rows of a layer. Words are below the version that has them, where each version can have a column of its own. */
function rowsOf(here: readonly ChainNode[], nodes: readonly ChainNode[]): readonly (ChainNode | undefined)[][] {
  const holders = nodes.filter(
    ({ kind, version }) => kind === 'version' && nodes.some((n) => n.span?.version === version),
  )
  const columns = holders.map(({ version }) => here.filter(({ span }) => span?.version === version))
  if (here[0]?.kind === 'span' && columns.length <= ACROSS) {
    const most = Math.max(...columns.map((column) => column.length))
    return Array.from({ length: most }, (_, k) => columns.map((column) => column[k]))
  }
  // Versions that others were only cut from are behind those that have the words.
  const inOrder = here[0]?.kind === 'version' ? [...holders, ...here.filter((node) => !holders.includes(node))] : here
  return Array.from({ length: Math.ceil(inOrder.length / ACROSS) }, (_, k) =>
    inOrder.slice(k * ACROSS, (k + 1) * ACROSS),
  )
}

function layoutOf({ nodes, dates }: Chain) {
  const boxes = new Map<string, Box>()
  const names: { name: string; y: number }[] = []
  const rows: { top: number; bottom: number }[] = []
  let top = MARGIN
  for (const [name, kinds] of LAYERS) {
    const here = nodes.filter(({ kind }) => kinds.includes(kind)).slice(0, SHOWN)
    if (here.length === 0) continue
    names.push({ name, y: top + PAD + SMALL })
    for (const row of rowsOf(here, nodes)) {
      const measured = row.map((node) => node && measure(node, dates))
      const height = Math.max(...measured.map((box) => box?.height ?? 0))
      measured.forEach((box, column) => {
        const x = MARGIN + NAMES + column * (BOX + GAP)
        if (box) boxes.set(box.node.id, { ...box, height, x, y: top, row: rows.length })
      })
      rows.push({ top, bottom: top + height })
      top += height + GAP
    }
    top += LAYER_GAP - GAP
  }
  return { boxes, names, rows, height: top + SMALL_LINE + MARGIN }
}

function measure(node: ChainNode, dates: Chain['dates']): Omit<Box, 'x' | 'y' | 'row'> {
  const width = node.kind === 'telegram' ? ACROSS * BOX + (ACROSS - 1) * GAP : BOX
  const lines = wrapped(shortened(node.label), (width - 2 * PAD) / FONT, LINES)
  const small = smallLines(node, dates).flatMap((line) => wrapped(line, (width - 2 * PAD) / SMALL, 2))
  return { node, lines, small, width, height: 2 * PAD + lines.length * LINE + small.length * SMALL_LINE }
}

/** Characters of a label that can fill its lines, from either end. */
const LABEL_EMS = 20

function shortened(label: string): string {
  const parts = abbreviate(label, LABEL_EMS)
  return visible(parts === null ? label : `${parts.head}……${parts.tail}`)
}

const sure = (claim: Claim): string =>
  `${isDoubtful(claim) ? 'perhaps · ' : ''}certainty ${claim.certainty} · ${claim.basis}`

function smallLines(node: ChainNode, dates: Chain['dates']): readonly string[] {
  const { kind, telegram, span, claim } = node
  if (kind === 'telegram')
    return [
      `${telegram!.id} · ${telegram!.status}`,
      ...dates.map(({ property, value, claim }) => `${property} ${value} · ${sure(claim)}`),
    ]
  const lines = claim === null ? [] : [sure(claim)]
  return span === undefined ? lines : [`${span.kind} [${span.start}, ${span.end})`, ...lines]
}

function wrapped(text: string, ems: number, most: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const part of parts(text)) {
    if (line !== '' && emWidth(line + part) > ems) {
      lines.push(line.trim())
      line = ''
    }
    line += part
  }
  lines.push(line.trim())
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]!}…`]
}

/** Where a line may break: between words, and between characters of scripts without spaces. A long word is broken too. */
const parts = (text: string): readonly string[] =>
  text
    .split(/(?<=[\s\-/.,])|(?=[\u2e80-\u9fff\uf900-\ufaff])/u)
    .flatMap((part) => (part.length > 24 ? graphemes(part) : [part]))

function boxXml({ node, lines, small, x, y, width, height }: Box): string {
  const texts = [
    ...lines.map((line, k) => line && textXml(line, x + PAD, y + PAD + LINE * (k + 1) - 5, FONT, SERIF)),
    ...small.map((line, k) =>
      textXml(line, x + PAD, y + PAD + LINE * lines.length + SMALL_LINE * (k + 1) - 4, SMALL, 'system-ui, sans-serif'),
    ),
  ]
  const description = node.claim === null ? node.label : `${node.label} — ${sure(node.claim)}; ${node.claim.source}`
  const outline = `x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="5"`
  return `<g><title>${xmlText(visible(description))}</title><rect ${outline}${dash(node.claim)}/>${texts.join('')}</g>`
}

const textXml = (line: string, x: number, y: number, size: number, family: string): string =>
  `<text x="${n(x)}" y="${n(y)}" font-size="${size}" font-family="${xmlAttribute(family)}" stroke="none" fill="${LIGHT.ink}">${xmlText(line)}</text>`

function waysXml(
  chain: Chain,
  boxes: ReadonlyMap<string, Box>,
  rows: ReturnType<typeof layoutOf>['rows'],
): readonly string[] {
  const ends = drawnLinks(chain).flatMap((link) => {
    const [from, to] = [boxes.get(link.from), boxes.get(link.to)]
    return from === undefined || to === undefined ? [] : [{ from, to, link, style: dash(link.claim) }]
  })
  return waysBetween(ends, { gutter: GAP, rows }).map(({ link: { claim }, corners }) => {
    const d = corners.map(([x, y], k) => `${k === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('')
    return `<path d="${d}"${dash(claim)} marker-end="url(#provenance-arrow)"/>`
  })
}

/** The picture for who does not see it. */
function inWords({ nodes, telegram }: Chain): string {
  const layers = LAYERS.filter(([, kinds]) => !kinds.includes('telegram')).flatMap(([name, kinds]) => {
    const here = nodes.filter(({ kind }) => kinds.includes(kind))
    if (here.length === 0) return []
    if (kinds.includes('span')) return [`${name}: ${here.length}`]
    const labels = here.map(({ label, claim }) => `${label}${claim === null ? '' : ` (${sure(claim)})`}`)
    return [`${name}: ${labels.join(', ')}`]
  })
  return visible([`${telegram.id} (${telegram.status})`, ...layers].join('; '))
}

/** How far the witnesses agree with each other: as numbers and as a tree. */

import type { ComparisonView } from '../../present/comparison-view.ts'
import { isVariant } from '../../present/text-runs.ts'
import { agreements } from '../../variants/agreement.ts'
import { type Cluster, isLeaf, leavesOf, upgma } from '../../variants/upgma.ts'
import type { Reader } from '../ui/reader.ts'

/** For more, neither numbers nor a tree can be read on a page. */
const MOST = 40

interface Props {
  readonly shown: ComparisonView
  readonly reader: Reader
  /** Of all forms of the comparison; those for programs that draw stemmata are linked here. */
  readonly forms?: readonly { readonly label: string; readonly href: string }[]
}

const FOR_STEMMATA = /\.(?:nwk|nex)(?:\?|$)/

export const Agreement = ({ shown, reader, forms = [] }: Props) => {
  const { t } = reader
  const { witnesses, summary } = shown.comparison
  const sigla = witnesses.map(({ siglum }) => siglum)
  if (sigla.length < 3 || sigla.length > MOST) return null
  const of = (a: string, b: string) => (a === b ? 1 : (summary.similarity[a]?.[b] ?? summary.similarity[b]?.[a] ?? 0))
  const tree = upgma(sigla, of)!
  const places = shown.comparison.segments.filter(isVariant)
  const isLost = ({ lacunae = [] }: { lacunae?: readonly string[] }, siglum: string) => lacunae.includes(siglum)
  const inAll = agreements(sigla, places, isLost)
  const substantive = places.filter(({ significance }) => significance === 'substantive')
  const inSubstantive = agreements(sigla, substantive, isLost)
  const counted = ({ agreeing, places }: { agreeing: number; places: number }) => `${agreeing}/${places}`
  return (
    <details class="panel agreement">
      <summary>{t.comparison.agreement}</summary>
      <div>
        <p class="hint">
          {t.comparison.agreementIntro} {t.comparison.agreementPlaces}
          {forms
            .filter(({ href }) => FOR_STEMMATA.test(href))
            .map(({ href, label }) => (
              <>
                {' '}
                <a href={href}>{t.formLabels[label] ?? label}</a>
              </>
            ))}
        </p>
        <div class="beside">
          {/* A region that scrolls must be reachable by keyboard */}
          <section aria-label={t.comparison.agreement} tabindex={0}>
            <table class="matrix">
              <thead>
                <tr>
                  <td />
                  {sigla.map((siglum) => (
                    <th scope="col" class="siglum">
                      {siglum}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {sigla.map((a) => (
                  <tr>
                    <th scope="row" class="siglum">
                      {a}
                    </th>
                    {sigla.map((b) => (
                      <td>
                        {a === b ? '–' : percent(of(a, b))}
                        {a !== b && (
                          <>
                            <br />
                            <small>
                              {counted(inAll(a, b))} · {counted(inSubstantive(a, b))}
                            </small>
                          </>
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <Tree tree={tree} label={t.comparison.tree} />
        </div>
      </div>
    </details>
  )
}

/** Rounded down, so that 100 % says that nothing differs. */
export const percent = (share: number) => `${(Math.floor(share * 1000) / 10).toFixed(1)} %`

const [ROW, LEFT, RIGHT, TEXT] = [28, 16, 260, 60]

/** Joined from the leaves on the right to the left: the further left a join, the less its witnesses have in common. */
const Tree = ({ tree, label }: { tree: Cluster; label: string }) => {
  const leaves = leavesOf(tree)
  const least = isLeaf(tree) ? 1 : tree.similarity
  const x = (similarity: number) => (least >= 1 ? RIGHT : LEFT + ((similarity - least) / (1 - least)) * (RIGHT - LEFT))
  const lines: { readonly path: string; readonly similarity: number | null; readonly x: number; readonly y: number }[] =
    []
  const place = (cluster: Cluster): { x: number; y: number } => {
    if (isLeaf(cluster)) return { x: RIGHT, y: (leaves.indexOf(cluster.siglum) + 0.5) * ROW }
    const [a, b] = [place(cluster.left), place(cluster.right)]
    const at = { x: x(cluster.similarity), y: (a.y + b.y) / 2 }
    lines.push({ path: `M${a.x} ${a.y}H${at.x}V${b.y}H${b.x}`, similarity: cluster.similarity, ...at })
    return at
  }
  place(tree)
  return (
    <svg
      class="tree"
      viewBox={`0 0 ${RIGHT + TEXT} ${leaves.length * ROW}`}
      role="img"
      aria-label={`${label}: ${nested(tree)}`}
    >
      {lines.map(({ path }) => (
        <path d={path} />
      ))}
      {leaves.map((siglum, index) => (
        <text x={RIGHT + 8} y={(index + 0.5) * ROW + 5}>
          {siglum}
        </text>
      ))}
    </svg>
  )
}

/** As one line: ((A, B 100.0 %), C 87.3 %). */
const nested = (tree: Cluster): string =>
  isLeaf(tree) ? tree.siglum : `(${nested(tree.left)}, ${nested(tree.right)} ${percent(tree.similarity)})`

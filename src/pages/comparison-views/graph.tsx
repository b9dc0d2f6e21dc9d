/** The variant graph, in three sizes that need no script. */

import { comparisonGraph } from '../../formats/graph.ts'
import { LOST_WORDS } from '../../formats/print.ts'
import { svgOf } from '../../formats/svg.ts'
import type { ComparisonView } from '../../present/comparison-view.ts'
import { raw } from '../ui/jsx.ts'
import type { Reader } from '../ui/reader.ts'

const SIZES = ['60', '100', '160'] as const

export const Graph = ({ shown, reader }: { shown: ComparisonView; reader: Reader }) => {
  const { t } = reader
  // The drawing brings a style for darkness, which a page's policy refuses; the page's own style has the same.
  const drawing = svgOf(comparisonGraph(shown.comparison, shown.texts, t.comparison.graphAlt, undefined, LOST_WORDS))
    .replace(/<style>[^<]*<\/style>/, '')
    .trimEnd()
  return (
    <div class="graph">
      <fieldset class="sizes no-print">
        <legend>{t.comparison.zoom}</legend>
        {SIZES.map((size) => (
          <label>
            <input type="radio" name="size" value={size} checked={size === '100'} /> {size} %
          </label>
        ))}
      </fieldset>
      {/* A region that scrolls must be reachable by keyboard; it begins where its text does. */}
      <section
        class="drawing"
        aria-label={t.comparison.graphAlt}
        tabindex={0}
        dir={shown.directions.get(shown.comparison.options.base)}
      >
        {raw(drawing)}
      </section>
    </div>
  )
}

/** One glance at the whole: where along the text every witness parts from the base. */

import { type ComparisonView, variantsOf } from '../../present/comparison-view.ts'
import type { Reader } from '../ui/reader.ts'

/** Units along the base; what is shorter than `LEAST` is drawn as long as that, to be seen and hit. */
const [WIDTH, LEAST] = [1000, 3]

export const Overview = ({ shown, reader }: { shown: ComparisonView; reader: Reader }) => {
  const { t } = reader
  const { witnesses, options } = shown.comparison
  const length = Math.max(1, witnesses.find(({ siglum }) => siglum === options.base)!.length)
  const variants = variantsOf(shown)
  const isRtl = shown.directions.get(options.base) === 'rtl'
  if (variants.length === 0) return null
  return (
    <section class="overview" aria-label={t.comparison.overview}>
      {witnesses
        .filter(({ siglum }) => siglum !== options.base)
        .map(({ siglum }) => {
          const parting = variants.filter(
            ({ readings }) =>
              !readings.find(({ witnesses }) => witnesses.includes(options.base))!.witnesses.includes(siglum),
          )
          return (
            <div>
              <b class="siglum" aria-hidden="true">
                {siglum}
              </b>
              {/* Off the way of the Tab key: the list of variants leads to the same places. */}
              <svg viewBox={`0 0 ${WIDTH} 16`} preserveAspectRatio="none">
                <title>{t.comparison.overviewOf(siglum)}</title>
                <rect class="ground" width={WIDTH} height="16" />
                {parting.map(({ id, spans, significance }) => {
                  const [start, end] = spans[options.base]!
                  const width = Math.max(LEAST, ((end - start) / length) * WIDTH)
                  const along = Math.min(WIDTH - width, (start / length) * WIDTH)
                  const x = isRtl ? WIDTH - width - along : along
                  return (
                    <a href={`#v${id}`} tabindex={-1} aria-label={t.comparison.variant(id)}>
                      <rect class={significance} x={x.toFixed(1)} width={width.toFixed(1)} height="16" />
                    </a>
                  )
                })}
              </svg>
              <span class="aside">{parting.length}</span>
            </div>
          )
        })}
    </section>
  )
}

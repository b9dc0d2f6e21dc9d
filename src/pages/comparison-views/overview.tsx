/** A strip for each witness that shows where along the text it differs from the base. */
import { type ComparisonView, type Variant, variantsOf } from '../../present/comparison-view.ts'
import { readingsOf } from '../../present/readings.ts'
import { lossAt } from '../../variants/loss.ts'
import type { Reader } from '../ui/reader.ts'
import { ScreenReaderText } from '../ui/text.tsx'

/** Units along the base; what is shorter than `LEAST` is drawn as long as that, to be seen and hit. */
const [WIDTH, HEIGHT, LEAST] = [1000, 16, 3]
/** Bars of a histogram, which replaces single marks where these would overlap. */
const BARS = 100
/** Rows that are in sight together (comparison.css). */
const ROWS = 5
/** How many marks can be distinguished in the width of a page. */
const MARKS = 120

interface Props {
  readonly shown: ComparisonView
  readonly reader: Reader
  /** Address of a variant: on this page, or in another part of the comparison. */
  readonly hrefOf?: (id: string) => string
}

export const Overview = ({ shown, reader, hrefOf = (id) => `#v${id}` }: Props) => {
  const { t } = reader
  const { witnesses, options } = shown.comparison
  const length = Math.max(1, witnesses.find(({ siglum }) => siglum === options.base)!.length)
  const variants = variantsOf(shown)
  const isRtl = shown.directions.get(options.base) === 'rtl'
  if (variants.length === 0) return null
  const rows = witnesses
    .filter(({ siglum }) => siglum !== options.base)
    .map(({ siglum }) => ({
      siglum,
      parting: variants
        .filter((variant) => !readingsOf(variant, options.base).lemma.witnesses.includes(siglum))
        .map((variant) => ({ ...variant, isLost: lossAt(shown.comparison, variant, siglum) !== null })),
    }))
  const parting = rows.filter(({ parting }) => parting.length > 0)
  return (
    // Where it scrolls, the keyboard must reach it.
    <section class="overview" aria-label={t.comparison.overview} tabindex={parting.length > ROWS ? 0 : undefined}>
      {parting.map(({ siglum, parting }) => (
        <div>
          <b class="siglum" aria-hidden="true">
            {siglum}
          </b>
          {/* For the eye and the pointer: the list of variants leads to the same places. */}
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
            <title>{t.comparison.overviewOf(siglum)}</title>
            <rect class="ground" width={WIDTH} height={HEIGHT} />
            {(parting.length > MARKS ? bars : marks)(parting, options.base, length).map((one) => (
              <a href={hrefOf(one.id)} tabindex={-1}>
                <rect
                  class={one.kind}
                  x={(isRtl ? WIDTH - one.width - one.x : one.x).toFixed(1)}
                  y={HEIGHT - one.height}
                  width={one.width.toFixed(1)}
                  height={one.height}
                />
              </a>
            ))}
          </svg>
          <span class="aside">
            <ScreenReaderText lang={t.tag}>{`${t.comparison.overviewOf(siglum)}${t.colon}`}</ScreenReaderText>
            {parting.length}
          </span>
        </div>
      ))}
    </section>
  )
}

/** A variant as it is in the row of a witness. */
type Parting = Variant & { readonly isLost: boolean }

interface Bar {
  /** The variant that it leads to. */
  readonly id: string
  readonly kind: Variant['significance'] | 'lacuna'
  readonly x: number
  readonly width: number
  readonly height: number
}

function marks(variants: readonly Parting[], base: string, length: number): readonly Bar[] {
  return variants.map(({ id, spans, significance, isLost }) => {
    const [start, end] = spans[base]!
    const width = Math.max(LEAST, ((end - start) / length) * WIDTH)
    return {
      id,
      kind: isLost ? 'lacuna' : significance,
      x: Math.min(WIDTH - width, (start / length) * WIDTH),
      width,
      height: HEIGHT,
    }
  })
}

/** How many variants begin in each hundredth of the text; a bar leads to the first of them. */
function bars(variants: readonly Parting[], base: string, length: number): readonly Bar[] {
  const groups = Map.groupBy(variants, ({ spans }) => Math.min(BARS - 1, Math.floor((spans[base]![0] / length) * BARS)))
  const tallest = Math.max(...[...groups.values()].map((group) => group.length))
  const width = WIDTH / BARS
  return [...groups].map(([index, group]) => ({
    id: group[0]!.id,
    kind: group.every(({ isLost }) => isLost)
      ? 'lacuna'
      : group.some(({ significance }) => significance === 'substantive')
        ? 'substantive'
        : 'accidental',
    x: index * width,
    width: width - 1,
    height: Math.max(1, Math.round((group.length / tallest) * HEIGHT)),
  }))
}

/**
 * The base as a book prints it: flowing prose, a line under what others have otherwise, and the apparatus at the foot. The
 * entry of a place also appears beside it, where the pointer rests or the keyboard stops.
 */
import type { DifferingSegment } from '../variants/comparison.ts'
import { Lemma } from './apparatus.tsx'
import { differs } from './cut.ts'
import { Folded, Nothing, proseOf } from './inline.tsx'
import type { Reader } from './reader.ts'
import {
  beginsHighlight,
  isMarked,
  languageOf,
  readingsOf,
  runsOf,
  type Shown,
  speaker,
  type Variant,
  variantsOf,
} from './shown.ts'
import { Runs } from './text.tsx'

interface Props {
  readonly shown: Shown
  readonly reader: Reader
  readonly vertical: boolean
}

export const ReadingText = ({ shown, reader, vertical }: Props) => {
  const { t } = reader
  const { segments, witnesses, options } = shown.comparison
  const all = witnesses.map(({ siglum }) => siglum)
  const variants = variantsOf(shown)
  return (
    <>
      <div {...proseOf(shown, vertical)}>
        {segments.map((segment) => {
          if (!differs(segment))
            return <Runs runs={runsOf(shown, segment, speaker(shown, all))} first={beginsHighlight(shown, segment)} />
          if (!isMarked(shown, segment)) return <Folded shown={shown} segment={segment} reader={reader} />
          return <Place shown={shown} variant={segment as Variant} reader={reader} />
        })}
      </div>
      {variants.length > 0 && (
        <section class="foot" aria-labelledby="foot">
          <h2 id="foot">{t.comparison.foot}</h2>
          <ol class="text" lang={languageOf(shown, options.base)}>
            {variants.map((variant) => (
              <li id={`e${variant.id}`} class={variant.significance}>
                <a class="number" href={`#v${variant.id}`} aria-label={t.comparison.variant(variant.id)}>
                  {variant.id}
                </a>{' '}
                <Lemma shown={shown} segment={variant} reader={reader} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

const Place = ({ shown, variant, reader }: { shown: Shown; variant: Variant; reader: Reader }) => {
  const { lemma } = readingsOf(variant, shown.comparison.options.base)
  const runs = runsOf(shown, variant, speaker(shown, lemma.witnesses))
  return (
    <span class={`place locus ${variant.significance}`} id={`v${variant.id}`}>
      <span class="base">
        {runs.length > 0 ? <Runs runs={runs} first={beginsHighlight(shown, variant)} /> : <Nothing reader={reader} />}
      </span>
      <a class="number" href={`#e${variant.id}`} aria-label={reader.t.comparison.variant(variant.id)}>
        {variant.id}
      </a>
      <Card shown={shown} segment={variant} reader={reader} />
    </span>
  )
}

/** Says again what the entry at the foot says, so it is for the eye alone. */
const Card = ({ shown, segment, reader }: { shown: Shown; segment: DifferingSegment; reader: Reader }) => {
  const { t } = reader
  const kinds = [
    t.significance[segment.significance],
    t.kinds[segment.kind],
    ...segment.classes.map((name) => t.classes[name]),
  ]
  return (
    <span class="card" aria-hidden="true">
      <Lemma shown={shown} segment={segment} reader={reader} />
      <span class="kinds" lang={t.tag}>
        {t.list(kinds)}
      </span>
    </span>
  )
}

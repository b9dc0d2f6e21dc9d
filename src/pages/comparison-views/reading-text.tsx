/**
 * The base as a book prints it: running text, a line under words that have variants, and the apparatus at the foot. The entry of a
 * place also appears beside it, on hover and on keyboard focus.
 */

import {
  beginsHighlight,
  type ComparisonView,
  isMarked,
  runsOf,
  speaker,
  type Variant,
  variantsOf,
  wordsOf,
} from '../../present/comparison-view.ts'
import { readingsOf } from '../../present/readings.ts'
import { differs } from '../../present/text-runs.ts'
import { wordFor } from '../../present/word-for.ts'
import type { Reader } from '../ui/reader.ts'
import { MoveSign, Runs } from '../ui/text.tsx'
import { Absent, Ending, LossBefore } from './absent.tsx'
import { Lemma, MoveLinks } from './apparatus.tsx'
import { type CiteAt, Folded, proseOf } from './inline.tsx'

interface Props {
  readonly shown: ComparisonView
  readonly reader: Reader
  readonly vertical: boolean
  readonly citeAt: CiteAt
}

export const ReadingText = ({ shown, reader, vertical, citeAt }: Props) => {
  const { t } = reader
  const { segments, witnesses, options } = shown.comparison
  const all = witnesses.map(({ siglum }) => siglum)
  const variants = variantsOf(shown)
  return (
    <>
      <div {...proseOf(shown, vertical)}>
        {segments.map((segment) => {
          if (!differs(segment))
            return (
              <Runs
                reader={reader}
                runs={runsOf(shown, segment, speaker(shown, all))}
                first={beginsHighlight(shown, segment)}
              />
            )
          if (!isMarked(shown, segment)) return <Folded shown={shown} segment={segment} reader={reader} />
          return <Place shown={shown} variant={segment as Variant} reader={reader} citeAt={citeAt} />
        })}
        <Ending shown={shown} segments={segments} siglum={options.base} reader={reader} />
      </div>
      {variants.length > 0 && (
        <section class="foot" aria-labelledby="foot">
          <h2 id="foot">{t.comparison.foot}</h2>
          <ol class="text" {...wordsOf(shown, options.base)}>
            {variants.map((variant) => (
              <li id={`e${variant.id}`} class={variant.significance}>
                <a class="number" href={`#v${variant.id}`} aria-label={t.comparison.variant(variant.id)}>
                  {variant.id}
                </a>{' '}
                <Lemma shown={shown} segment={variant} reader={reader} />
                <MoveLinks shown={shown} segment={variant} reader={reader} />
                {citeAt !== null && (
                  <a
                    class="cite-it no-print"
                    lang={t.tag}
                    href={citeAt(variant.id)}
                    aria-label={t.comparison.citeVariant(variant.id)}
                  >
                    {t.comparison.cites}
                  </a>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

interface PlaceProps {
  readonly shown: ComparisonView
  readonly variant: Variant
  readonly reader: Reader
  readonly citeAt: CiteAt
}

const Place = ({ shown, variant, reader, citeAt }: PlaceProps) => {
  const { base } = shown.comparison.options
  const { lemma, others } = readingsOf(variant, base)
  // What came here from elsewhere is not in the text; its sign is.
  const arrived = others.flatMap(({ witnesses }) => {
    const [start, end] = variant.spans[speaker(shown, witnesses)]!
    const moved = shown.moved?.get(speaker(shown, witnesses)) ?? []
    return moved.filter(({ sign }) => sign !== null && start <= sign.at && sign.at < end)
  })
  const runs = runsOf(shown, variant, speaker(shown, lemma.witnesses))
  return (
    <span class={`place locus ${variant.significance}`} id={`v${variant.id}`}>
      <span class={lemma.isLost ? 'base lost' : 'base'}>
        {runs.length > 0 ? (
          <>
            <LossBefore shown={shown} segment={variant} siglum={base} reader={reader} />
            <Runs reader={reader} runs={runs} first={beginsHighlight(shown, variant)} />
          </>
        ) : (
          <Absent shown={shown} segment={variant} siglum={base} reader={reader} />
        )}
      </span>
      <a class="number" href={`#e${variant.id}`} aria-label={reader.t.comparison.variant(variant.id)}>
        {variant.id}
      </a>
      {arrived.map((place) => (
        <MoveSign place={place} reader={reader} />
      ))}
      <Card shown={shown} segment={variant} reader={reader} cite={citeAt?.(variant.id)} />
    </span>
  )
}

interface CardProps {
  readonly shown: ComparisonView
  readonly segment: Variant
  readonly reader: Reader
  readonly cite: string | undefined
}

/** Says again what the entry at the foot says, so it is for the eye and the pointer alone. */
const Card = ({ shown, segment, reader, cite }: CardProps) => {
  const { t } = reader
  const kinds = [
    t.significance[segment.significance],
    t.kinds[segment.kind],
    ...segment.classes.map((name) => wordFor(t.classes, name)),
  ]
  return (
    <span class="card" aria-hidden="true">
      <Lemma shown={shown} segment={segment} reader={reader} />
      <span class="kinds" lang={t.tag}>
        {t.list(kinds)}
        {cite !== undefined && (
          <a class="cite-it" href={cite} tabindex={-1}>
            {t.comparison.cites}
          </a>
        )}
      </span>
    </span>
  )
}

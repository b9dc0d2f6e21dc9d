/** The variants as a list, in the manner of a printed apparatus: lemma] reading siglum. */

import {
  type ComparisonView,
  context,
  EVERYTHING,
  foldedOf,
  shownIn,
  variantsOf,
  wordsOf,
} from '../../present/comparison-view.ts'
import { inWholeWords } from '../../present/in-whole-words.ts'
import { movesAt } from '../../present/moved-places.ts'
import { readingsOf } from '../../present/readings.ts'
import { isVariant } from '../../present/text-runs.ts'
import { wordFor } from '../../present/word-for.ts'
import { slice } from '../../text/codepoints.ts'
import type { DifferingSegment, Move, Segment } from '../../variants/comparison.ts'
import { lossAt } from '../../variants/loss.ts'
import type { Reader } from '../ui/reader.ts'
import { ScreenReaderText, VisibleText } from '../ui/text.tsx'
import { Absent } from './absent.tsx'
import { Foldable } from './foldable.tsx'
import type { CiteAt } from './inline.tsx'

interface Props {
  readonly shown: ComparisonView
  readonly reader: Reader
  /** Where the text is that the entries lead to: this page, or another address without its fragment. */
  readonly at?: string
  readonly citeAt?: CiteAt
  /** Whether the entries are what `#v12` names, where no text is shown that has the places. */
  readonly targets?: boolean
}

export const Apparatus = ({ shown, reader, at = '', citeAt = null, targets = false }: Props) => {
  const { t } = reader
  const variants = variantsOf(shown)
  if (variants.length === 0) return null
  return (
    <ol class="apparatus">
      {variants.map((variant) => (
        <li id={`e${variant.id}`} class={variant.significance}>
          {targets && <span id={`v${variant.id}`} class="target" />}
          <a class="number" href={`${at}#v${variant.id}`}>
            <ScreenReaderText
              lang={t.tag}
            >{`${t.comparison.variant(variant.id)}, ${t.comparison.inText}`}</ScreenReaderText>
            <span aria-hidden="true">{variant.id}</span>
          </a>
          <div>
            <Entry shown={shown} segment={variant} reader={reader} />
            <Labels shown={shown} segment={variant} reader={reader} at={at} cite={citeAt?.(variant.id)} />
          </div>
        </li>
      ))}
    </ol>
  )
}

/** What the rules made equal stays open to inspection, but out of the way. */
export const FoldedList = ({ shown, reader }: Props) => {
  const folded = foldedOf(shown)
  if (folded.length === 0) return null
  return (
    <details class="folded-list">
      <summary>{reader.t.comparison.folded(folded.length)}</summary>
      <ul class="apparatus plain">
        {folded.map((segment) => (
          <li>
            <div>
              <Entry shown={shown} segment={segment} reader={reader} />
              <Labels shown={shown} segment={segment} reader={reader} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}

const Entry = ({ shown, segment, reader }: { shown: ComparisonView; segment: DifferingSegment; reader: Reader }) => {
  const { base } = shown.comparison.options
  const { lemma } = readingsOf(segment, base)
  const around = context(shown, segment, base)
  return (
    <div class="entry text" {...wordsOf(shown, base)}>
      <div class="readings">
        <Lemma shown={shown} segment={segment} reader={reader} />
      </div>
      <p class="around" aria-hidden="true">
        <span>{around.before}</span>
        <u>{lemma.text === '' ? lemma.isLost ? '[…]' : '‸' : <VisibleText text={shortened(lemma.text)} />}</u>
        <span>{around.after}</span>
      </p>
    </div>
  )
}

/** The context recalls a lemma; a long one is in full before the bracket. */
const shortened = (text: string) => {
  const points = [...text]
  return points.length <= 40 ? text : `${points.slice(0, 20).join('')} … ${points.slice(-12).join('')}`
}

/** `lemma] reading siglum; reading sigla` */
export const Lemma = ({
  shown,
  segment,
  reader,
}: {
  shown: ComparisonView
  segment: DifferingSegment
  reader: Reader
}) => {
  const { t } = reader
  const { base } = shown.comparison.options
  const { lemma, others } = readingsOf(segment, base)
  const many = shown.comparison.witnesses.length > 2
  return (
    <>
      <b class="lemma">
        {lemma.text === '' ? (
          <Absent shown={shown} segment={segment} siglum={base} reader={reader} />
        ) : (
          <VisibleText text={lemma.text} different={shownIn(segment)} />
        )}
      </b>
      {many && <Sigla sigla={lemma.witnesses} />}
      <span class="bracket">]</span>{' '}
      {others.map((reading, index) => (
        <>
          {index > 0 && <span class="bracket">; </span>}
          <span class="other" {...wordsOf(shown, reading.witnesses[0]!)}>
            {reading.text === '' ? (
              <span class="omits" lang={t.tag}>
                {t.comparison[lossAt(shown.comparison, segment, reading.witnesses[0]!) ?? 'omits']}
              </span>
            ) : (
              <Foldable reader={reader} text={reading.text}>
                {reading.isLost && (
                  <Loss shown={shown} segment={segment} siglum={reading.witnesses[0]!} reader={reader} />
                )}
                <VisibleText text={reading.text} different={shownIn(segment)} />
              </Foldable>
            )}
          </span>
          <Sigla sigla={reading.witnesses} />
        </>
      ))}
    </>
  )
}

/** Shown before the legible rest of a lost text, or the signs for it. */
const Loss = ({
  shown,
  segment,
  siglum,
  reader: { t },
}: {
  shown: ComparisonView
  segment: DifferingSegment
  siglum: string
  reader: Reader
}) => {
  const loss = lossAt(shown.comparison, segment, siglum)
  return loss === null ? null : <span class="omits" lang={t.tag}>{`${t.comparison[loss]}${t.colon}`}</span>
}

const Sigla = ({ sigla }: { sigla: readonly string[] }) => (
  // A siglum never is in a line without its reading.
  <span class="sigla" dir="ltr">{`\u00a0${sigla.join(' ')}`}</span>
)

interface LabelsProps {
  readonly shown: ComparisonView
  readonly segment: DifferingSegment
  readonly reader: Reader
  readonly at?: string | undefined
  readonly cite?: string | undefined
}

const Labels = ({ shown, segment, reader, at, cite }: LabelsProps) => {
  const { t } = reader
  const rest = [
    t.kinds[segment.kind],
    ...segment.classes.map((name) => wordFor(t.classes, name)),
    ...segment.touches.map((name) => t.touches[name]),
  ]
  return (
    <p class="labels">
      {segment.reference !== undefined && <span class="reference">{segment.reference}</span>}
      {segment.relation === 'variant' && <b class={segment.significance}>{t.significance[segment.significance]}</b>}
      {rest.map((label) => (
        <span>{label}</span>
      ))}
      <MoveLinks shown={shown} segment={segment} reader={reader} at={at} />
      {cite !== undefined && (
        <a class="cite-it no-print" href={cite} aria-label={t.comparison.citeVariant(segment.id!)}>
          {t.comparison.cites}
        </a>
      )}
    </p>
  )
}

interface MoveLinksProps {
  readonly shown: ComparisonView
  readonly segment: Segment
  readonly reader: Reader
  readonly at?: string | undefined
}

/** The moves that a place takes part in. */
export const MoveLinks = ({ shown, segment, reader: { t }, at = '' }: MoveLinksProps) => (
  <>
    {movesAt(shown.comparison, segment).map((number) => (
      <a class="move" href={`${at}#m${number}`} lang={t.tag} aria-label={t.comparison.move(number)}>
        {`⇄${number}`}
      </a>
    ))}
  </>
)

/** Stretches that are elsewhere in another witness. */
export const Moves = ({ shown, reader }: Props) => {
  const { moves, witnesses } = shown.comparison
  if (moves.length === 0) return null
  const { t } = reader
  return (
    <section class="moves" aria-labelledby="moves">
      <h3 id="moves">{t.comparison.moves}</h3>
      <ul class="apparatus">
        {moves.map((move) => (
          <li id={move.id}>
            <span class="number">{`⇄${move.id.slice(1)}`}</span>
            <div>
              {witnesses
                .filter(({ siglum }) => move.spans[siglum] !== undefined)
                .map(({ siglum }) => (
                  <Stretch shown={shown} move={move} siglum={siglum} reader={reader} />
                ))}
              <MovedVariants shown={shown} move={move} reader={reader} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** In what the words that moved differ, as entries without a number: nothing of it is counted among the variants of the text. */
const MovedVariants = ({ shown, move, reader }: { shown: ComparisonView; move: Move; reader: Reader }) => {
  const variants = move.segments?.filter(isVariant) ?? []
  if (variants.length === 0) return null
  const { comparison, texts } = shown
  const witnesses = comparison.witnesses.filter(({ siglum }) => move.spans[siglum] !== undefined)
  const [first] = witnesses
  const base = move.spans[comparison.options.base] === undefined ? first!.siglum : comparison.options.base
  const ends: ComparisonView = {
    ...shown,
    comparison: {
      ...comparison,
      witnesses,
      options: { ...comparison.options, base },
      segments: inWholeWords(move.segments ?? [], texts),
      moves: [],
    },
    filter: EVERYTHING,
  }
  return (
    <ul class="apparatus plain differing" aria-label={reader.t.comparison.movedOtherwise}>
      {variantsOf(ends).map((variant) => (
        <li>
          <div>
            <Entry shown={ends} segment={variant} reader={reader} />
            <Labels shown={ends} segment={variant} reader={reader} />
          </div>
        </li>
      ))}
    </ul>
  )
}

const Stretch = ({
  shown,
  move,
  siglum,
  reader,
}: {
  shown: ComparisonView
  move: Move
  siglum: string
  reader: Reader
}) => {
  const [start, end] = move.spans[siglum]!
  const place = shown.moved?.get(siglum)?.find(({ number }) => `m${number}` === move.id)
  const where = reader.t.comparison.span(start, end)
  return (
    <p>
      <b class="siglum">{siglum}</b>{' '}
      <span class="aside">{place?.sign ? <a href={`#${place.sign.id}`}>{where}</a> : where}</span>{' '}
      <span class="text" {...wordsOf(shown, siglum)}>
        <VisibleText text={slice(shown.texts.get(siglum)!, start, end)} />
      </span>
    </p>
  )
}

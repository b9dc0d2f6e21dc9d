/**
 * Draws who answers whom: the telegrams in order of time, with an arc for every relation. Answers are above the line; drafts,
 * enclosures, reports, quotations and supersessions below it. The list beneath says the same in words.
 */

import { inTime } from '../../present/dates.ts'
import { isDoubtful } from '../../provenance/preferred.ts'
import type { RelationType, Telegram } from '../../provenance/telegram.ts'
import type { Reader } from '../ui/reader.ts'

/** A relation is recorded at either end, or at both; it is drawn once, from the one that acts. */
const INVERSES: Readonly<Partial<Record<RelationType, RelationType>>> = {
  'answered-by': 'answers',
  'has-draft': 'draft-of',
  'enclosed-in': 'encloses',
  'reported-in': 'reports',
}

interface Arc {
  readonly from: string
  readonly to: string
  readonly type: RelationType
  readonly doubtful: boolean
}

/** Each relation once, in the order of the telegrams; those to telegrams that are not among them are left out. */
export function arcsOf(telegrams: readonly Telegram[]): readonly Arc[] {
  const known = new Set(telegrams.map(({ id }) => id))
  const arcs = new Map<string, Arc>()
  for (const { id, relations } of telegrams)
    for (const { type, telegram: other, certainty } of relations) {
      if (!known.has(other) || other === id) continue
      const inverse = INVERSES[type]
      const arc = inverse === undefined ? { from: id, to: other, type } : { from: other, to: id, type: inverse }
      const key = `${arc.from} ${arc.type} ${arc.to}`
      const doubtful = certainty !== undefined && isDoubtful({ certainty })
      // As sure as the surer end says.
      arcs.set(key, { ...arc, doubtful: doubtful && (arcs.get(key)?.doubtful ?? true) })
    }
  return [...arcs.values()]
}

/** In units of the drawing. */
const [STEP, RADIUS, LABEL] = [36, 5, 22]

/** A drawing up to this wide is shrunk into the width of a page, which is 984; a wider one is moved sideways. */
const SHRUNK = 1_150

export const AnswersMap = ({ reader, telegrams }: { reader: Reader; telegrams: readonly Telegram[] }) => {
  const { t, language, link } = reader
  const { dated, undated } = inTime(telegrams)
  const inOrder = [...dated.map(({ telegram }) => telegram), ...undated]
  const arcs = arcsOf(inOrder)
  // Those without a day are apart: their order says nothing of time.
  const apart = dated.length > 0 && undated.length > 0 ? 1.5 : 0
  const at = new Map(inOrder.map(({ id }, index) => [id, (index + 0.5 + (index < dated.length ? 0 : apart)) * STEP]))
  const titles = new Map(inOrder.map(({ id, title }) => [id, title[language]]))
  const reach = (above: boolean) =>
    Math.max(
      0,
      ...arcs.filter(({ type }) => (type === 'answers') === above).map(({ from, to }) => height(at, from, to)),
    )
  const middle = Math.ceil(reach(true)) + RADIUS + 4
  const [width, tall] = [(inOrder.length + apart) * STEP, Math.ceil(middle + LABEL + reach(false) + 12)]
  const path = (id: string) => link(`/t/${encodeURIComponent(id)}`)
  return (
    <>
      {/* A region that scrolls must be reachable by keyboard */}
      <section class="answers" aria-label={t.room.answersIntro} tabindex={0}>
        <svg viewBox={`0 0 ${width} ${tall}`} width={width} height={tall} class={width <= SHRUNK ? 'fits' : undefined}>
          <title>{t.room.answers}</title>
          <defs>
            <marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="6" markerHeight="6" orient="auto">
              <path class="head" d="M0 0L8 4L0 8z" />
            </marker>
          </defs>
          {arcs.map(({ from, to, type, doubtful }) => {
            const above = type === 'answers'
            const y = above ? middle - RADIUS : middle + LABEL
            const [x1, x2] = [at.get(from)!, at.get(to)!]
            const peak = y + (above ? -1 : 1) * height(at, from, to) * (4 / 3)
            return (
              <path
                class={doubtful ? 'arc doubtful' : above ? 'arc' : 'arc other'}
                d={`M${x1} ${y}C${x1} ${peak} ${x2} ${peak} ${x2} ${y}`}
                marker-end="url(#arrow)"
              >
                <title>{`${titles.get(from)} – ${t.relations[type]} – ${titles.get(to)}`}</title>
              </path>
            )
          })}
          {apart > 0 && (
            <line
              class="apart"
              x1={(dated.length + apart / 2) * STEP}
              x2={(dated.length + apart / 2) * STEP}
              y1={middle - 24}
              y2={middle + 24}
            />
          )}
          {inOrder.map(({ id }) => (
            <a href={path(id)} tabindex={-1} aria-label={`${id} ${titles.get(id)}`}>
              <circle cx={at.get(id)} cy={middle} r={RADIUS} />
              <text x={at.get(id)} y={middle + 18} text-anchor="middle">
                {id}
              </text>
            </a>
          ))}
        </svg>
      </section>
      <details>
        <summary>{t.room.inWords}</summary>
        <ul class="answers-list">
          {arcs.map(({ from, to, type, doubtful }) => (
            <li>
              <a href={path(from)}>{titles.get(from)}</a>{' '}
              <span class="aside">
                {doubtful && `${t.telegram.perhaps} `}
                {t.relations[type]}
              </span>{' '}
              <a href={path(to)}>{titles.get(to)}</a>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

/** The wider an arc, the higher, but less and less. */
function height(at: ReadonlyMap<string, number>, from: string, to: string): number {
  return 8 + 5 * Math.sqrt(Math.abs(at.get(from)! - at.get(to)!))
}

/** The list of places with their decisions: on the page of a passage, and over texts that stay in the browser. */
import type { Context, Decision } from '../../editing/decision.ts'
import type { ComparisonView } from '../../present/comparison-view.ts'
import { type Desk, type DeskPlace, isListed, openPlace } from '../../present/desk-places.ts'
import { partsOf } from '../../present/parts.ts'
import type { StoredDecision } from '../../store/things/decision-entries.ts'
import { PartsFoot, PartsNav } from '../comparison-views/parts-nav.tsx'
import type { Reader } from '../ui/reader.ts'
import { Again } from './again.tsx'
import { ALL_PLACES, DeskFilters } from './filters.tsx'
import { FoldedDecisions } from './folded.tsx'
import { Place } from './place.tsx'
import type { DeskQuery } from './query.ts'
import { RefusedDecision, type RefusedForm } from './refusal.tsx'
import { DeskKeys, Who } from './who.tsx'
import { Withdrawn } from './withdrawn.tsx'

export interface DeskWorkProps {
  readonly reader: Reader
  readonly query: Pick<DeskQuery, 'filter' | 'place' | 'part'>
  readonly shown: ComparisonView
  readonly desk: Desk
  /** Classes of own rules. */
  readonly ownClasses: readonly string[]
  /** The permanent address of the comparison that is shown: what an editor has before them. Null where it has none. */
  readonly seen: string | null
  /** Null where those that were withdrawn are not asked for. */
  readonly withdrawn?: readonly StoredDecision[] | null
  readonly inForce?: readonly Decision[]
  readonly writable: boolean
  readonly refused: RefusedForm | null
  /** The address of the desk with something otherwise. */
  readonly at: (changes: Partial<DeskQuery>, fragment?: string) => string
}

export const DeskWork = (props: DeskWorkProps) => {
  const { reader, query, shown, desk, ownClasses, seen, withdrawn = null, inForce = [], writable, refused, at } = props
  const { t } = reader
  const listed = desk.places.filter(isListed(query.filter))
  const open = openPlace(listed, query.place)
  const { parts, here } = partOf(shown, listed, open, query)
  const nav = { reader, parts, here, at: (part: number) => at({ part, place: null }) }
  const inPart = new Set<unknown>(parts[here]?.segments)
  const places = listed.filter(({ segment }) => inPart.has(segment))
  const openHere = open !== null && places.includes(open) ? open : openPlace(places, null)
  const common = { reader, desk, writable }
  const progress = t.desk.progress(desk.decided, desk.places.length)
  return (
    <>
      {/* Outside of what a script replaces, so that it is heard. */}
      <p id="desk-said" class="aside" role="status" />
      <div id="desk-work" data-progress={progress} data-recorded={t.desk.recorded} data-lost={t.desk.lost}>
        {refused !== null && <RefusedDecision reader={reader} refused={refused} writable={writable} />}
        <p class="desk-progress">
          <progress max={Math.max(1, desk.places.length)} value={desk.decided} aria-label={progress} />{' '}
          <b>{progress}</b>
        </p>
        <DeskFilters
          reader={reader}
          desk={desk}
          filter={query.filter}
          ownClasses={ownClasses}
          at={(filter) => at({ filter, place: null, part: null })}
        />
        {writable ? (
          <Who reader={reader} action={at({})} seen={seen} draft={refused?.fields ?? null} />
        ) : (
          <p class="notice">{t.desk.readOnly}</p>
        )}
        {writable && <DeskKeys reader={reader} />}
        <Again
          reader={reader}
          desk={desk}
          writable={writable}
          at={(place) => at({ place, part: null, filter: ALL_PLACES }, 'open')}
          placeOf={(context) => placeWith(shown, desk, context)}
        />
        <FoldedDecisions
          {...common}
          decisions={desk.elsewhere}
          label={t.desk.elsewhere(desk.elsewhere.length)}
          hint={t.desk.elsewhereIntro}
        />
        <FoldedDecisions {...common} decisions={desk.notCompared} label={t.desk.notCompared(desk.notCompared.length)} />
        {withdrawn !== null && (
          <Withdrawn
            reader={reader}
            withdrawn={withdrawn}
            inForce={inForce}
            writable={writable}
            at={(place) => at({ place, part: null, filter: ALL_PLACES }, 'open')}
            placeOf={(context) => placeWith(shown, desk, context)}
          />
        )}
        <h2 id="places">{t.desk.places}</h2>
        {listed.length === 0 && <p class="notice">{t.desk.nothing}</p>}
        <PartsNav {...nav} />
        <ol class="desk-places">
          {places.map((place) => (
            <Place
              reader={reader}
              shown={shown}
              desk={desk}
              place={place}
              href={at({ place: place.at, part: null }, 'open')}
              writable={writable}
              hasNext={place !== desk.places.at(-1)}
              decide={writable && place === openHere ? { ownClasses, draft: refused?.fields ?? null } : null}
            />
          ))}
        </ol>
        <PartsFoot {...nav} />
      </div>
    </>
  )
}

/** The places listed in parts, and the one that is asked for or has the open place. */
function partOf(
  shown: ComparisonView,
  listed: readonly DeskPlace[],
  open: DeskPlace | null,
  { place, part }: Pick<DeskQuery, 'place' | 'part'>,
) {
  const segments = listed.map(({ segment }) => segment)
  const parts = partsOf({ ...shown, comparison: { ...shown.comparison, segments } }, 'desk')
  const withOpen = parts.findIndex((one) => open !== null && one.segments.includes(open.segment))
  const asked = part === null || place !== null ? withOpen : part - 1
  return { parts, here: Math.min(Math.max(0, asked), parts.length - 1) }
}

/** The place in which words of a version that is compared are, or the next one behind them. */
function placeWith(
  { comparison }: ComparisonView,
  { places }: Desk,
  { version, start }: Pick<Context, 'version' | 'start'>,
): number | null {
  const siglum = comparison.witnesses.find((one) => one.version === version)?.siglum
  if (siglum === undefined) return null
  return places.find(({ segment }) => segment.spans[siglum]![1] >= start)?.at ?? null
}

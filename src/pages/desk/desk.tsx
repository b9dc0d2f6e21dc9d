/** `/p/{passage}?view=desk`: every place where the witnesses part, for an editor to decide. */
import type { Context, Decision } from '../../editing/decision.ts'
import { address } from '../../present/address.ts'
import type { ComparisonView } from '../../present/comparison-view.ts'
import {
  DESK_STATES,
  type Desk,
  type DeskFilter,
  type DeskPlace,
  isListed,
  openPlace,
} from '../../present/desk-places.ts'
import { partsOf } from '../../present/parts.ts'
import type { PassageIn } from '../../service/passages.ts'
import type { OwnRule } from '../../text/own-rules.ts'
import { PartsFoot, PartsNav } from '../comparison-views/parts-nav.tsx'
import { Layout } from '../ui/layout.tsx'
import { passagePagePath } from '../ui/passage.ts'
import type { Reader } from '../ui/reader.ts'
import { Titled } from '../ui/text.tsx'
import { Again } from './again.tsx'
import { DecisionLine } from './decision-line.tsx'
import { MOST_LISTED, More } from './more.tsx'
import { Place } from './place.tsx'
import { type DeskQuery, deskPathQuery } from './query.ts'

export interface RefusedForm {
  readonly detail: string
  /** What was sent, in words; null where it cannot be told. */
  readonly yours: string | null
  /** Decisions in force that it contradicts. */
  readonly against: readonly Decision[]
  readonly fields: URLSearchParams
}

export interface DeskProps {
  readonly reader: Reader
  readonly passage: PassageIn
  readonly query: DeskQuery
  /** Null where there are no two texts to compare. */
  readonly shown: ComparisonView | null
  readonly desk: Desk
  readonly ownRules: readonly OwnRule[]
  /** The permanent address of the comparison that is shown: what an editor has before them. */
  readonly seen: string
  readonly writable: boolean
  readonly refused: RefusedForm | null
}

export const DeskPage = (props: DeskProps) => {
  const { reader, passage, query, shown, desk } = props
  const { t, link } = reader
  const path = passagePagePath(passage.id)
  const comparison = { ...deskPathQuery(query), view: null, state: null, class: null, place: null, part: null }
  return (
    <Layout reader={reader} title={`${t.desk.title}${t.colon}${passage.title} — Variorum`} noindex wide>
      <div class="passage-head">
        <p class="crumb">
          <a href={link('/')}>{t.readingRoom}</a> › <a href={link(path, comparison)}>{passage.title}</a>
        </p>
        <h1>
          {t.desk.title}
          {t.colon}
          <Titled text={passage.title} lang={t.tag} />
        </h1>
        <p class="aside">{t.desk.intro}</p>
        <ul class="desk-links">
          <li>
            <a href={link(path, comparison)}>{t.desk.backTo}</a>
          </li>
          <li>
            <a href={address(`/v1/passages/${encodeURIComponent(passage.id)}/comparison.html`, comparison)}>
              {t.desk.print}
            </a>
          </li>
          <li>
            <a href={`/v1/passages/${encodeURIComponent(passage.id)}/decisions?withdrawn=true`}>{t.desk.asJson}</a>
          </li>
        </ul>
      </div>
      {shown === null ? <p class="notice">{t.desk.tooFew}</p> : <Work {...props} shown={shown} desk={desk} />}
    </Layout>
  )
}

const Work = (props: DeskProps & { readonly shown: ComparisonView }) => {
  const { reader, passage, query, shown, desk, ownRules, seen, writable, refused } = props
  const { t, link } = reader
  const path = passagePagePath(passage.id)
  const at = (changes: Partial<DeskQuery>, fragment?: string) =>
    link(path, deskPathQuery({ ...query, ...changes }), fragment)
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
        {refused !== null && <Refusal reader={reader} refused={refused} writable={writable} />}
        <p class="desk-progress">
          <progress max={Math.max(1, desk.places.length)} value={desk.decided} aria-label={progress} />{' '}
          <b>{progress}</b>
        </p>
        <Filters
          reader={reader}
          desk={desk}
          filter={query.filter}
          ownRules={ownRules}
          at={(filter) => at({ filter, place: null, part: null })}
        />
        {writable ? (
          <form id="desk" class="panel desk-who" method="post" action={at({})} aria-label={t.desk.who}>
            {/* Enter in a field presses the first button: this one, which does nothing. */}
            <button type="submit" disabled hidden />
            <input type="hidden" name="seen" value={seen} />
            <div class="field">
              <label for="desk-name">{t.desk.name}</label>
              <input
                id="desk-name"
                type="text"
                name="responsible"
                value={refused?.fields.get('responsible') ?? ''}
                required
                autocomplete="username"
                aria-describedby="desk-name-hint"
              />
              <p class="hint" id="desk-name-hint">
                {t.desk.nameHint}
              </p>
            </div>
            <div class="field">
              <label for="desk-token">{t.desk.token}</label>
              <input
                id="desk-token"
                type="password"
                name="token"
                required
                autocomplete="current-password"
                aria-describedby="desk-token-hint"
              />
              <p class="hint" id="desk-token-hint">
                {t.desk.tokenHint}
              </p>
            </div>
            <div class="field">
              <label for="desk-reason">
                {t.desk.reason} <span class="aside">({t.add.optional})</span>
              </label>
              <input
                id="desk-reason"
                type="text"
                name="reason"
                value={refused?.fields.get('reason') ?? ''}
                autocomplete="off"
                dir="auto"
                aria-describedby="desk-reason-hint"
              />
              <p class="hint" id="desk-reason-hint">
                {t.desk.reasonHint}
              </p>
            </div>
          </form>
        ) : (
          <p class="notice">{t.desk.readOnly}</p>
        )}
        {writable && <Keys reader={reader} />}
        <Again
          reader={reader}
          desk={desk}
          writable={writable}
          at={(place) => at({ place, part: null, filter: NONE }, 'open')}
          placeOf={(context) => placeWith(shown, desk, context)}
        />
        <Folded
          {...common}
          decisions={desk.elsewhere}
          label={t.desk.elsewhere(desk.elsewhere.length)}
          hint={t.desk.elsewhereIntro}
        />
        <Folded {...common} decisions={desk.notCompared} label={t.desk.notCompared(desk.notCompared.length)} />
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
              decide={
                writable && place === openHere
                  ? { ownClasses: ownRules.map((rule) => rule.class ?? rule.id), draft: refused?.fields ?? null }
                  : null
              }
            />
          ))}
        </ol>
        <PartsFoot {...nav} />
      </div>
    </>
  )
}

interface FoldedProps {
  readonly reader: Reader
  readonly desk: Desk
  readonly writable: boolean
  readonly decisions: readonly Decision[]
  readonly label: string
  readonly hint?: string
}

const Folded = ({ reader, desk, writable, decisions, label, hint }: FoldedProps) =>
  decisions.length > 0 && (
    <details class="panel">
      <summary>{label}</summary>
      {hint !== undefined && <p class="hint">{hint}</p>}
      <ul class="desk-decisions">
        {decisions.slice(0, MOST_LISTED).map((decision) => (
          <li>
            <DecisionLine
              reader={reader}
              decision={decision}
              carried={desk.carried.has(decision.decision)}
              writable={writable}
            />
          </li>
        ))}
      </ul>
      <More reader={reader} more={decisions.length - MOST_LISTED} />
    </details>
  )

const NONE: DeskFilter = { state: null, class: null }

/** The places listed in parts, and the one that is asked for or has the open place. */
function partOf(
  shown: ComparisonView,
  listed: readonly DeskPlace[],
  open: DeskPlace | null,
  { place, part }: DeskQuery,
) {
  const segments = listed.map(({ segment }) => segment)
  const parts = partsOf({ ...shown, comparison: { ...shown.comparison, segments } }, 'desk')
  const withOpen = parts.findIndex((one) => open !== null && one.segments.includes(open.segment))
  const asked = part === null || place !== null ? withOpen : part - 1
  return { parts, here: Math.min(Math.max(0, asked), parts.length - 1) }
}

/** The place in which words of a version that is compared are, or the next one behind them. */
function placeWith({ comparison }: ComparisonView, { places }: Desk, { version, start }: Context): number | null {
  const siglum = comparison.witnesses.find((one) => one.version === version)?.siglum
  if (siglum === undefined) return null
  return places.find(({ segment }) => segment.spans[siglum]![1] >= start)?.at ?? null
}

const Refusal = ({ reader, refused, writable }: { reader: Reader; refused: RefusedForm; writable: boolean }) => {
  const { t } = reader
  return (
    <div class="error-summary" role="alert" tabindex={-1}>
      <p>
        <bdi>{refused.detail}</bdi>
      </p>
      <p>{t.desk.failed}</p>
      {refused.against.length > 0 && (
        <dl class="desk-both">
          {refused.yours !== null && (
            <div>
              <dt>{t.desk.yours}</dt>
              <dd>
                <bdi>{refused.yours}</bdi>
              </dd>
            </div>
          )}
          <div>
            <dt>{t.desk.inForce}</dt>
            {refused.against.map((decision) => (
              <dd>
                <DecisionLine reader={reader} decision={decision} writable={writable} />
              </dd>
            ))}
          </div>
        </dl>
      )}
    </div>
  )
}

interface FiltersProps {
  readonly reader: Reader
  readonly desk: Desk
  readonly filter: DeskFilter
  readonly ownRules: readonly OwnRule[]
  readonly at: (filter: DeskFilter) => string
}

const Filters = ({ reader: { t }, desk, filter, ownRules, at }: FiltersProps) => {
  const count = (one: DeskFilter) => desk.places.filter(isListed(one)).length
  const rules = new Set(ownRules.map((rule) => rule.class ?? rule.id))
  const classes = [
    ...new Set(desk.places.flatMap(({ segment, machine }) => [segment, ...machine].flatMap((one) => one.classes))),
  ]
  const group = (label: string, names: readonly string[]) =>
    names.length > 0 && (
      <ul aria-label={label}>
        {names.map((name) => (
          <li>
            <a
              href={at({ ...filter, class: filter.class === name ? null : name })}
              aria-current={filter.class === name ? 'true' : undefined}
            >
              <bdi>{t.classes[name as keyof typeof t.classes] ?? name}</bdi> <b>{count({ ...filter, class: name })}</b>
            </a>
          </li>
        ))}
      </ul>
    )
  return (
    <nav class="facets desk-filters" aria-label={t.desk.filter}>
      <span class="aside">{t.desk.filter}</span>
      <ul>
        <li>
          <a href={at(NONE)} aria-current={filter.state === null && filter.class === null ? 'true' : undefined}>
            {t.desk.all} <b>{desk.places.length}</b>
          </a>
        </li>
        {DESK_STATES.map((state) => ({ state, places: count({ ...filter, state }) }))
          .filter(({ state, places }) => places > 0 || filter.state === state)
          .map(({ state, places }) => (
            <li>
              <a
                href={at({ ...filter, state: filter.state === state ? null : state })}
                aria-current={filter.state === state ? 'true' : undefined}
              >
                {t.desk.states[state]} <b>{places}</b>
              </a>
            </li>
          ))}
      </ul>
      {group(
        t.desk.classes,
        classes.filter((name) => !rules.has(name)),
      )}
      {group(
        t.desk.rules,
        classes.filter((name) => rules.has(name)),
      )}
    </nav>
  )
}

const Keys = ({ reader: { t } }: { reader: Reader }) => (
  <details class="desk-keys">
    <summary>{t.desk.keys}</summary>
    <p class="hint">{t.desk.keysIntro}</p>
    <p>
      <label>
        <input type="checkbox" id="desk-keys-on" checked /> {t.desk.keysOn}
      </label>
    </p>
    <dl>
      {Object.entries(t.desk.keyNames).map(([key, what]) => (
        <div>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  </details>
)

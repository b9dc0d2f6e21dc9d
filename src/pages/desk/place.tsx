/** One place: the unedited comparison beside the edited one, buttons for the most frequent decisions, and a link to all others. */

import { type ComparisonView, context, shownIn, wordsOf } from '../../present/comparison-view.ts'
import type { DeskAct } from '../../present/desk-form.ts'
import type { Desk, DeskPlace } from '../../present/desk-places.ts'
import { shorten } from '../../present/error-words.ts'
import { readingsOf } from '../../present/readings.ts'
import { wordFor } from '../../present/word-for.ts'
import type { DifferingSegment, Reading } from '../../variants/comparison.ts'
import { lossAt } from '../../variants/loss.ts'
import { Lemma } from '../comparison-views/apparatus.tsx'
import type { Reader } from '../ui/reader.ts'
import { VisibleText } from '../ui/text.tsx'
import { Decide, type DecideProps } from './decide.tsx'
import { DecisionLine } from './decision-line.tsx'
import { brief, shortReading } from './words.ts'

interface Props {
  readonly reader: Reader
  readonly shown: ComparisonView
  readonly desk: Desk
  readonly place: DeskPlace
  /** Address of the desk with this place open. */
  readonly href: string
  readonly writable: boolean
  readonly hasNext: boolean
  /** Null: not open. */
  readonly decide: Omit<DecideProps, 'reader' | 'shown' | 'place'> | null
}

export const Place = ({ reader, shown, desk, place, href, writable, hasNext, decide }: Props) => {
  const { t } = reader
  const { segment, at, decisions } = place
  const { base } = shown.comparison.options
  const number = segment.id ?? '≈'
  const around = context(shown, segment, base)
  const last = decisions.toSorted((a, b) => ((a.recorded ?? a.created) < (b.recorded ?? b.created) ? -1 : 1)).at(-1)
  const state = stateWords(reader, place)
  return (
    <li
      id={`p${at}`}
      class={decide === null ? 'desk-place' : 'desk-place open'}
      data-said={`${number}${t.colon}${state}`}
    >
      <div class="desk-head">
        <h3>
          <a
            id={decide === null ? undefined : 'open'}
            class="desk-number"
            href={href}
            aria-label={`${t.desk.place(number)}${t.colon}${t.desk.decide}`}
            aria-current={decide === null ? undefined : 'true'}
          >
            {number}
          </a>
        </h3>
        <p class="around" {...wordsOf(shown, base)}>
          {around.before}
          <u>
            <ReadingText reader={reader} shown={shown} segment={segment} reading={readingsOf(segment, base).lemma} />
          </u>
          {around.after}
        </p>
        <span class={place.isDecided ? 'desk-state decided' : 'desk-state'}>{state}</span>
        {writable && (
          <span class="desk-quick">
            <Quick reader={reader} act="approve" at={at} key_="a" />
            <Quick reader={reader} act="unprinted" at={at} key_="x" />
            {decide !== null && <Quick reader={reader} act="printed" at={at} />}
            {hasNext && <Quick reader={reader} act="join" at={at} key_="m" />}
            {last !== undefined && (
              <button
                type="submit"
                class="quiet"
                form="desk"
                name="do"
                value={`withdraw:${at}:${last.decision}`}
                data-key="u"
                aria-keyshortcuts="u"
              >
                {t.desk.undo}
              </button>
            )}
          </span>
        )}
      </div>
      <dl class="desk-answers">
        <div>
          <dt>{t.desk.machine}</dt>
          <dd class="text">
            {place.machine.length === 0
              ? t.desk.agrees
              : place.machine.map((one) => <Machine reader={reader} shown={shown} segment={one} />)}
          </dd>
        </div>
        <div>
          <dt>{t.desk.edition}</dt>
          <dd class="text">
            {decisions.length === 0 ? (
              <span class="aside">{t.desk.asMachine}</span>
            ) : (
              <Edited reader={reader} shown={shown} segment={segment} whole={decide !== null} />
            )}
          </dd>
        </div>
      </dl>
      {decisions.length > 0 && (
        <ul class="desk-decisions" aria-label={t.desk.decisions}>
          {decisions.map((decision) => (
            <li>
              <DecisionLine
                reader={reader}
                decision={decision}
                carried={desk.carried.has(decision.decision)}
                at={at}
                whole={decide !== null}
                writable={writable}
              />
            </li>
          ))}
        </ul>
      )}
      {decide !== null && <Decide reader={reader} shown={shown} place={place} {...decide} />}
    </li>
  )
}

const Quick = ({ reader, act, at, key_ }: { reader: Reader; act: DeskAct; at: number; key_?: string }) => (
  <button
    type="submit"
    class="quiet"
    form="desk"
    name="do"
    value={`${act}:${at}`}
    data-key={key_}
    aria-keyshortcuts={key_}
  >
    {reader.t.desk.acts[act]}
  </button>
)

/** What became of a place so far. */
function stateWords({ t }: Reader, { segment, isDecided }: DeskPlace): string {
  const said = [
    ...(segment.approved ? [t.desk.states.approved] : []),
    ...(segment.print === undefined ? [] : [t.desk.printing[segment.print]]),
    ...(segment.relation === 'equivalent' ? [t.desk.noVariant] : []),
  ]
  return said.length > 0 ? t.list(said) : isDecided ? t.desk.states.decided : t.desk.undecided
}

interface AnswerProps {
  readonly reader: Reader
  readonly shown: ComparisonView
  readonly segment: DifferingSegment
}

const Machine = ({ reader, shown, segment }: AnswerProps) => (
  <div {...wordsOf(shown, shown.comparison.options.base)}>
    <Lemma reader={reader} shown={shown} segment={segment} />
    <Labels reader={reader} segment={segment} />
  </div>
)

const Edited = ({ reader, shown, segment, whole }: AnswerProps & { readonly whole: boolean }) => {
  const { t } = reader
  const { base } = shown.comparison.options
  const { lemma } = segment
  const main = lemma !== undefined && 'siglum' in lemma ? lemma.siglum : base
  const printed = segment.readings.find(({ witnesses }) => witnesses.includes(main)) ?? segment.readings[0]!
  const conjecture = lemma !== undefined && 'conjecture' in lemma ? lemma.conjecture : null
  const others = segment.readings.filter((reading) => conjecture !== null || reading !== printed)
  return (
    <div {...wordsOf(shown, base)}>
      <b class="lemma">
        {conjecture !== null ? (
          <VisibleText text={shortReading(conjecture)} />
        ) : (
          <ReadingText reader={reader} shown={shown} segment={segment} reading={printed} />
        )}
      </b>
      {conjecture === null ? (
        <Sigla sigla={printed.witnesses} />
      ) : (
        <span class="aside" lang={t.tag}>
          {' '}
          {t.desk.conjecture}
        </span>
      )}
      <span class="bracket">]</span>
      {others.map((reading, k) => (
        <>
          {k > 0 && <span class="bracket">;</span>}{' '}
          <span class={reading.rank === 'sub' ? 'sub-reading' : undefined}>
            <ReadingText reader={reader} shown={shown} segment={segment} reading={reading} />
            <Sigla sigla={reading.witnesses} />
            {(reading.rank !== undefined || reading.parent !== undefined) && (
              <span class="aside" lang={t.tag}>
                {' '}
                {t.list([
                  ...(reading.rank === 'sub' ? [t.desk.subReading] : []),
                  ...(reading.parent === undefined ? [] : [t.desk.from(shorten(reading.parent))]),
                ])}
              </span>
            )}
          </span>
        </>
      ))}
      <Labels reader={reader} segment={segment} />
      {segment.notes?.map(({ text, language }) => (
        <p class="desk-note">
          <span class="aside" lang={t.tag}>
            {t.desk.note}
            {t.colon}
          </span>
          <bdi lang={language ?? undefined}>{whole ? text : brief(text)}</bdi>
        </p>
      ))}
    </div>
  )
}

const Labels = ({ reader: { t }, segment }: { reader: Reader; segment: DifferingSegment }) => (
  <p class="labels" lang={t.tag}>
    <b class={segment.significance}>{t.significance[segment.significance]}</b>
    {[t.kinds[segment.kind], ...segment.classes.map((name) => wordFor(t.classes, name))].map((label) => (
      <span>
        <bdi>{label}</bdi>
      </span>
    ))}
  </p>
)

const ReadingText = ({ reader: { t }, shown, segment, reading }: AnswerProps & { readonly reading: Reading }) =>
  reading.text === '' ? (
    <span class="omits" lang={t.tag}>
      {t.comparison[lossAt(shown.comparison, segment, reading.witnesses[0]!) ?? 'omits']}
    </span>
  ) : (
    <bdi {...wordsOf(shown, reading.witnesses[0]!)}>
      <VisibleText text={shortReading(reading.text)} different={shownIn(segment)} />
    </bdi>
  )

const Sigla = ({ sigla }: { sigla: readonly string[] }) => (
  <span class="sigla" dir="ltr">{`\u00a0${sigla.join(' ')}`}</span>
)

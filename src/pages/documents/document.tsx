/**
 * `/d/{document}`: an imported document at a glance. The text as a strip, arcs between the places that repeat, and a list that says the
 * same.
 */
import type { Findings } from '../../service/documents/importing.ts'
import type { Document, Passage } from '../../store/store.ts'
import { Layout } from '../ui/layout.tsx'
import type { Reader } from '../ui/reader.ts'
import { type LeftOut, LeftOutSection } from './left-out.tsx'
import { OfferedTelegrams } from './offered-telegrams.tsx'
import { ReadAgain } from './read-again.tsx'
import { OwnRepeats, placesPath, placesQuery, SharedRepeats } from './repeats.tsx'
import { WitnessesInFile } from './witnesses.tsx'

export interface DocumentProps {
  readonly reader: Reader
  readonly document: Document
  readonly title: string
  readonly passage: Passage | null
  readonly findings: Findings
  readonly telegrams: ReadonlyMap<string, string>
  readonly left: LeftOut
  readonly writable: boolean
  /** Titles of the passages that were made from repeats, and of those that its repeats are in, by id. */
  readonly passages: ReadonlyMap<string, string>
}

/** Two neighbouring places of one repeat, and how they differ. */
interface Arc {
  readonly a: { readonly start: number; readonly end: number }
  readonly b: { readonly start: number; readonly end: number }
  readonly length: number
  readonly similarity: number
  readonly repeat: string
}

/** More arcs hide each other; the list has all. */
const DRAWN = 200
/** Entries of a list on the page: it stays a page that can be read. */
const LISTED = 200
const WIDTH = 1_000
const MARGIN = 8

export const DocumentPage = ({
  reader,
  document,
  title,
  passage,
  findings,
  telegrams,
  left,
  writable,
  passages,
}: DocumentProps) => {
  const { t, link } = reader
  const arcs = findings.repeats.flatMap(({ spans, length, similarity, proposal }) =>
    spans.slice(1).map((b, i): Arc => ({ a: spans[i]!, b, length, similarity, repeat: proposal.id })),
  )
  const at = ({ a, b, repeat }: Arc) => link(placesPath(document.id), placesQuery(a, b, repeat))
  return (
    <Layout reader={reader} title={`${title} — Variorum`} canonical={`/d/${document.id}`} wide>
      <p class="crumb">
        <a href={link('/import')}>{t.import}</a> › {t.document.kind}
      </p>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <p>
        {t.document.characters(findings.text.length)} · <a href={link(`/p/${document.id}`)}>{t.document.passage}</a> ·{' '}
        <a href={`/v1/documents/${document.id}/original`}>{t.document.original}</a>
      </p>
      <WitnessesInFile reader={reader} document={document} passage={passage} />
      <section aria-labelledby="repeats">
        <h2 id="repeats">
          {arcs.length === 0 ? t.document.noneRepeated : t.document.repeats(findings.repeats.length)}
        </h2>
        {arcs.length === 0 && <p class="aside">{t.document.noRepeats}</p>}
        {!findings.precise && (
          <p>
            {t.document.coarse} <span lang="en">{findings.reason}</span>
          </p>
        )}
        {arcs.length > 0 && <Strip reader={reader} arcs={arcs.slice(0, DRAWN)} length={findings.text.length} at={at} />}
        <OwnRepeats {...{ reader, findings, passages, writable }} document={document.id} most={LISTED} />
        <More reader={reader} of="repeats" document={document.id} listed={LISTED} all={findings.repeats.length} />
      </section>
      <LeftOutSection reader={reader} document={document.id} {...left} />
      {writable && document.mediaType !== 'text/plain' && <ReadAgain reader={reader} document={document} />}
      <OfferedTelegrams
        reader={reader}
        document={document.id}
        offered={findings.telegrams}
        telegrams={telegrams}
        writable={writable}
      />
      {findings.stored.repeats.length > 0 && (
        <section aria-labelledby="stored">
          <h2 id="stored">{t.document.stored(findings.stored.repeats.length)}</h2>
          {!findings.stored.precise && (
            <p>
              {t.document.coarse} <span lang="en">{findings.stored.reason}</span>
            </p>
          )}
          <SharedRepeats {...{ reader, findings, passages, writable }} document={document.id} most={LISTED} />
        </section>
      )}
      <section aria-labelledby="quotations">
        <h2 id="quotations">
          {findings.quotations.length === 0
            ? t.document.noQuotations
            : t.document.quotations(findings.quotations.length)}
        </h2>
        {findings.quotations.length > 0 && (
          <p>
            {t.document.checked} <a href={`/v1/documents/${document.id}/quotations.csv`}>CSV</a> ·{' '}
            <a href={`/v1/documents/${document.id}/quotations.tei.xml`}>TEI</a> ·{' '}
            <a href={`/v1/documents/${document.id}/quotations`}>JSON</a>
          </p>
        )}
        <ol>
          {findings.quotations.slice(0, LISTED).map(({ start, end, kind, text, telegrams: candidates }) => (
            <li>
              <q>
                <bdi>{shown(text)}</bdi>
              </q>{' '}
              <span class="aside">
                {t.document.span(start, end)}, {t.document.kinds[kind]}
              </span>
              {candidates.map(({ telegram, similarity }) => (
                <>
                  {' '}
                  <a href={link(`/t/${encodeURIComponent(telegram)}`)}>{telegrams.get(telegram) ?? telegram}</a> (
                  {Math.round(similarity * 100)} %)
                </>
              ))}
            </li>
          ))}
        </ol>
        <More reader={reader} of="quotations" document={document.id} listed={LISTED} all={findings.quotations.length} />
      </section>
    </Layout>
  )
}

interface MoreProps {
  readonly reader: Reader
  readonly of: string
  readonly document: string
  readonly listed: number
  readonly all: number
}

const More = ({ reader, of, document, listed, all }: MoreProps) =>
  all <= listed ? null : (
    <p>
      <a href={`/v1/documents/${document}/findings?of=${of}`}>{reader.t.document.more(all)}</a>
    </p>
  )

const said = ({ t }: Reader, { a, b }: Arc) =>
  t.document.compare(t.document.span(a.start, a.end), t.document.span(b.start, b.end))

/** Enough to know a quotation by. */
function shown(text: string): string {
  const points = [...text]
  return points.length <= 60 ? text : `${points.slice(0, 40).join('')}…${points.slice(-15).join('')}`
}

interface StripProps {
  readonly reader: Reader
  readonly arcs: readonly Arc[]
  readonly length: number
  readonly at: (arc: Arc) => string
}

/** A band from one place to the other: its feet are as wide as the places. Every band is a link with its own name. */
const Strip = ({ reader, arcs, length, at }: StripProps) => {
  const x = (point: number) => MARGIN + ((WIDTH - 2 * MARGIN) * point) / length
  const reach = Math.max(...arcs.map(({ a, b }) => x(b.end) - x(a.start)))
  const height = Math.min(260, reach / 2) + MARGIN
  const flat = Math.min(1, (height - MARGIN) / (reach / 2))
  const arch = (from: number, to: number, sweep: 0 | 1) =>
    `A ${Math.abs(to - from) / 2} ${(Math.abs(to - from) / 2) * flat} 0 0 ${sweep} ${to} ${height}`
  return (
    <figure>
      <svg viewBox={`0 0 ${WIDTH} ${height + 16}`} class="strip">
        <title>{reader.t.document.strip}</title>
        <rect x={MARGIN} y={height} width={WIDTH - 2 * MARGIN} height="10" fill="currentColor" fill-opacity="0.15" />
        {arcs.map((arc) => {
          const [a1, a2, b1, b2] = [x(arc.a.start), x(arc.a.end), x(arc.b.start), x(arc.b.end)]
          const band = `M ${a1} ${height} ${arch(a1, b2, 1)} L ${b1} ${height} ${arch(b1, a2, 0)} Z`
          return (
            <a href={at(arc)} aria-label={said(reader, arc)}>
              <title>{said(reader, arc)}</title>
              <path d={band} fill="currentColor" fill-opacity="0.2" stroke="currentColor" stroke-opacity="0.6" />
              <rect x={a1} y={height} width={Math.max(2, a2 - a1)} height="10" fill="currentColor" />
              <rect x={b1} y={height} width={Math.max(2, b2 - b1)} height="10" fill="currentColor" />
            </a>
          )
        })}
      </svg>
      <figcaption class="hint">{reader.t.document.strip}</figcaption>
    </figure>
  )
}

/**
 * Writes one `<app>` of a parallel segmentation: the readings in the order of the edition, groups of readings that count as one, notes,
 * and who decided.
 */
import { slice, type Text, textOf } from '../text/codepoints.ts'
import type { Comparison, DifferingSegment, Reading, Segment } from '../variants/comparison.ts'
import type { About } from './format.ts'
import { groupBy } from './grouped.ts'
import type { Row } from './rows.ts'
import { teiText, xmlAttribute, xmlId } from './xml.ts'

const pointers = (sigla: readonly string[]) => sigla.map((siglum) => `#${xmlId(siglum)}`).join(' ')

/** Where in a reading an anchor is: `offset` in code points. */
export interface MoveAnchor {
  readonly offset: number
  readonly id: string
}
/** Siglum → anchors. */
export type AnchorsAt = ReadonlyMap<string, readonly MoveAnchor[]> | undefined

type Languages = ReadonlyMap<string, string | null>
/** What an entry needs of the whole comparison. */
export interface Whole {
  readonly base: string
  readonly editors: Editors
  readonly languages: Languages
  readonly texts: ReadonlyMap<string, Text>
}

interface Around extends Whole {
  /** The segment before a row; null before the first. */
  readonly before: Segment | null
}

/** A stretch that all share, or an entry. O(what is written). */
export function rowXml(row: Row, anchors: AnchorsAt, whole: Around): string {
  const { segment, readings } = row
  if (segment.relation === 'identical' || readings.length === 1) return anchored(readings[0]!, anchors)
  return `<app${appAttributes(segment, whole)}>${readingsXml(segment, anchors, whole)}${notesXml(segment, whole)}</app>`
}

/** A reading that counts with another one: by regularisation, or as its sub-reading. */
const mainOf = ({ readings }: DifferingSegment, { text, regularised, rank, parent }: Reading): Reading | undefined => {
  const main = regularised?.to ?? (rank === 'sub' ? parent : undefined)
  return main === text ? undefined : readings.find((reading) => reading.text === main)
}

/** Readings as decided: the lemma and those that count with it, then the others in their order. */
function readingsXml(segment: DifferingSegment, anchors: AnchorsAt, whole: Around): string {
  const { readings, lemma } = segment
  const isConjecture = lemma !== undefined && 'conjecture' in lemma
  const chosen = isConjecture ? null : (lemma?.siglum ?? whole.base)
  const top = (reading: Reading, seen = new Set<Reading>()): Reading => {
    const main = seen.has(reading) ? undefined : mainOf(segment, reading)
    return main === undefined ? reading : top(main, seen.add(reading))
  }
  const groups = groupBy(readings, (reading) => top(reading))
  const isChosen = (reading: Reading) => chosen !== null && reading.witnesses.includes(chosen)
  const chosenFirst = <T>(all: readonly T[], is: (one: T) => boolean) => [
    ...all.filter(is),
    ...all.filter((one) => !is(one)),
  ]
  const xml = chosenFirst([...groups], ([, group]) => group.some(isChosen)).map(([main, group]) => {
    const entries = chosenFirst(
      chosenFirst(group, (reading) => reading === main),
      isChosen,
    ).map((reading) => readingXml(reading, isChosen(reading) ? chosen : null, segment, anchors, whole))
    return entries.length === 1 ? entries[0] : `<rdgGrp type="subvariants">${entries.join('')}</rdgGrp>`
  })
  const made = isConjecture
    ? `<lem type="conjecture"${resp(segment.decisions, whole, 'lemma')}>${teiText(lemma.conjecture)}</lem>`
    : ''
  return made + xml.join('')
}

/** @param chosen the witness whose reading the text has, if it is this one */
function readingXml(
  reading: Reading,
  chosen: string | null,
  segment: DifferingSegment,
  anchors: AnchorsAt,
  whole: Around,
): string {
  const { languages, base } = whole
  const { regularised, rank } = reading
  const kind = regularised
    ? ` type="regularised" cause="${xmlId(regularised.class)}"`
    : rank === 'sub'
      ? ' type="subreading"'
      : ''
  return lostApart(reading, segment, chosen)
    .map(({ witnesses, isLost }) => {
      const name = chosen !== null && witnesses.includes(chosen) ? 'lem' : 'rdg'
      const [language, ...others] = new Set(witnesses.map((siglum) => languages.get(siglum)))
      const isOther = language && others.length === 0 && language !== languages.get(base)
      const lang = isOther ? ` xml:lang="${xmlAttribute(language)}"` : ''
      const gap = isLost ? gapOf(segment, witnesses, whole) : ''
      const inner = gap + anchored({ ...reading, witnesses }, anchors)
      const open = `<${name} wit="${pointers(witnesses)}"${kind}${lang}`
      return inner === '' ? `${open}/>` : `${open}>${inner}</${name}>`
    })
    .join('')
}

const notesXml = ({ notes = [] }: DifferingSegment, whole: Whole): string =>
  notes
    .map(({ text, language, decision }) => {
      const lang = language === null ? '' : ` xml:lang="${xmlAttribute(language)}"`
      return `<note type="editorial"${lang}${resp([decision], whole)}>${teiText(text)}</note>`
    })
    .join('')

/** Who decided, by number; names are in the header. */
interface Editors {
  readonly names: readonly string[]
  readonly by: NonNullable<About['decisions']>['by']
}

/** The people whose decisions shaped a comparison, with the ids that the header gives them. O(segments + decisions). */
export function editorsOf({ segments }: Comparison, { decisions }: About): Editors {
  const by = decisions?.by ?? new Map()
  const ids = segments.flatMap((segment) => (segment.relation === 'identical' ? [] : (segment.decisions ?? [])))
  const names = new Set(ids.flatMap((id) => by.get(id)?.responsible ?? []))
  return { names: [...names].sort(), by }
}

/** `@resp` of those who took these decisions, of a type where one is given. */
function resp(decisions: readonly string[] | undefined, { editors }: Whole, type?: string): string {
  const own = (decisions ?? []).flatMap((id) => {
    const decision = editors.by.get(id)
    return decision?.responsible && (type ?? decision.type) === decision.type ? [decision.responsible] : []
  })
  const numbers = editors.names.flatMap((name, k) => (own.includes(name) ? [`#resp.${k + 1}`] : []))
  return numbers.length === 0 ? '' : ` resp="${numbers.join(' ')}"`
}

/** Separates the witnesses of one reading whose text is lost here from those that have it; the chosen one or the first stays in front. */
function lostApart({ witnesses }: Reading, segment: DifferingSegment, chosen: string | null) {
  const first = segment.lacunae?.includes(chosen ?? witnesses[0]!) ?? false
  return [first, !first].flatMap((isLost) => {
    const some = witnesses.filter((siglum) => (segment.lacunae?.includes(siglum) ?? false) === isLost)
    return some.length === 0 ? [] : [{ witnesses: some, isLost }]
  })
}

/** A gap in the text, or, once, where a witness breaks off and has nothing more. */
function gapOf(segment: DifferingSegment, witnesses: readonly string[], { texts, before }: Around): string {
  const breaksOff = witnesses.every((siglum) => {
    const [start, end] = segment.spans[siglum]!
    const { length } = texts.get(siglum)!
    const [from, to] = before?.spans[siglum] ?? [0, 0]
    return end === length && (start < end || before === null || from < to)
  })
  return breaksOff ? '<lacunaStart/>' : '<gap reason="lost"/>'
}

function appAttributes(segment: DifferingSegment, whole: Whole): string {
  const ana = [
    `relation.${segment.relation}`,
    `significance.${segment.significance}`,
    ...segment.classes.map((name) => `class.${xmlId(name)}`),
    ...segment.touches.map((name) => `touches.${name}`),
    ...(segment.approved ? ['approved'] : []),
  ]
  const number =
    segment.id === undefined ? '' : ` xml:id="place.${xmlId(`n${segment.id}`)}" n="${xmlAttribute(segment.id)}"`
  const loc = segment.reference === undefined ? '' : ` loc="${xmlAttribute(segment.reference)}"`
  return `${number}${loc} type="${segment.kind}" ana="${ana.map((id) => `#${id}`).join(' ')}"${resp(segment.decisions, whole)}`
}

/** A reading with the anchors of its witnesses in their places. */
function anchored(reading: Reading, anchors: AnchorsAt): string {
  const own = reading.witnesses.flatMap((siglum) => anchors?.get(siglum) ?? [])
  if (own.length === 0) return teiText(reading.text)
  const text: Text = textOf(reading.text)
  let at = 0
  let xml = ''
  for (const { offset, id } of own.sort((a, b) => a.offset - b.offset)) {
    // Where a place is left out, the words of the base take the place of longer ones too.
    const end = Math.min(offset, text.length)
    xml += `${teiText(slice(text, at, end))}<anchor xml:id="${id}"/>`
    at = end
  }
  return xml + teiText(slice(text, at, text.length))
}

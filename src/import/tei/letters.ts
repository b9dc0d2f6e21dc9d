/**
 * Reads what a TEI file says about the letters and telegrams in it, as statements: each document of a volume of FRUS (`div
 * type="document"`: its source note, heading, dateline and signature), and the letter that `<correspDesc>` describes. Sender and
 * recipient are stated where names are marked as such, and inferred from the words of a heading.
 */
import type { XmlElement } from '@rgrove/parse-xml'
import { EdtfError, parseEdtf } from '../../provenance/edtf.ts'
import { type Letter, type LetterStatement, pointsOf } from '../extract.ts'
import { IMPORT_LIMITS } from '../limits.ts'
import { allIn, attribute, childrenOf, isElement, isText, localName } from '../xml.ts'
import type { File, ReadText } from './texts.ts'
import { editionTitleOf, fileTitleOf } from './titles.ts'

const TYPES: readonly (readonly [pattern: RegExp, type: string])[] = [
  [/\btelegram\b|\btelex\b|\bcable\b/i, 'telegram'],
  [/\bairgram\b/i, 'airgram'],
  [/\bdes?patch\b/i, 'despatch'],
  [/\bmemorandum\b|\bmemcon\b/i, 'memorandum'],
  [/\bmessage\b/i, 'message'],
  [/\bletter\b|\bepist/i, 'letter'],
  [/\bnote\b|\baide-m/i, 'note'],
]
/** Longer is no name. */
const LONGEST_NAME = 200
/** What a statement may say. */
const LONGEST = 4_000

/** @param own the text of the document, whose blocks give the spans of the letters, in code points. O(elements) */
export function teiLetters(file: File, own: ReadText): readonly Letter[] {
  const header = childrenOf(file.root).find((element) => localName(element) === 'teiHeader')
  const about = header === undefined ? [] : allIn(header)
  const inPoints = pointsOf(own.text)
  const spanOf = (element: XmlElement): readonly [number, number] | undefined => {
    const block = own.blocks.get(element)
    return block === undefined || block[0] >= block[1] ? undefined : [inPoints(block[0]), inPoints(block[1])]
  }
  const documents = file.elements.filter(isDocument)
  const publication = editionTitleOf(about) ?? ''
  const letters = documents
    .slice(0, IMPORT_LIMITS.letters)
    .flatMap((document) => documentLetter(document, publication, spanOf) ?? [])
  if (letters.length > 0) return letters
  const description = about.find((element) => localName(element) === 'correspDesc')
  const body = file.elements.find((element) => localName(element) === 'body')
  const whole = body === undefined || !isOneLetter(body) ? null : documentLetter(body, publication, spanOf)
  if (description === undefined || body === undefined) return whole === null ? [] : [whole]
  const letter = describedLetter(description, body, { title: fileTitleOf(about), publication }, spanOf, whole)
  return letter === null ? [] : [letter]
}

const KINDS = /^(?:document|letter|telegram|cable|message|memorandum|epistle|despatch|dispatch)$/

const isDocument = (element: XmlElement): boolean =>
  /^div\d?$/.test(localName(element)) && KINDS.test(attribute(element, 'type') ?? '')

/** A text that begins with a place and a date or ends with a signature, once. */
function isOneLetter(body: XmlElement): boolean {
  const count = (name: string) => allIn(body).filter((element) => localName(element) === name).length
  const [opener, dateline, signed] = ['opener', 'dateline', 'signed'].map(count) as [number, number, number]
  return opener <= 1 && dateline <= 2 && signed <= 2 && dateline + signed > 0
}

type SpanOf = (element: XmlElement) => readonly [number, number] | undefined

function documentLetter(document: XmlElement, publication: string, spanOf: SpanOf): Letter | null {
  const span = spanOf(document)
  if (span === undefined) return null
  const own = withoutInner(document)
  const find = (name: string) => own.find((element) => localName(element) === name)
  const [head, dateline, signed] = ['head', 'dateline', 'signed'].map(find)
  const sources = own.filter((element) => localName(element) === 'note' && attribute(element, 'type') === 'source')
  const heading = head === undefined ? '' : wordsOf(head)
  const n = attribute(document, 'n')
  const where = [publication, n === null ? null : `document ${n.replace(/[[\]]/g, '')}`].filter(Boolean).join(', ')
  const said = (part: string) => `${part} of ${where || 'the file'}`
  const statements: LetterStatement[] = []
  const state = (statement: LetterStatement | null) => {
    if (statement !== null && statement.value !== '')
      statements.push({ ...statement, value: [...statement.value].slice(0, LONGEST).join('') })
  }
  for (const note of sources)
    state({
      property: 'archive',
      value: wordsOf(note).replace(/^\[?Source:\s*/i, ''),
      basis: 'stated',
      source: said('source note'),
    })
  for (const statement of correspondents(head, heading, said('heading'), span && head ? spanOf(head) : undefined))
    state(statement)
  if (dateline !== undefined) {
    const inLine = { source: `${said('dateline')}: ${wordsOf(dateline)}`, ...spanned(spanOf(dateline)) }
    state({ property: 'place', value: placeIn(dateline), basis: 'stated', ...inLine })
    state({ property: 'dated', value: dateIn(dateline) ?? '', basis: 'stated', ...inLine })
  }
  if (!statements.some(({ property }) => property === 'dated'))
    state({
      property: 'dated',
      value: minimumOf(document) ?? '',
      basis: 'editorial',
      source: said('dates by the editors'),
    })
  if (signed !== undefined) {
    const name = wordsOf(signed)
    const inLine = { source: said('signature'), ...spanned(spanOf(signed)) }
    state({ property: 'signature', value: name, basis: 'stated', ...inLine })
    if (!statements.some(({ property }) => property === 'sender'))
      state({ property: 'sender', value: name, basis: 'inferred', ...inLine })
  }
  const first = own.find((element) => localName(element) === 'p')
  const number = /^(?:No\.\s*)?(\d{1,6})\.\s/.exec(first === undefined ? '' : wordsOf(first))?.[1]
  if (first !== undefined && number !== undefined)
    state({
      property: 'number',
      value: number,
      basis: 'inferred',
      source: said('first paragraph'),
      ...spanned(spanOf(first)),
    })
  // A text without any statement about it is no letter.
  if (statements.length === 0) return null
  state({ property: 'publication', value: where, basis: 'stated', source: 'title of the file' })
  const kind = attribute(document, 'type') ?? ''
  const type =
    typeOf(heading) ??
    typeOf(sources.map(wordsOf).join('\n')) ??
    typeOf(kind) ??
    (KINDS.test(kind) ? 'document' : 'letter')
  const title = heading.replace(/^\[?\d+[a-z]?\]?\.?\s+/i, '') || where || 'Document'
  return { title, type, start: span[0], end: span[1], statements }
}

/** Elements of a document, without those of documents inside it, and without notes but the source note. */
function withoutInner(document: XmlElement): XmlElement[] {
  const found: XmlElement[] = []
  const collect = (element: XmlElement) => {
    for (const child of childrenOf(element)) {
      if (isDocument(child)) continue
      found.push(child)
      if (localName(child) !== 'note' && localName(child) !== 'quote') collect(child)
    }
  }
  collect(document)
  return found
}

function* correspondents(
  head: XmlElement | undefined,
  heading: string,
  source: string,
  span: readonly [number, number] | undefined,
): Generator<LetterStatement> {
  if (head === undefined) return
  const marked = (type: string) =>
    allIn(head)
      .filter((element) => attribute(element, 'type') === type)
      .map(wordsOf)
  const inferred =
    /^(?:\[?\d+[a-z]?\]?\.?\s+)?(?:(?:\p{L}+ )?(?:telegram|message|letter|memorandum|note|airgram|despatch|instruction)s? )?(?:from )?(?:the )?(.+?) to (?:the )?(.+?)\.?$/iu.exec(
      heading,
    )
  for (const [property, type, group] of [
    ['sender', 'from', 1],
    ['recipient', 'to', 2],
  ] as const) {
    const names = marked(type)
    const name = names.length > 0 ? names.join('; ') : inferred?.[group]
    if (name !== undefined && name.length <= LONGEST_NAME)
      yield {
        property,
        value: name,
        basis: names.length > 0 ? 'stated' : 'inferred',
        source: `${source}: ${heading}`,
        ...spanned(span),
      }
  }
}

const spanned = (span: readonly [number, number] | undefined) => (span === undefined ? {} : { span })

/** @param whole what its own words say */
function describedLetter(
  description: XmlElement,
  body: XmlElement,
  { title, publication }: { readonly title: string | null; readonly publication: string },
  spanOf: SpanOf,
  whole: Letter | null,
): Letter | null {
  const span = spanOf(body)
  if (span === undefined) return null
  const statements: LetterStatement[] = []
  const source = `correspDesc of ${publication || 'the file'}`
  const state = (property: string, value: string | null) => {
    if (value !== null && value !== '') statements.push({ property, value, basis: 'editorial', source })
  }
  for (const action of allIn(description)) {
    const type = attribute(action, 'type')
    if (localName(action) !== 'correspAction' || (type !== 'sent' && type !== 'received')) continue
    const names = childrenOf(action)
      .filter((element) => ['persName', 'orgName', 'name', 'rs'].includes(localName(element)))
      .map(wordsOf)
    state(type === 'sent' ? 'sender' : 'recipient', names.join('; '))
    if (type === 'sent') state('place', placeIn(action))
    state(type, dateIn(action))
  }
  if (statements.length === 0) return whole
  statements.push({ property: 'publication', value: publication, basis: 'stated', source: 'title of the file' })
  const all = [...statements, ...(whole?.statements ?? []).filter(({ property }) => property !== 'publication')].filter(
    ({ value }) => value !== '',
  )
  return {
    title: title ?? 'Letter',
    type: typeOf(title ?? '') ?? 'letter',
    start: span[0],
    end: span[1],
    statements: all,
  }
}

const typeOf = (words: string): string | undefined => TYPES.find(([pattern]) => pattern.test(words))?.[1]

/** Its words in one line, without its notes. */
function wordsOf(element: XmlElement): string {
  const words = (node: XmlElement): string =>
    node.children
      .map((child) => {
        if (isText(child)) return child.text
        if (!isElement(child) || localName(child) === 'note') return ''
        return localName(child) === 'lb' ? ' ' : words(child)
      })
      .join('')
  return words(element).trim().replace(/\s+/g, ' ')
}

const placeIn = (element: XmlElement): string => {
  const place = allIn(element).find((inner) => ['placeName', 'settlement'].includes(localName(inner)))
  return place === undefined ? '' : wordsOf(place)
}

/** In EDTF; null where none is given in figures. */
function dateIn(element: XmlElement): string | null {
  for (const date of allIn(element)) {
    if (localName(date) !== 'date') continue
    const get = (name: string) => attribute(date, name) ?? attribute(date, `${name}-iso`)
    const when = edtf(get('when'))
    if (when !== null) return when
    const [from, to] = [edtf(get('from') ?? get('notBefore')), edtf(get('to') ?? get('notAfter'))]
    if (from !== null && to !== null) return from === to ? from : `${from}/${to}`
    if (from !== null || to !== null) return from ?? to
  }
  return null
}

/** Editors of FRUS give the first and the last instant that it can be of. */
function minimumOf(document: XmlElement): string | null {
  const [from, to] = ['min', 'max'].map((end) => attribute(document, `frus:doc-dateTime-${end}`))
  if (!from || !to) return edtf(from ?? null)
  if (from === to) return edtf(from)
  const [first, last] = [edtf(from.slice(0, 10)), edtf(to.slice(0, 10))]
  return first === null || last === null || first === last ? first : `${first}/${last}`
}

/** As it is written, else the day of it; null for what is no date. */
function edtf(value: string | null): string | null {
  for (const date of [value?.trim() ?? '', value?.trim().slice(0, 10) ?? '']) {
    try {
      parseEdtf(date)
      return date
    } catch (error) {
      if (!(error instanceof EdtfError)) throw error
    }
  }
  return null
}

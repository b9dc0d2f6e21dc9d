/** What the elements of TEI P5 mean for the running text. Names have no prefix, except where two vocabularies share one. */
import type { XmlElement, XmlNode } from '@rgrove/parse-xml'
import { attribute, childrenOf, elementsIn, isElement, isText, localName, parentOf } from '../xml.ts'

const names = (list: string) => new Set(list.split(','))

/** Not text: the description of the text, and signs and remarks about it. */
const LEFT_OUT = names(
  'teiHeader,fw,figDesc,desc,facsimile,metamark,rt,witDetail,listWit,index,interp,interpGrp,span,spanGrp,certainty,respons,precision,alt,altGrp,join,joinGrp,link,linkGrp,timeline,fs,listRelation,listEvent,mulu,listTranspose,listChange,xenoData',
)

/** Begin a new line, and what follows them does. */
const BLOCKS = names(
  'TEI,ab,address,addrLine,argument,back,body,byline,castGroup,castItem,castList,closer,dateline,dialog,div,div0,div1,div2,div3,div4,div5,div6,div7,docAuthor,docDate,docImprint,docTitle,entry,entryFree,epigraph,epilogue,floatingText,front,group,head,headItem,headLabel,imprimatur,item,jhead,juan,l,lg,line,list,listBibl,opener,p,performance,postscript,prologue,row,salute,set,signed,sourceDoc,sp,speaker,spGrp,surface,surfaceGrp,table,text,titlePage,titlePart,trailer,zone',
)
/** Blocks where they are not in the middle of a line. */
const SOMETIMES_BLOCKS = names('quote,stage,cit,label,figure,bibl')
const LINES = names('p,l,ab,seg,hi,q,said,quote,line,emph,foreign,note,cell,item,head,speaker')

/** Whether an element begins a new line, and ends one. O(children). */
export function isBlock(element: XmlElement): boolean {
  const name = localName(element)
  if (BLOCKS.has(name)) return true
  // An entry of CBETA's dictionaries; in others these are within a line.
  if (element.name === 'cb:def' || (name === 'form' && isEntryOfCbeta(parentOf(element)))) return true
  if (!SOMETIMES_BLOCKS.has(name)) return false
  const parent = parentOf(element)
  if (name === 'label') return parent !== null && localName(parent) === 'list'
  return (
    parent === null ||
    !LINES.has(localName(parent)) ||
    childrenOf(element).some((child) => BLOCKS.has(localName(child)))
  )
}

const isEntryOfCbeta = (entry: XmlElement | null) =>
  entry?.children.slice(-2).some((child) => isElement(child) && child.name === 'cb:def') ?? false

/** A milestone where a paragraph or heading begins in a text that is encoded by pages and lines (Shelley-Godwin: `unit="tei:p"`). */
export const beginsBlock = (element: XmlElement): boolean =>
  localName(element) === 'milestone' && /^(?:tei:)?(?:p|head)(?:-START)?$/.test(attribute(element, 'unit') ?? '')

/** Only elements are in them: the white space between is layout. */
const ELEMENT_CONTENT = names(
  'app,rdgGrp,choice,subst,ruby,tt,overw,list,table,row,sp,lg,castList,surface,sourceDoc,listApp',
)
/** So they are where they have no text of their own. */
const MAYBE_ELEMENT_CONTENT = names('mod,add,del,w,expan')

/** Whether white space in an element is layout and not text. O(children). */
export function hasElementContent(element: XmlElement): boolean {
  const name = localName(element)
  if (ELEMENT_CONTENT.has(name)) return true
  return (
    MAYBE_ELEMENT_CONTENT.has(name) &&
    element.children.every((child) => !isText(child) || (child.text.includes('\n') && child.text.trim() === '')) &&
    childrenOf(element).length > 0
  )
}

/** Of manuscripts' zones, those that are about the leaf. */
const ZONES = names('pagination,library,foliation,page_number,running_head,running-head,catchword,signature')

const isMargin = (zone: XmlElement): boolean => ZONES.has(attribute(zone, 'type') ?? '')

/**
 * What an element that is no text is reported as; null where it is read.
 * @param edited whether the text is read as its editor corrects it
 * @param texts what is read of the file
 */
export function kindLeftOut(element: XmlElement, edited: boolean, texts: readonly XmlElement[]): string | null {
  const name = localName(element)
  switch (name) {
    case 'am':
      // Inside an expansion, the mark that it expands.
      return isInside(element, 'expan') ? name : null
    case 'surplus':
      return edited ? name : null
    case 't':
    case 'foreign':
      return /^foot/.test(attribute(element, 'place') ?? attribute(element, 'cb:place') ?? '') ? name : null
    case 'listPerson':
    case 'listPlace':
    case 'listOrg':
    case 'listObject':
      // Behind a text, what an editor knows of those it names; a file may also be such a list.
      return isInside(element, 'back') ? name : null
    case 'zone':
      return isMargin(element) ? 'fw' : null
    case 'sourceDoc':
      // Where a text is read, its transcription by pages says it again.
      return texts.includes(element) ? null : name
    default:
      return LEFT_OUT.has(name) ? name : null
  }
}

/** The id by which pointers name an element; CBETA gives anchors a plain `id`. */
export const idOf = (element: XmlElement): string | null =>
  attribute(element, 'xml:id') ?? (element.name === 'anchor' ? attribute(element, 'id') : null)

/** The ids that a list of pointers names. */
export const pointersOf = (value: string | null): string[] =>
  (value ?? '').split(/\s+/).flatMap((pointer) => (pointer === '' ? [] : [pointer.slice(pointer.indexOf('#') + 1)]))

/** Whether an element contains an entry of an apparatus or a note. O(elements). */
export function holdsEntries(element: XmlElement): boolean {
  for (const inner of elementsIn(element)) if (['app', 'note'].includes(localName(inner))) return true
  return false
}

export const isReading = (element: XmlElement): boolean => ['lem', 'rdg'].includes(localName(element))

/** Cells of a row, and segments of a letterhead: they have room between them where the markup has no space. */
export const isParted = (element: XmlElement): boolean =>
  localName(element) === 'cell' ||
  (localName(element) === 'seg' && (isInside(element, 'opener') || isInside(element, 'closer')))

/** Whether it is in an element of a name, which is near. */
function isInside(element: XmlElement, name: string): boolean {
  let at = parentOf(element)
  for (let i = 0; i < 3 && at !== null; i++, at = parentOf(at)) if (localName(at) === name) return true
  return false
}

/** Whether a word and the white space of layout are what is before. */
export function isLaidOut(before: readonly XmlNode[]): boolean {
  const white = before.at(-1)
  const word = before.length > 1 ? before[0] : undefined
  return (
    white !== undefined &&
    isText(white) &&
    white.text.includes('\n') &&
    white.text.trim() === '' &&
    (word === undefined || (isElement(word) && ['w', 'pc', 'num'].includes(localName(word))))
  )
}

/** Whether it has only words and no space: then the markup separates them. */
export function areWordsRunTogether({ children }: XmlElement): boolean {
  let words = 0
  for (const child of children) {
    if (isText(child) || (isElement(child) && ['c', 'space'].includes(localName(child)))) return false
    if (isElement(child) && localName(child) === 'w') words++
  }
  return words > 2
}

/** More signs for lost characters than that are one sign. */
const MOST_SIGNS = 60
const CHARACTER_UNITS = /^(?:char|character|letter|glyph|sign|graph|字)s?$/i

/** The sign of a gap, one for each character where they are counted, and how much is lost in the words of the file. */
export function gapOf(gap: XmlElement): { readonly sign: string; readonly extent?: string } {
  const [unit, extent] = [attribute(gap, 'unit') ?? '', attribute(gap, 'extent')]
  const inExtent = /^(\d+)\s*(\p{L}+)?$/u.exec(extent?.trim() ?? '')
  const count = Number(attribute(gap, 'quantity') ?? inExtent?.[1] ?? Number.NaN)
  const counts = CHARACTER_UNITS.test(unit === '' ? (inExtent?.[2] ?? '') : unit)
  const isCounted = counts && Number.isInteger(count) && count > 0 && count <= MOST_SIGNS
  const stated = extent ?? (Number.isNaN(count) ? undefined : `${count} ${unit}`.trim())
  return { sign: isCounted ? '□'.repeat(count) : '[…]', ...(stated !== undefined && { extent: stated }) }
}

/** Of a space, in characters; null where it is not counted in characters. */
export function widthOf(space: XmlElement): number | null {
  const quantity = Number(attribute(space, 'quantity') ?? attribute(space, 'extent') ?? 1)
  if (quantity === 0) return 0
  return quantity >= 1 && quantity <= MOST_SIGNS && CHARACTER_UNITS.test(attribute(space, 'unit') ?? '')
    ? quantity
    : null
}

/** What the elements of TEI P5 are for the running text. Names are without prefix but where two vocabularies share one. */
import type { XmlElement } from '@rgrove/parse-xml'
import { attribute, childrenOf, isElement, isText, localName, parentOf } from '../xml.ts'

const names = (list: string) => new Set(list.split(','))

/** Not text: the description of the text, and signs and remarks about it. */
export const LEFT_OUT = names(
  'teiHeader,fw,figDesc,desc,facsimile,metamark,rt,witDetail,listWit,index,interp,interpGrp,span,spanGrp,certainty,respons,precision,alt,altGrp,join,joinGrp,link,linkGrp,timeline,fs,listRelation,listEvent,mulu,listTranspose,listChange,xenoData',
)

/** Begin a new line, and what follows them does. */
const BLOCKS = names(
  'TEI,ab,address,addrLine,argument,back,body,byline,castGroup,castItem,castList,closer,dateline,dialog,div,div0,div1,div2,div3,div4,div5,div6,div7,docAuthor,docDate,docImprint,docTitle,entry,entryFree,epigraph,epilogue,floatingText,front,group,head,headItem,headLabel,imprimatur,item,jhead,juan,l,lg,line,list,listBibl,opener,p,performance,postscript,prologue,row,salute,set,signed,sourceDoc,sp,speaker,spGrp,surface,surfaceGrp,table,text,titlePage,titlePart,trailer,zone',
)
/** Blocks where they do not stand in the middle of a line. */
const SOMETIMES_BLOCKS = names('quote,stage,cit,label,figure,bibl')
const LINES = names('p,l,ab,seg,hi,q,said,quote,line,emph,foreign,note,cell,item,head,speaker')

export function isBlock(element: XmlElement): boolean {
  const name = localName(element)
  if (BLOCKS.has(name)) return true
  // An entry of CBETA's dictionaries; in others these stand within a line.
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

/** Only elements stand in them: the white space between is layout. */
const ELEMENT_CONTENT = names(
  'app,rdgGrp,choice,subst,ruby,tt,overw,list,table,row,sp,lg,castList,surface,sourceDoc,listApp',
)
/** So they are where they have no text of their own. */
const MAYBE_ELEMENT_CONTENT = names('mod,add,del,w,expan')

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

export const isMargin = (zone: XmlElement): boolean => ZONES.has(attribute(zone, 'type') ?? '')

export const idOf = (element: XmlElement): string | null =>
  attribute(element, 'xml:id') ?? (element.name === 'anchor' ? attribute(element, 'id') : null)

/** The ids that a list of pointers names. */
export const pointersOf = (value: string | null): string[] =>
  (value ?? '').split(/\s+/).flatMap((pointer) => (pointer === '' ? [] : [pointer.slice(pointer.indexOf('#') + 1)]))

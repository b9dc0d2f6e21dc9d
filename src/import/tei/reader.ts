/**
 * Reads one text of a TEI file: of a witness, of a layer, of the source or as its editor corrects it. The walk that reads the
 * document's own text reports what is not in it, so each thing is reported once.
 */
import type { XmlElement, XmlNode } from '@rgrove/parse-xml'
import { ImportError, type ReadingOptions } from '../extract.ts'
import { Flow } from '../flow.ts'
import { attribute, childrenOf, hasText, isElement, isText, localName, stretchesOf } from '../xml.ts'
import { type ApparatusEntry, beginsLate, readingFor, type Spanning, standsApart } from './apparatus.ts'
import { copyBlock } from './blocks.ts'
import {
  areWordsRunTogether,
  beginsBlock,
  editorCertainty,
  gapOf,
  hasElementContent,
  holdsEntries,
  idOf,
  isBlock,
  isInside,
  isLaidOut,
  isMargin,
  isParted,
  isReading,
  LEFT_OUT,
  pointersOf,
  widthOf,
} from './elements.ts'
import { characterFor, codePointOf } from './glyphs.ts'
import { type Correction, isIn } from './layers.ts'
import { NumberedElements } from './numbered.ts'
import { References } from './references.ts'
import type { File, ReadText, Which } from './texts.ts'

interface Context {
  readonly keep: boolean
  readonly joined: boolean
  /** Blocks are within a line. */
  readonly inLine: boolean
  /** What was deleted counts again. */
  readonly restored: boolean
  /** Inside the reading of a witness. */
  readonly inReading: boolean
}

/** Marks of places: where one has words after all, they are read. */
const EMPTY = new Set('lb,pb,cb,gb,milestone,caesura,space,lacunaStart,lacunaEnd,witStart,witEnd'.split(','))
const SOURCE = new Set(['sic', 'orig', 'abbr', 'am'])
const EDITED = new Set(['corr', 'reg', 'expan', 'ex', 'supplied'])
const CLOSING = /^[\p{Pe}\p{Pf},.;:!?·。，、；：！？]/u
const OPENING = /[\p{Ps}\p{Pi}]$/u

export function readTeiText(file: File, which: Which, reading: ReadingOptions, keep: boolean): ReadText {
  return new Reader(file, which, reading).read(keep)
}

class Reader {
  readonly #file: File
  readonly #which: Which
  readonly #reading: ReadingOptions
  readonly #flow: Flow
  readonly #references: References
  readonly #blocks = new Map<XmlElement, [number, number]>()
  readonly #labels = { open: new Map<XmlElement, string>(), close: new Map<XmlElement, string>() }
  readonly #inWitnesses: [number, number][] = []
  readonly #numbered = new NumberedElements()
  readonly #foot: XmlElement[] = []
  /** Notes that point to their place, by the id there. */
  readonly #pointed = new Map<string, XmlElement[]>()
  #deleted: { readonly until: string; readonly kind: string; readonly from: number } | null = null
  #replaced: Spanning | null = null
  #lost = false
  /** Pieces of text whose white space stays: blocks with them begin and end with more than words. */
  #kept = 0

  constructor(file: File, which: Which, reading: ReadingOptions) {
    this.#file = file
    this.#which = which
    this.#reading = reading
    this.#flow = new Flow(which.like === null)
    this.#references = new References(file.root)
  }

  read(keep: boolean): ReadText {
    const { source, texts } = this.#file
    const { witness } = this.#which
    if (witness !== null && beginsLate(this.#file.markers, witness)) this.#lose()
    if (this.#reading.notes === 'inline') this.#findPointed()
    const context: Context = { keep, joined: false, inLine: false, restored: false, inReading: false }
    for (const text of texts) {
      this.#flow.block(text.start)
      this.#children(text, this.#within(text, context))
    }
    if (this.#deleted !== null) this.#undelete(source.length)
    // A reading by itself has nothing beside it.
    if (this.#isOwn && !isReading(texts[0]!)) this.#outside(this.#file.root, context)
    for (const note of this.#foot) {
      this.#flow.block(note.start)
      this.#children(note, { ...context, inLine: true })
    }
    this.#flow.end()
    const { extraction } = this.#flow
    return {
      ...extraction.finish(source, this.#file.inPoints),
      inWitnesses: this.#inWitnesses,
      numbered: this.#numbered.spans,
      blocks: this.#blocks,
      labels: this.#labels,
      inUnits: { references: extraction.references, lacunae: extraction.lacunae },
    }
  }

  /** What the file has beside its texts. */
  #outside(element: XmlElement, context: Context): void {
    if (this.#file.texts.includes(element)) return
    for (const child of childrenOf(element)) {
      if (['TEI', 'TEI.2', 'teiCorpus'].includes(localName(child))) this.#outside(child, context)
      else if (standsApart(child)) this.#apart(child, context)
      else if (!this.#file.texts.includes(child)) this.#leaveElement(child, context)
    }
  }

  get #isSilent(): boolean {
    return this.#deleted !== null || this.#replaced !== null || this.#lost
  }

  get #isOwn(): boolean {
    return this.#which.witness === null
  }

  #findPointed(): void {
    for (const element of this.#file.elements) {
      if (localName(element) !== 'note') continue
      const [target] = pointersOf(attribute(element, 'target'))
      if (target === undefined) continue
      const notes = this.#pointed.get(target)
      if (notes === undefined) this.#pointed.set(target, [element])
      else notes.push(element)
    }
  }

  #within(element: XmlElement, context: Context): Context {
    const space = attribute(element, 'xml:space')
    if (space === null) return context
    return { ...context, keep: space === 'preserve' }
  }

  /** Reported where it is in the text that is read; a witness reports what its own readings lack. */
  #leave(kind: string, from: number, to: number, context: Context): void {
    // What is deleted is reported whole.
    if (this.#isSilent) return
    if (this.#isOwn || context.inReading) this.#flow.extraction.leave(kind, from, to)
  }

  #leaveElement(element: XmlElement, context: Context, kind = localName(element)): void {
    if (hasText(element)) this.#leave(kind, element.start, element.end, context)
  }

  #change(kind: string, element: XmlElement): void {
    if (!this.#isSilent) this.#flow.extraction.change(kind, element.start, element.end)
  }

  #children(element: XmlElement, context: Context): void {
    const isBare = hasElementContent(element)
    const isRunTogether = areWordsRunTogether(element)
    for (const [i, child] of element.children.entries()) {
      if (isText(child)) {
        if (this.#isSilent) continue
        if (context.keep) this.#kept++
        if (isBare && child.text.trim() === '') {
          this.#flow.extraction.changeWhiteSpace()
          continue
        }
        for (const { text, from, to } of stretchesOf(child, this.#file.source))
          this.#flow.text(text, from, { ...(to !== undefined && { to }), keep: context.keep, joined: context.joined })
      } else if (isElement(child)) {
        if (isRunTogether && localName(child) === 'w' && i > 0 && !this.#isSilent) {
          this.#flow.text('\n', child.start, { to: child.start })
          this.#change('w', child)
        }
        if (localName(child) === 'pc') this.#punctuation(child, element.children.slice(Math.max(0, i - 2), i), context)
        else this.#element(child, context)
      }
    }
  }

  #element(element: XmlElement, context: Context): void {
    const id = idOf(element)
    if (id !== null) this.#at(id, element, context)
    for (const spanning of this.#file.apparatus.from.get(element) ?? []) this.#begin(spanning, context)
    this.#refer('open', element)
    this.#dispatch(element, this.#within(element, context))
    this.#refer('close', element)
    if (this.#replaced?.to === element) this.#replaced = null
  }

  /** Witnesses have the places of the document's own text. */
  #refer(when: 'open' | 'close', element: XmlElement): void {
    const { like } = this.#which
    const label = like === null ? this.#references[when](element) : (like.own.labels[when].get(element) ?? null)
    if (label === null) return
    if (like === null) this.#labels[when].set(element, label)
    // Also where nothing is read: what is read next is there.
    this.#flow.refer(label)
  }

  /** What other elements say of the place that this one marks. */
  #at(id: string, element: XmlElement, context: Context): void {
    if (this.#deleted?.until === id) this.#undelete(element.start)
    for (const note of this.#pointed.get(id) ?? []) this.#inLine(note, context)
  }

  #undelete(to: number): void {
    const { kind, from } = this.#deleted!
    this.#deleted = null
    if (this.#isOwn) this.#flow.extraction.leave(kind, from, to)
  }

  #begin(spanning: Spanning, context: Context): void {
    const { witness, before } = this.#which
    if (witness === null) return
    const { entry } = spanning
    const reading = readingFor(entry, witness, before)
    if (reading === undefined || reading === entry.lemma) return
    if (this.#replaced !== null) {
      // Two entries for one stretch: the first has it, the other is reported.
      this.#flow.extraction.change('overlapping-app', entry.app.start, entry.app.end)
      return
    }
    this.#children(reading, { ...context, inReading: true })
    this.#replaced = spanning
  }

  /** Words in an element that has none of its own by the Guidelines. */
  #strays(element: XmlElement, context: Context): void {
    for (const child of element.children)
      if (isText(child) && child.text.trim() !== '') this.#leave(localName(element), child.start, child.end, context)
  }

  #dispatch(element: XmlElement, context: Context): void {
    const correction = this.#file.corrections.of.get(element)
    const kind = this.#kindLeftOut(element)
    if (this.#file.corrections.endless.has(element)) this.#change(localName(element), element)
    else if (correction !== undefined) this.#correct(element, correction, context)
    else if (kind !== null) this.#leaveElement(element, context, kind)
    else if (standsApart(element)) this.#apart(element, context)
    else if (!this.#isRead(element, context)) this.#run(element, context)
    else if (EMPTY.has(localName(element)) && hasText(element)) this.#children(element, context)
  }

  /** What an element that is no text is reported as; null where it is read. */
  #kindLeftOut(element: XmlElement): string | null {
    const name = localName(element)
    switch (name) {
      case 'am':
        // Inside an expansion, the mark that it expands.
        return isInside(element, 'expan') ? name : null
      case 'surplus':
        return this.#which.edited ? name : null
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
        return this.#file.texts.includes(element) ? null : name
      default:
        return LEFT_OUT.has(name) ? name : null
    }
  }

  /** Elements that have a way of their own. */
  #isRead(element: XmlElement, context: Context): boolean {
    switch (localName(element)) {
      case 'app':
        this.#entry(element, context)
        return true
      case 'choice':
        this.#choice(element, context)
        return true
      case 'note':
        this.#note(element, context)
        return true
      case 'g':
        this.#glyph(element, context)
        return true
      case 'gap':
        this.#gap(element, context)
        return true
      case 'unclear':
        if (element.children.length > 0) return false
        this.#lostSign('□', element, attribute(element, 'reason') ?? 'illegible')
        return true
      case 'space':
        this.#space(element)
        return true
      case 'caesura':
        if (!this.#isSilent) this.#flow.caesura(element.start, element.end)
        return true
      case 'lb':
        this.#sourceLine(element, context)
        return true
      case 'pb':
      case 'cb':
      case 'gb':
      case 'milestone':
        if (beginsBlock(element)) this.#break(element.start, context)
        if (!this.#isSilent && (attribute(element, 'break') === 'no' || context.joined)) this.#flow.join()
        return true
      case 'w':
      case 'pc':
        this.#children(element, { ...context, joined: true })
        return true
      case 'lacunaStart':
      case 'witEnd':
        this.#lacuna(element, true)
        return true
      case 'lacunaEnd':
      case 'witStart':
        this.#lacuna(element, false)
        return true
      case 'restore':
        this.#children(element, { ...context, restored: true })
        return true
      case 'include':
        throw new ImportError(
          `The file includes another by XInclude (${(attribute(element, 'href') ?? '').slice(0, 80)}), which is not followed: put them together and send the whole.`,
        )
      default:
        return false
    }
  }

  /** Text in a line or on lines of its own. */
  #run(element: XmlElement, context: Context): void {
    const isSpaced = isBlock(element)
    if (isSpaced) this.#break(element.start, context)
    else if (isParted(element) && !this.#isSilent) this.#flow.text(' ', element.start, { to: element.start })
    if (!isSpaced || !this.#isTaken(element, context)) this.#read(element, isSpaced, context)
    if (isSpaced) this.#break(element.end, context)
  }

  #read(element: XmlElement, isSpaced: boolean, context: Context): void {
    const place = isSpaced && this.#isOwn && !context.keep && !context.inLine ? this.#flow.next() : null
    const kept = this.#kept
    // Only an apparatus that points to elements by number asks where they are.
    const isAsked = this.#file.apparatus.located.length > 0
    const number = isAsked ? this.#numbered.open(element, this.#flow.extraction.length) : null
    this.#children(element, context)
    if (number !== null) this.#numbered.close(number, this.#flow.extraction.length)
    if (place !== null && place.start >= 0 && kept === this.#kept)
      this.#blocks.set(element, [place.start, this.#flow.extraction.length])
  }

  /** A block in which a witness has all that the document's own text has is taken from there: files have ten witnesses and more. */
  #isTaken(element: XmlElement, context: Context): boolean {
    const { like } = this.#which
    if (like === null || this.#isSilent || context.keep || context.inLine || like.touched.has(element)) return false
    return copyBlock(like.own, element, this.#flow)
  }

  #correct(element: XmlElement, correction: Correction, context: Context): void {
    const isHere = isIn(correction, this.#which.layer) || (correction.does === 'delete' && context.restored)
    const kind = correction.does === 'add' ? 'add' : 'del'
    const until = this.#file.corrections.spans.get(element)
    if (isHere) this.#children(element, context)
    else if (until === undefined) this.#leaveElement(element, context, kind)
    else this.#deleted ??= { until, kind, from: element.start }
  }

  #glyph(element: XmlElement, context: Context): void {
    const sign = codePointOf(element)
    if (sign === null && hasText(element)) this.#children(element, context)
    else this.#sign(sign ?? characterFor(element, this.#file.glyphs), element, sign === null ? 'g' : null)
  }

  #sourceLine(element: XmlElement, context: Context): void {
    if (this.#isSilent) return
    const breaks = attribute(element, 'break')
    if (breaks === 'no' || (context.joined && breaks !== 'yes')) this.#flow.join()
    else if (context.keep) this.#flow.sourceLine(element.start)
    else this.#flow.text('\n', element.start, { to: element.end })
  }

  #break(at: number, context: Context): void {
    if (context.inLine) this.#flow.text('\n', at, { to: at })
    else this.#flow.block(at)
  }

  #sign(sign: string, element: XmlElement, kind: string | null): readonly [number, number] | null {
    if (this.#isSilent) return null
    if (kind !== null) this.#change(kind, element)
    return this.#flow.sign(sign, element.start, element.end)
  }

  #lostSign(sign: string, element: XmlElement, reason: string | null, extent?: string): void {
    const place = this.#sign(sign, element, localName(element))
    if (place === null) return
    const [start, end] = place
    this.#flow.extraction.lose({
      start,
      end,
      ...(reason !== null && { reason }),
      ...(extent !== undefined && { extent }),
    })
  }

  #gap(element: XmlElement, context: Context): void {
    this.#leaveElement(element, context, 'desc')
    const { sign, extent } = gapOf(element)
    this.#lostSign(sign, element, attribute(element, 'reason'), extent)
  }

  #space(element: XmlElement): void {
    if (this.#isSilent || attribute(element, 'dim') === 'vertical') return
    const width = widthOf(element)
    if (width === 0) return
    const { start, end } = element
    if (width !== null && this.#file.isHan) this.#sign('\u3000'.repeat(width), element, 'space')
    else this.#flow.text(' ', start, { to: end })
  }

  /** @param before the two nodes before it */
  #punctuation(element: XmlElement, before: readonly XmlNode[], context: Context): void {
    const text = element.text.trim()
    const joins = this.#isSilent ? '' : (attribute(element, 'join') ?? '')
    const isIndented = !this.#isSilent && isLaidOut(before)
    if (joins === 'left' || joins === 'both' || (isIndented && CLOSING.test(text))) this.#flow.join()
    this.#element(element, context)
    if (joins === 'right' || joins === 'both' || (isIndented && OPENING.test(text))) this.#flow.join()
  }

  #lacuna(element: XmlElement, begins: boolean): void {
    const { witness } = this.#which
    if (witness === null || !this.#file.markers.get(element)?.includes(witness)) return
    if (begins) this.#lose()
    else this.#lost = false
  }

  #lose(): void {
    if (this.#lost) return
    this.#lost = true
    const { length } = this.#flow.extraction
    this.#flow.extraction.lose({ start: length, end: length, reason: 'lacuna' })
  }

  #entry(app: XmlElement, context: Context): void {
    const { inline, entries } = this.#file.apparatus
    const entry = entries.get(app)
    if (entry === undefined) {
      this.#leaveElement(app, context)
      return
    }
    const { witness, before } = this.#which
    const isInline = inline.has(app)
    const taken = witness === null ? (entry.lemma ?? entry.readings[0]) : readingFor(entry, witness, before)
    if (this.#isOwn) this.#report(entry, isInline ? taken : undefined, context)
    if (isInline && taken !== undefined)
      this.#children(taken, { ...this.#within(taken, context), inReading: !this.#isOwn })
  }

  /** The readings that the document's own text does not take, and what is said about them. */
  #report(entry: ApparatusEntry, taken: XmlElement | undefined, context: Context): void {
    const isTaken = new Set([...entry.of.values()].flat())
    for (const reading of entry.readings) {
      if (reading === taken) continue
      // Of an entry beside the text, the lemma repeats the text.
      if (isTaken.has(reading) || reading === entry.lemma) this.#inWitnesses.push([reading.start, reading.end])
      else this.#leaveElement(reading, context, 'rdg')
    }
    this.#remarks(entry.app, context)
  }

  #remarks(element: XmlElement, context: Context): void {
    this.#strays(element, context)
    for (const child of childrenOf(element)) {
      const name = localName(child)
      if (name === 'rdgGrp') this.#remarks(child, context)
      else if (name !== 'lem' && name !== 'rdg') this.#leaveElement(child, context)
    }
  }

  /** What is beside the text and is linked to it. */
  #apart(element: XmlElement, context: Context): void {
    this.#strays(element, context)
    for (const child of childrenOf(element)) {
      const name = localName(child)
      if (name === 'app') this.#entry(child, context)
      else if (name === 'note') this.#note(child, context)
      else if (holdsEntries(child)) this.#apart(child, context)
      else this.#leaveElement(child, context)
    }
  }

  #choice(choice: XmlElement, context: Context): void {
    this.#strays(choice, context)
    const options = childrenOf(choice)
    const wanted = this.#which.edited ? EDITED : SOURCE
    const taken =
      options.find((option) => wanted.has(localName(option))) ??
      options.toSorted((a, b) => editorCertainty(b) - editorCertainty(a))[0]
    for (const option of options) {
      if (option === taken) this.#element(option, context)
      else this.#leaveElement(option, context)
    }
  }

  #note(note: XmlElement, context: Context): void {
    if (this.#isSilent) return
    const { notes } = this.#reading
    const isInText = /\b(?:inline\d?|interlinear)\b/.test(attribute(note, 'place') ?? '')
    const isPointed =
      attribute(note, 'target') !== null && this.#pointed.has(pointersOf(attribute(note, 'target'))[0] ?? '')
    if (notes === null && isInText) {
      this.#children(note, { ...context, inLine: true })
      return
    }
    if (notes === 'inline') {
      if (!isPointed) this.#inLine(note, context)
      return
    }
    if (notes === 'foot') this.#foot.push(note)
    else this.#leaveElement(note, context, 'note')
  }

  /** Parted from the words before and after it where words are parted. */
  #inLine(note: XmlElement, context: Context): void {
    if (this.#isSilent || !hasText(note)) return
    this.#flow.part(note.start)
    this.#children(note, { ...context, inLine: true })
    this.#flow.part(note.end)
  }
}

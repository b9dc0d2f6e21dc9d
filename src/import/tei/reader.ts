/**
 * Reads one text of a TEI file: of a witness, of a layer, of the source or as its editor corrects it. The walk that reads the
 * document's own text reports what is not in it, so each thing is reported once.
 */
import type { XmlElement } from '@rgrove/parse-xml'
import { ImportError, type ReadingOptions } from '../extract.ts'
import { attribute, childrenOf, hasText, isElement, isText, localName, stretchesOf } from '../xml.ts'
import { beginsLate, standsApart } from './apparatus.ts'
import { copyBlock } from './blocks.ts'
import {
  areWordsRunTogether,
  beginsBlock,
  hasElementContent,
  idOf,
  isBlock,
  isParted,
  isReading,
  kindLeftOut,
} from './elements.ts'
import { Entries } from './entries.ts'
import { type Correction, isIn } from './layers.ts'
import { Notes } from './notes.ts'
import { NumberedElements } from './numbered.ts'
import { TeiOutput } from './output.ts'
import { References } from './references.ts'
import { readGap, readGlyph, readLacuna, readPunctuation, readSourceLine, readSpace } from './signs.ts'
import type { File, ReadText, Which } from './texts.ts'
import { readChoice, type Surroundings, surroundingsWithin, type Walk } from './walk.ts'

/**
 * O(length of the text); of a witness O(what differs from the document's own text).
 * @param keep whether white space stays as it is, where the file does not say
 * @throws ImportError for a file that includes another
 */
export function readTeiText(file: File, which: Which, reading: ReadingOptions, keep: boolean): ReadText {
  return new Reader(file, which, reading).read(keep)
}

/** Marks of places: where one has words after all, they are read. */
const EMPTY = new Set('lb,pb,cb,gb,milestone,caesura,space,lacunaStart,lacunaEnd,witStart,witEnd'.split(','))

class Reader implements Walk {
  readonly file: File
  readonly which: Which
  readonly output: TeiOutput
  readonly #notes: Notes
  readonly #entries: Entries
  readonly #references: References
  readonly #blocks = new Map<XmlElement, [number, number]>()
  readonly #labels = { open: new Map<XmlElement, string>(), close: new Map<XmlElement, string>() }
  readonly #numbered = new NumberedElements()
  /** Pieces of text whose white space stays: blocks with them begin and end with more than words. */
  #kept = 0

  constructor(file: File, which: Which, reading: ReadingOptions) {
    this.file = file
    this.which = which
    this.output = new TeiOutput(which)
    this.#notes = new Notes(this, reading)
    this.#entries = new Entries(this, this.#notes)
    this.#references = new References(file.root)
  }

  read(keep: boolean): ReadText {
    const { source, texts, root, markers, inPoints } = this.file
    const { flow, isOwn } = this.output
    const { witness } = this.which
    if (witness !== null && beginsLate(markers, witness)) this.output.breakOff()
    const context: Surroundings = { keep, joined: false, inLine: false, restored: false, inReading: false }
    for (const text of texts) {
      flow.block(text.start)
      this.children(text, surroundingsWithin(text, context))
    }
    this.output.endDeletion(null, source.length)
    // A file that is only a reading has nothing else.
    if (isOwn && !isReading(texts[0]!)) this.#outside(root, context)
    this.#notes.readFoot(context)
    flow.end()
    const { extraction } = flow
    return {
      ...extraction.finish(source, inPoints),
      inWitnesses: this.#entries.inWitnesses,
      numbered: this.#numbered.spans,
      blocks: this.#blocks,
      labels: this.#labels,
      inUnits: { references: extraction.references, lacunae: extraction.lacunae },
    }
  }

  /** Reports what the file has beside its texts, and reads what is linked to them. */
  #outside(element: XmlElement, context: Surroundings): void {
    if (this.file.texts.includes(element)) return
    for (const child of childrenOf(element)) {
      if (['TEI', 'TEI.2', 'teiCorpus'].includes(localName(child))) this.#outside(child, context)
      else if (standsApart(child)) this.#entries.readApart(child, context)
      else if (!this.file.texts.includes(child)) this.output.leaveElement(child, context)
    }
  }

  children(element: XmlElement, context: Surroundings): void {
    const { flow } = this.output
    const isBare = hasElementContent(element)
    const isRunTogether = areWordsRunTogether(element)
    for (const [i, child] of element.children.entries()) {
      if (isText(child)) {
        if (this.output.isSilent) continue
        if (context.keep) this.#kept++
        if (isBare && child.text.trim() === '') {
          flow.extraction.changeWhiteSpace()
          continue
        }
        for (const { text, from, to } of stretchesOf(child, this.file.source))
          flow.text(text, from, { ...(to !== undefined && { to }), keep: context.keep, joined: context.joined })
      } else if (isElement(child)) {
        if (isRunTogether && localName(child) === 'w' && i > 0 && !this.output.isSilent) {
          flow.text('\n', child.start, { to: child.start })
          this.output.change('w', child)
        }
        if (localName(child) === 'pc')
          readPunctuation(this, child, element.children.slice(Math.max(0, i - 2), i), context)
        else this.element(child, context)
      }
    }
  }

  element(element: XmlElement, context: Surroundings): void {
    const id = idOf(element)
    if (id !== null) {
      this.output.endDeletion(id, element.start)
      this.#notes.readPointingTo(id, context)
    }
    for (const spanning of this.file.apparatus.from.get(element) ?? []) this.#entries.begin(spanning, context)
    this.#refer('open', element)
    this.#dispatch(element, surroundingsWithin(element, context))
    this.#refer('close', element)
    this.output.endReplacement(element)
  }

  /** Witnesses have the places of the document's own text. */
  #refer(when: 'open' | 'close', element: XmlElement): void {
    const { like } = this.which
    const label = like === null ? this.#references[when](element) : (like.own.labels[when].get(element) ?? null)
    if (label === null) return
    if (like === null) this.#labels[when].set(element, label)
    // Also where nothing is read: what is read next is there.
    this.output.flow.refer(label)
  }

  #dispatch(element: XmlElement, context: Surroundings): void {
    const { corrections, texts } = this.file
    const correction = corrections.of.get(element)
    const kind = kindLeftOut(element, this.which.edited, texts)
    if (corrections.endless.has(element)) this.output.change(localName(element), element)
    else if (correction !== undefined) this.#correct(element, correction, context)
    else if (kind !== null) this.output.leaveElement(element, context, kind)
    else if (standsApart(element)) this.#entries.readApart(element, context)
    else if (!this.#isReadByName(element, context)) this.#run(element, context)
    else if (EMPTY.has(localName(element)) && hasText(element)) this.children(element, context)
  }

  /** Reads an element that is more than its text. @returns whether it is one */
  #isReadByName(element: XmlElement, context: Surroundings): boolean {
    const { flow, isSilent } = this.output
    switch (localName(element)) {
      case 'app':
        this.#entries.read(element, context)
        return true
      case 'choice':
        readChoice(this, element, context)
        return true
      case 'note':
        this.#notes.read(element, context)
        return true
      case 'g':
        readGlyph(this, element, context)
        return true
      case 'gap':
        readGap(this, element, context)
        return true
      case 'unclear':
        if (element.children.length > 0) return false
        this.output.lostSign('□', element, attribute(element, 'reason') ?? 'illegible')
        return true
      case 'space':
        readSpace(this, element)
        return true
      case 'caesura':
        if (!isSilent) flow.caesura(element.start, element.end)
        return true
      case 'lb':
        readSourceLine(this, element, context)
        return true
      case 'pb':
      case 'cb':
      case 'gb':
      case 'milestone':
        if (beginsBlock(element)) this.#break(element.start, context)
        if (!isSilent && (attribute(element, 'break') === 'no' || context.joined)) flow.join()
        return true
      case 'w':
      case 'pc':
        this.children(element, { ...context, joined: true })
        return true
      case 'lacunaStart':
      case 'witEnd':
        readLacuna(this, element, true)
        return true
      case 'lacunaEnd':
      case 'witStart':
        readLacuna(this, element, false)
        return true
      case 'restore':
        this.children(element, { ...context, restored: true })
        return true
      case 'include':
        throw new ImportError(
          `The file includes another by XInclude (${(attribute(element, 'href') ?? '').slice(0, 80)}), which is not followed: merge the files and send the result.`,
        )
      default:
        return false
    }
  }

  /** Text in a line or on lines of its own. */
  #run(element: XmlElement, context: Surroundings): void {
    const isSpaced = isBlock(element)
    if (isSpaced) this.#break(element.start, context)
    else if (isParted(element) && !this.output.isSilent)
      this.output.flow.text(' ', element.start, { to: element.start })
    if (!isSpaced || !this.#isCopied(element, context)) this.#read(element, isSpaced, context)
    if (isSpaced) this.#break(element.end, context)
  }

  #read(element: XmlElement, isSpaced: boolean, context: Surroundings): void {
    const { flow, isOwn } = this.output
    const place = isSpaced && isOwn && !context.keep && !context.inLine ? flow.next() : null
    const kept = this.#kept
    // Only an apparatus that points to elements by number asks where they are.
    const isAsked = this.file.apparatus.located.length > 0
    const number = isAsked ? this.#numbered.open(element, flow.extraction.length) : null
    this.children(element, context)
    if (number !== null) this.#numbered.close(number, flow.extraction.length)
    if (place !== null && place.start >= 0 && kept === this.#kept)
      this.#blocks.set(element, [place.start, flow.extraction.length])
  }

  /** Copies a block in which a witness has the same as the document's own text: files have ten witnesses and more. */
  #isCopied(element: XmlElement, context: Surroundings): boolean {
    const { like } = this.which
    if (like === null || this.output.isSilent || context.keep || context.inLine || like.touched.has(element))
      return false
    return copyBlock(like.own, element, this.output.flow)
  }

  #correct(element: XmlElement, correction: Correction, context: Surroundings): void {
    const isHere = isIn(correction, this.which.layer) || (correction.does === 'delete' && context.restored)
    const kind = correction.does === 'add' ? 'add' : 'del'
    const until = this.file.corrections.spans.get(element)
    if (isHere) this.children(element, context)
    else if (until === undefined) this.output.leaveElement(element, context, kind)
    else this.output.beginDeletion({ until, kind, from: element.start })
  }

  #break(at: number, context: Surroundings): void {
    if (context.inLine) this.output.flow.text('\n', at, { to: at })
    else this.output.flow.block(at)
  }
}

/** The texts of a corpus: read from files, cut from other texts, or made from a base and the readings of an apparatus. */
import { slice, type Text, textOf } from '../../text/codepoints.ts'
import type { CorpusReading, PassageFile, WitnessFile } from './file-shapes.ts'
import { CorpusError, expectedButFound } from './files.ts'

/** The texts of all witnesses of the corpus, each made once, when it is first asked for. */
export class CorpusTexts {
  readonly #files: ReadonlyMap<string, string>
  readonly #witnesses = new Map<string, { file: string; witness: WitnessFile; passage: string }>()
  readonly #made = new Map<string, Text | 'in the making'>()

  constructor(files: ReadonlyMap<string, string>, passages: readonly PassageFile[]) {
    this.#files = files
    for (const passage of passages) {
      const file = `passages/${passage.id}.json`
      for (const witness of passage.witnesses) {
        const key = `${passage.id} ${witness.siglum}`
        if (this.#witnesses.has(key)) throw new CorpusError(file, `witness ${witness.siglum} is given twice`)
        this.#witnesses.set(key, { file, witness, passage: passage.id })
      }
    }
  }

  /** @param asking the file that refers to the witness */
  of(passage: string, siglum: string, asking: string): Text {
    const key = `${passage} ${siglum}`
    const made = this.#made.get(key)
    if (made === 'in the making') throw new CorpusError(asking, `the text of ${key} is made from itself`)
    if (made !== undefined) return made
    const found = this.#witnesses.get(key)
    if (found === undefined) throw new CorpusError(asking, `there is no witness ${siglum} of passage ${passage}`)
    this.#made.set(key, 'in the making')
    const text = textOf(this.#make(found.witness.version.text, found.passage, found.file))
    this.#made.set(key, text)
    return text
  }

  #make(origin: WitnessFile['version']['text'], passage: string, file: string): string {
    if (origin.is === 'file') {
      const text = this.#files.get(origin.path)
      if (text === undefined) throw new CorpusError(file, `there is no text ${origin.path}`)
      return text
    }
    if (origin.is === 'span') {
      const source = this.of(origin.passage, origin.siglum, file)
      const { start, end, begins, ends } = origin
      if (end > source.length || start >= end)
        throw new CorpusError(file, `[${start}, ${end}) is not a span of the source`)
      const text = slice(source, start, end)
      if (!text.startsWith(begins))
        throw new CorpusError(file, expectedButFound(`the text at ${start}`, begins, text.slice(0, 40)))
      if (!text.endsWith(ends))
        throw new CorpusError(file, expectedButFound(`the text before ${end}`, ends, text.slice(-40)))
      return text
    }
    return reconstruct(this.of(passage, origin.base, file), origin.readings, file)
  }
}

/** The base's text with the readings of an apparatus in place of its own. */
function reconstruct(base: Text, readings: readonly CorpusReading[], file: string): string {
  let text = ''
  let at = 0
  for (const { start, end, base: lemma, reading } of readings) {
    if (start < at || end < start) throw new CorpusError(file, `the reading at [${start}, ${end}) is out of order`)
    const cut = slice(base, start, end)
    if (cut !== lemma) throw new CorpusError(file, expectedButFound(`the reading at [${start}, ${end})`, lemma, cut))
    text += slice(base, at, start) + reading
    at = end
  }
  return text + slice(base, at, base.length)
}

/** Orders passages so that a text comes after the one that it is cut from. */
export function inOrderOfOrigin(passages: readonly PassageFile[]): PassageFile[] {
  const ordered: PassageFile[] = []
  const visit = (passage: PassageFile): void => {
    if (ordered.includes(passage)) return
    for (const { version } of passage.witnesses) {
      const { text } = version
      const source = text.is === 'span' ? passages.find(({ id }) => id === text.passage) : undefined
      if (source !== undefined && source !== passage) visit(source)
    }
    ordered.push(passage)
  }
  passages.forEach(visit)
  return ordered
}

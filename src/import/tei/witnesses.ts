/** Lists the witnesses that a TEI file names: in `<listWit>`, and by `@wit` alone. */
import type { XmlElement } from '@rgrove/parse-xml'
import { ImportError } from '../extract.ts'
import { IMPORT_LIMITS } from '../limits.ts'
import { attribute, childrenOf, localName, parentOf } from '../xml.ts'
import { idOf } from './elements.ts'

interface Named {
  readonly siglum: string
  readonly label: string
  readonly language: string | null
}

/** Who is called what. */
export class Witnesses {
  readonly list: Named[] = []
  /** Numbers in `list` by id (the id of a list means all in it) and by label. */
  #byId = new Map<string, number[]>()
  #byLabel = new Map<string, number[]>()
  #sigla = new Set<string>()

  /** @param all elements of the whole file, in their order @throws ImportError */
  constructor(all: readonly XmlElement[]) {
    for (const element of all) {
      if (localName(element) !== 'witness') continue
      const id = idOf(element)
      const label = (
        childrenOf(element).find((child) => localName(child) === 'abbr' && attribute(child, 'type') === 'siglum') ??
        element
      ).text
      const words = element.text.trim().replace(/\s+/g, ' ')
      const n = attribute(element, 'n')
      // CBETA has meaningless ids (wit1) and its sigla as the label.
      const sign = /^【([^】]*)】$/.exec(words)?.[1]
      const number = this.#add(n ?? sign ?? id ?? label.trim(), words, attribute(element, 'xml:lang'))
      if (id !== null) push(this.#byId, id, number)
      if (n !== null) push(this.#byLabel, n, number)
      if (words !== '') push(this.#byLabel, words, number)
      if (sign !== undefined) push(this.#byLabel, sign, number)
      for (let at = parentOf(element); at !== null; at = parentOf(at)) {
        const group = idOf(at)
        if (group !== null && localName(at) === 'listWit') push(this.#byId, group, number)
      }
    }
  }

  /** Those that a value of `@wit` names; who is named nowhere else is named by it. @throws ImportError */
  named(wit: string): readonly number[] {
    const found = new Set<number>()
    for (const name of namesIn(wit)) {
      const id = name.slice(name.lastIndexOf('#') + 1)
      const plain = name.replace(/^【([^】]*)】$/, '$1')
      const numbers = this.#byId.get(id) ?? this.#byLabel.get(name) ?? this.#byLabel.get(plain)
      if (numbers !== undefined) for (const number of numbers) found.add(number)
      else {
        const number = this.#add(plain.replace(/^.*#/, ''), '', null)
        push(this.#byId, id, number)
        push(this.#byLabel, plain, number)
        found.add(number)
      }
    }
    return [...found]
  }

  #add(name: string, label: string, language: string | null): number {
    if (this.list.length >= IMPORT_LIMITS.witnesses)
      throw new ImportError(`The file names more than ${IMPORT_LIMITS.witnesses} witnesses.`, 'limit')
    const plain = name.replace(/[^\p{L}\p{N}\p{M}*'+\-_.]/gu, '').replace(/^[^\p{L}\p{N}]+/u, '')
    let siglum = [...plain].slice(0, 24).join('') || `W${this.list.length + 1}`
    if (this.#sigla.has(siglum)) siglum = `${siglum}.${this.list.length + 1}`
    this.#sigla.add(siglum)
    return this.list.push({ siglum, label: label || siglum, language }) - 1
  }
}

/** `#A #B`, `A B`, `【宋】【元】`. */
const namesIn = (wit: string): string[] => wit.match(/【[^【】]*】|[^\s【]+/g) ?? []

function push(map: Map<string, number[]>, key: string, number: number): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [number])
  else if (!list.includes(number)) list.push(number)
}

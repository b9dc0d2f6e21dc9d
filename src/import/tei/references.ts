/**
 * Reads how editions number the places of a text: by divisions, verses and sections, else by pages and lines.
 *
 *     <div n="II"><div n="3"><l n="14"/>      II 3, 14
 *     <pb n="12"/> … <lb n="3"/>              p. 12, 3
 *     <lb n="0848c07" ed="T"/>                T08n0251_p0848c07     in a file of CBETA, by the id of its TEI
 */
import type { XmlElement } from '@rgrove/parse-xml'
import { attribute, localName, parentOf } from '../xml.ts'
import { idOf } from './elements.ts'

const LINE = /^\d{4}[a-z]\d\d$/
/** Longer is an address or a title. */
const LONGEST = 24
/** Units of milestones within each other: book, chapter, section, sentence. */
const MOST_UNITS = 4

export class References {
  /** The id of a CBETA file, with that of the edition whose lines are cited. */
  #cbeta: { readonly id: string; readonly edition: string } | null = null
  #page: string | null = null
  #pageLine: string | null = null
  #verse: string | null = null
  #milestones = new Map<string, string>()
  /** Numbers of the divisions that are open. */
  #divisions: string[] = []

  constructor(root: XmlElement) {
    const id = idOf(root)
    const edition = /^([A-Z]{1,2})\d{2,3}n/.exec(id ?? '')?.[1]
    if (id !== null && edition !== undefined) this.#cbeta = { id, edition }
  }

  /** What the place is called that begins with the element; null where it has the name of the one before. */
  open(element: XmlElement): string | null {
    const name = localName(element)
    const n = attribute(element, 'n')
    if (name === 'lb' && this.#cbeta !== null) {
      const isOwn = (attribute(element, 'ed') ?? this.#cbeta.edition) === this.#cbeta.edition
      return isOwn && n !== null && LINE.test(n) ? `${this.#cbeta.id}_p${n}` : null
    }
    if (n === null || n === '' || n.length > LONGEST || n.includes(':') || this.#cbeta !== null) return null
    if (isDivision(name)) {
      this.#divisions.push(n)
      this.#verse = null
      this.#milestones.clear()
    } else if (name === 'l') this.#verse = n
    else if (name === 'pb') {
      this.#page = n
      this.#pageLine = null
    } else if (name === 'lb') this.#pageLine = n
    else if (name === 'milestone') this.#milestone(attribute(element, 'unit') ?? '', n)
    else if (!(name === 'ab' || name === 'p' || name === 'seg') || parentOf(element) === null) return null
    else this.#verse = n
    return this.#label()
  }

  /** What the place is called that begins after the element. */
  close(element: XmlElement): string | null {
    const n = attribute(element, 'n')
    if (this.#cbeta !== null || n === null || n === '' || n.length > LONGEST || n.includes(':')) return null
    const name = localName(element)
    if (!isDivision(name)) return null
    this.#divisions.pop()
    this.#verse = null
    return this.#divisions.length > 0 ? this.#label() : null
  }

  /** A smaller unit begins again in each greater one. */
  #milestone(unit: string, n: string): void {
    const units = [...this.#milestones.keys()]
    const at = units.indexOf(unit)
    for (const smaller of at < 0 ? [] : units.slice(at)) this.#milestones.delete(smaller)
    if (this.#milestones.size >= MOST_UNITS) this.#milestones.clear()
    this.#milestones.set(unit, n)
    this.#verse = null
  }

  #label(): string {
    const page = this.#page === null ? null : `p. ${this.#page.replace(/^p\.?\s*/, '')}`
    const inPage = [page, this.#pageLine].filter((part) => part !== null).join(', ')
    // A number such as 1.2.34 already contains the numbers around it.
    const last = this.#verse ?? [...this.#milestones.values()].at(-1) ?? null
    if (last !== null && /^\w+\.\w+/.test(last)) return last
    const above = [
      ...this.#divisions,
      ...[...this.#milestones.values()].slice(0, this.#verse === null ? -1 : undefined),
    ]
    const place = [above.join(' '), last].filter((part) => part !== null && part !== '').join(', ')
    if (place === '') return inPage
    return page === null ? place : `${place} (${inPage})`
  }
}

const isDivision = (name: string) => /^(?:div\d?|text|surface)$/.test(name)

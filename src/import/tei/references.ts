/**
 * What editions call the places of a text: numbers of divisions, verses and sections, else of pages and lines.
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

export class References {
  readonly #refer: (label: string) => void
  /** The id of a CBETA file, with that of the edition whose lines are cited. */
  #cbeta: { readonly id: string; readonly edition: string } | null = null
  #page: string | null = null
  #pageLine: string | null = null
  #verse: string | null = null
  #milestones = new Map<string, string>()
  /** Numbers of the divisions that are open. */
  #divisions: string[] = []

  constructor(root: XmlElement, refer: (label: string) => void) {
    this.#refer = refer
    const id = idOf(root)
    const edition = /^([A-Z]{1,2})\d{2,3}n/.exec(id ?? '')?.[1]
    if (id !== null && edition !== undefined) this.#cbeta = { id, edition }
  }

  /** Before what the element holds. */
  open(element: XmlElement): void {
    const name = localName(element)
    const n = attribute(element, 'n')
    if (name === 'lb' && this.#cbeta !== null) {
      const isOwn = (attribute(element, 'ed') ?? this.#cbeta.edition) === this.#cbeta.edition
      if (isOwn && n !== null && LINE.test(n)) this.#refer(`${this.#cbeta.id}_p${n}`)
      return
    }
    if (n === null || n === '' || n.length > LONGEST || n.includes(':') || this.#cbeta !== null) return
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
    else if (!(name === 'ab' || name === 'p' || name === 'seg') || parentOf(element) === null) return
    else this.#verse = n
    this.#refer(this.#label())
  }

  /** After what the element holds. */
  close(element: XmlElement): void {
    const n = attribute(element, 'n')
    if (this.#cbeta !== null || n === null || n === '' || n.length > LONGEST || n.includes(':')) return
    const name = localName(element)
    if (!isDivision(name)) return
    this.#divisions.pop()
    this.#verse = null
    if (this.#divisions.length > 0) this.#refer(this.#label())
  }

  /** A smaller unit begins again in each greater one. */
  #milestone(unit: string, n: string): void {
    const units = [...this.#milestones.keys()]
    const at = units.indexOf(unit)
    for (const smaller of at < 0 ? [] : units.slice(at)) this.#milestones.delete(smaller)
    this.#milestones.set(unit, n)
    this.#verse = null
  }

  #label(): string {
    const page = this.#page === null ? null : `p. ${this.#page.replace(/^p\.?\s*/, '')}`
    const inPage = [page, this.#pageLine].filter((part) => part !== null).join(', ')
    // A number such as 1.2.34 says by itself where it stands.
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

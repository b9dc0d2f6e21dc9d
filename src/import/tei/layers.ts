/**
 * Finds the layers of a corrected text (Guidelines, 11.3.4): what was written first, and the state after each hand. Hands come in the
 * order of `<handNotes>`, those missing there in the order in which they first write. Nothing says in which order one hand made its
 * corrections, so all of them are one layer.
 */
import type { XmlElement } from '@rgrove/parse-xml'
import { attribute, childrenOf, elementsIn, hasText, localName, parentOf } from '../xml.ts'
import { idOf, pointersOf } from './elements.ts'

/** What an element does to the text, and the number of the hand that does it. */
export interface Correction {
  readonly does: 'add' | 'delete'
  readonly hand: number
}

export interface Corrections {
  readonly of: ReadonlyMap<XmlElement, Correction>
  /** Ids of where `delSpan` and `addSpan` end, by the element that begins them. */
  readonly spans: ReadonlyMap<XmlElement, string>
  /** `delSpan` and `addSpan` whose end does not follow: it is unknown what they correct, so they correct nothing. */
  readonly endless: ReadonlySet<XmlElement>
  /** Names of hands, in their order. */
  readonly hands: readonly string[]
}

/** Faust's `mod` and our SGA's have the stroke in `rend`. */
const STRUCK = /strike|struck|erased|cancelled|durchgestrichen/

/** @param all elements of the text, in their order */
export function correctionsIn(root: XmlElement, all: readonly XmlElement[]): Corrections {
  const numbers = new Map<string, number>()
  for (const element of elementsIn(root))
    if (localName(element) === 'handNote') numbers.set(idOf(element) ?? '', Math.min(numbers.size, MOST_HANDS - 1))
  const numberOf = (hand: string) => {
    const number = numbers.get(hand) ?? Math.min(numbers.size, MOST_HANDS - 1)
    numbers.set(hand, number)
    return number
  }
  const of = new Map<XmlElement, Correction>()
  const spans = new Map<XmlElement, string>()
  const endless = new Set<XmlElement>()
  const places = new Map(all.map((element, k) => [idOf(element), k]))
  const used = new Set<number>()
  let writing = ''
  for (const [k, element] of all.entries()) {
    const name = localName(element)
    if (name === 'handShift')
      writing = pointersOf(attribute(element, 'new') ?? attribute(element, 'scribe'))[0] ?? writing
    const does = doing(element, name)
    if (does === null) continue
    const end = name.endsWith('Span') ? pointersOf(attribute(element, 'spanTo'))[0] : undefined
    const endsAt = end === undefined ? undefined : places.get(end)
    if (name.endsWith('Span') && !hasText(element) && (endsAt === undefined || endsAt <= k)) {
      endless.add(element)
      continue
    }
    const hand = numberOf(handOf(element) ?? writing)
    used.add(hand)
    of.set(element, { does, hand })
    if (end !== undefined) spans.set(element, end)
  }
  // Hands that correct nothing make no layer.
  const order = [...used].sort((a, b) => a - b)
  return {
    of: new Map([...of].map(([element, { does, hand }]) => [element, { does, hand: order.indexOf(hand) }])),
    spans,
    endless,
    hands: order.map((hand) => [...numbers].find(([, number]) => number === hand)?.[0] ?? ''),
  }
}

/** More are read as one: each layer is a whole text. */
const MOST_HANDS = 8

function doing(element: XmlElement, name: string): Correction['does'] | null {
  switch (name) {
    case 'add':
    case 'addSpan':
    case 'over':
      return 'add'
    case 'ins':
      return element.name.startsWith('f:') ? 'add' : null
    case 'del':
    case 'delSpan':
    case 'under':
      return 'delete'
    case 'mod':
      return STRUCK.test(attribute(element, 'rend') ?? '') &&
        !childrenOf(element).some((child) => ['add', 'del'].includes(localName(child)))
        ? 'delete'
        : null
    default:
      return null
  }
}

function handOf(element: XmlElement): string | null {
  for (let at: XmlElement | null = element; at !== null; at = parentOf(at)) {
    const [hand] = pointersOf(attribute(at, 'hand'))
    if (hand !== undefined) return hand
  }
  return null
}

/** A layer: that of the hands before this number; 0 is what was written first, infinity what is at the end. */
export type Layer = number

/** Whether a layer has what an element holds. */
export const isIn = ({ does, hand }: Correction, layer: Layer): boolean => hand < layer === (does === 'add')

/** Words decisions and readings in the reader's language. */

import type { Decision } from '../../editing/decision.ts'
import { shorten } from '../../present/error-words.ts'
import { wordFor } from '../../present/word-for.ts'
import type { DifferingSegment, Reading } from '../../variants/comparison.ts'
import type { Reader } from '../ui/reader.ts'

/** Code points of a reason or a note that a list of places shows; the open place shows all of it. */
const BRIEF = 120

export function brief(text: string): string {
  const points = [...text]
  return points.length > BRIEF ? `${points.slice(0, BRIEF).join('')}…` : text
}

/** Code points of a reading that the list shows; of a longer one its two ends. */
const [SHOWN, ENDS] = [400, 150]

export function shortReading(text: string): string {
  const points = text.length > SHOWN ? [...text] : []
  return points.length > SHOWN ? `${points.slice(0, ENDS).join('')} … ${points.slice(-ENDS).join('')}` : text
}

/** A reading where only text is possible, such as in a list of options. */
export function readingWords({ t }: Reader, segment: DifferingSegment, { text, witnesses }: Reading): string {
  const nothing = segment.lacunae?.includes(witnesses[0]!) ? t.comparison.lost : t.comparison.omits
  const sigla = witnesses.length > 12 ? `${witnesses.slice(0, 12).join(' ')} …` : witnesses.join(' ')
  return `${text === '' ? nothing : shorten(text)} · ${sigla}`
}

/** What a decision says beside its type; empty where the type says all. */
function valueWords({ t }: Reader, { type, value, scope }: Decision): string {
  const className = (name: string) => wordFor(t.classes, name)
  switch (type) {
    case 'regularise':
      return t.list([className(value.class), t.desk.scopes[scope]])
    case 'lemma':
      return 'siglum' in value ? value.siglum : `${t.desk.conjecture} “${shorten(value.conjecture)}”`
    case 'order':
      return value.readings.map((text) => (text === '' ? t.comparison.omits : shorten(text))).join(' < ')
    case 'reading': {
      const parent = value.parent === undefined ? [] : [t.desk.from(shorten(value.parent))]
      return t.list([t.desk.ranks[value.rank], ...parent])
    }
    case 'classify':
      return t.list([
        ...(value.classes ?? []).map(className),
        ...(value.significance === undefined ? [] : [t.significance[value.significance]]),
        ...(value.relation === undefined ? [] : [t.desk.relations[value.relation]]),
      ])
    case 'note':
      return shorten(value.text)
    case 'print':
      return t.desk.printing[value.print]
    default:
      return ''
  }
}

export function decisionWords(reader: Reader, decision: Decision): string {
  const said = valueWords(reader, decision)
  const type = reader.t.desk.types[decision.type]
  return said === '' ? type : `${type}${reader.t.colon}${said}`
}

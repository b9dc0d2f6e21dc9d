/**
 * Finds the title of a TEI file and of the edition that it belongs to: a `titleStmt` often has both, distinguished by `@level` and
 * `@type`.
 */
import type { XmlElement } from '@rgrove/parse-xml'
import { attribute, localName, parentOf } from '../xml.ts'

const isTyped = (title: XmlElement, type: string) => attribute(title, 'type') === type
const isOfLevel = (title: XmlElement, level: string) => attribute(title, 'level') === level

/** Of the file: the whole title, else that of the piece (`a`), the main one, that of the book (`m`), the first. Null where it has none. */
export function fileTitleOf(header: readonly XmlElement[]): string | null {
  const titles = titlesIn(header)
  const title =
    titles.find((title) => isTyped(title, 'complete')) ??
    titles.find((title) => isOfLevel(title, 'a')) ??
    titles.find((title) => isTyped(title, 'main')) ??
    titles.find((title) => isOfLevel(title, 'm')) ??
    titles[0]
  return title === undefined ? null : wordsOf(title)
}

/** Of what it is published in: the whole title, else the first that is not of a piece in it. Null where it has none. */
export function editionTitleOf(header: readonly XmlElement[]): string | null {
  const titles = titlesIn(header)
  const title =
    titles.find((title) => isTyped(title, 'complete')) ?? titles.find((title) => !isOfLevel(title, 'a')) ?? titles[0]
  return title === undefined ? null : wordsOf(title)
}

const titlesIn = (header: readonly XmlElement[]) =>
  header.filter(
    (element) =>
      localName(element) === 'title' &&
      localName(parentOf(element) ?? element) === 'titleStmt' &&
      wordsOf(element) !== '',
  )

const wordsOf = (element: XmlElement) => element.text.trim().replace(/\s+/g, ' ')

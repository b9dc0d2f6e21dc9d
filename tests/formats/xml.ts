/** Reading XML back in the tests: strictly, so that what is not well-formed fails. */
import { DOMParser, type Element, type Node } from '@xmldom/xmldom'

export function parseXml(xml: string): Element {
  const document = new DOMParser({
    onError: (level, message) => {
      // That a text holds U+FFFD is no fault of the form.
      if (message.startsWith('Unicode replacement character')) return
      throw new Error(`${level}: ${message}`)
    },
  }).parseFromString(xml, 'text/xml')
  return document.documentElement!
}

export const elements = (root: Element, name: string): Element[] => Array.from(root.getElementsByTagName(name))

export const children = (element: Element): Node[] => Array.from(element.childNodes)

export const isElement = (node: Node): node is Element => node.nodeType === 1

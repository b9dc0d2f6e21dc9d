/**
 * CollateX's TEI output: for every row the readings by their trimmed text, plain where all agree. CollateX trims what it writes and so
 * runs words together; here the white space stays, and where witnesses differ in white space only, that of a witness which has some.
 */
import { xmlAttribute, xmlText } from '../formats/xml.ts'
import { type Collation, cellText } from './collation.ts'

/** The collation as TEI P5 parallel segmentation, in the form that CollateX answers. O(rows × witnesses). */
export function collateTei(collation: Collation): string {
  const rows = collation.rows.map((row) => {
    const groups = new Map<string, { text: string; wit: string[] }>()
    collation.sigla.forEach((siglum, w) => {
      const text = cellText(collation, row, w)
      const group = groups.get(text.trim())
      if (group === undefined) groups.set(text.trim(), { text, wit: [siglum] })
      else {
        group.wit.push(siglum)
        if (text.length > group.text.length) group.text = text
      }
    })
    if (groups.size === 1) return xmlText([...groups.values()][0]!.text)
    const readings = [...groups.values()].map(({ text, wit }) => {
      const open = `<rdg wit="${xmlAttribute(wit.join(' '))}"`
      return text === '' ? `${open}/>` : `${open}>${xmlText(text)}</rdg>`
    })
    return `<app>${readings.join('')}</app>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?><cx:apparatus xmlns:cx="http://interedition.eu/collatex/ns/1.0" xmlns="http://www.tei-c.org/ns/1.0">${rows.join('')}</cx:apparatus>`
}

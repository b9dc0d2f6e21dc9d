/** Collects what identifies a comparison permanently: its versions, options, engine, and the addresses of its forms. */
import { FORMATS } from '../../formats/index.ts'
import { address } from '../../present/address.ts'
import { shorten } from '../../present/error-words.ts'
import { addressQuery, type PageQuery, withoutPresentation } from '../../present/page-query.ts'
import type { ComparedSelection } from '../../present/selection-view.ts'
import { ENGINE_MAJOR, pinnedPath } from '../../service/comparisons/pinned-address.ts'
import { pinnedOf, type Selection } from '../../service/comparisons/selection.ts'
import type { PassageIn } from '../../service/passages.ts'
import { passagePagePath } from '../ui/passage.ts'
import type { Reader } from '../ui/reader.ts'
import type { Citation, FormUse } from './cite.tsx'

/** Of forms that draw or count how witnesses go together; the others are for editions and programs. */
const STEMMATIC = ['.nex', '.nwk', '.graphml', '.stemmaweb.xml', '.svg', '.dot']
const useOf = (extension: string): FormUse => (STEMMATIC.includes(extension) ? 'stemma' : 'edition')

export function citationOf(
  reader: Reader,
  passage: PassageIn,
  choice: PageQuery,
  selection: Selection,
  compared: ComparedSelection,
): Citation {
  const { options, engine } = compared.shown.comparison
  const { unit, ignore, base } = options
  const pinned = pinnedOf(selection)
  const { versions, names, rules, decisions = null } = pinned
  const { significance, classes } = choice.filter
  // Printed forms show what the page shows.
  const filtered = [
    significance === null ? '' : `&significance=${significance}`,
    classes.length === 0 ? '' : `&classes=${classes.map(encodeURIComponent).join(',')}`,
  ].join('')
  const forms = [
    { label: 'JSON', href: pinnedPath(pinned), type: 'application/json', use: 'edition' as const },
    ...FORMATS.map(({ label, extension, mediaType, isForPrint }) => ({
      label,
      href: pinnedPath(pinned, extension) + filtered,
      type: mediaType,
      use: isForPrint && extension !== '.tei.xml' ? ('print' as const) : useOf(extension),
    })),
  ]
  const permalink = addressQuery({
    ...withoutPresentation(choice),
    versions,
    names,
    rules,
    decisions,
    base: null,
    engine: ENGINE_MAJOR,
  })
  return {
    title: passage.title,
    language: passage.language,
    passage: passage.id,
    witnesses: compared.versions,
    base,
    rules: ignore.map((rule) => reader.t.rules[rule]?.[0] ?? rule),
    unit: reader.t.units[unit],
    engine,
    permalink: reader.origin + address(passagePagePath(passage.id), permalink),
    requestedEngine: choice.engine === null || choice.engine === ENGINE_MAJOR ? null : shorten(choice.engine),
    // A comparison has other forms; one text alone has not.
    forms: versions.length > 1 ? forms : [],
  }
}

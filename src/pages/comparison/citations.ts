/** Words a reference to a comparison, or to one place in it, in each of five formats. */
import type { Citation } from './cite.tsx'

/** What is cited in a comparison: one variant place, as lemma] reading. */
export interface CitedPlace {
  readonly id: string
  readonly entry: string
}

/**
 * What all five citations contain. A comparison has no author and no date: it is computed from versions that never change, by rules that
 * are named.
 */
function partsOf(citation: Citation, place: CitedPlace | null) {
  const { title, passage, witnesses, rules, engine, permalink, base } = citation
  const versions = witnesses.map(({ siglum, version }) => `${siglum} ${version}`).join('; ')
  return {
    id: `variorum-${passage}${place === null ? '' : `-${place.id}`}`,
    title: place === null ? oneLine(title) : `${oneLine(title)}, ${place.id}: ${oneLine(place.entry)}`,
    note: oneLine(`${versions}; base ${base}; equal: ${rules.length > 0 ? rules.join(', ') : '–'}; ${engine}`),
    version: engine,
    url: place === null ? permalink : `${permalink}#v${place.id}`,
  }
}

/** Each by the name of its form, which is the same in all languages; null: in words. */
export function referencesOf(
  citation: Citation,
  place: CitedPlace | null,
): readonly { readonly label: string | null; readonly text: string }[] {
  const { id, title, note, version, url } = partsOf(citation, place)
  const csl = [
    { id, type: 'webpage', title, 'container-title': 'Variorum', version, URL: url, language: citation.language, note },
  ]
  const ris = [
    ['TY', 'ELEC'],
    ['ID', id],
    ['TI', title],
    ['T2', 'Variorum'],
    ['LA', citation.language],
    ['N1', note],
    ['UR', url],
    ['ER', ''],
  ]
  return [
    { label: null, text: `${title}. Variorum (${note}). ${url}` },
    {
      label: 'BibTeX',
      text: `@online{${id},\n  title = {{${tex(title)}}},\n  organization = {Variorum},\n  version = {${tex(version)}},\n  url = {${url}},\n  note = {${tex(note)}}\n}`,
    },
    { label: 'RIS', text: ris.map(([tag, value]) => `${tag}  - ${value}`).join('\n') },
    { label: 'CSL-JSON', text: JSON.stringify(csl, null, 1) },
    { label: 'GB/T 7714', text: `佚名. ${title}[DB/OL]. Variorum, ${note}. ${url}.` },
  ]
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

const tex = (text: string) => text.replace(/[\\{}~^#$%&_]/g, (sign) => TEX[sign] ?? `\\${sign}`)

/**
 * Writes a comparison for programs that draw stemmata and networks (PAUP*, MrBayes, SplitsTree, R, Biopython). NEXUS (Maddison,
 * Swofford and Maddison 1997) has every shown place as a character, its readings as states, and the agreement of the witnesses as
 * distances; Newick, and the tree in NEXUS, come from average linkage (UPGMA) of that agreement. Such a tree shows which witnesses are
 * similar, not who copied whom.
 */
import { agreements, shareOf } from '../variants/agreement.ts'
import type { Comparison, DifferingSegment } from '../variants/comparison.ts'
import { type Cluster, isLeaf, upgma } from '../variants/upgma.ts'
import type { About, ComparisonFormat } from './format.ts'
import { headingOf, printOf } from './heading.ts'
import { visible } from './label.ts'
import { type ShownPlace, shownPlaces } from './print.ts'
import { isLost } from './printed-readings.ts'

/** States of one character. NEXUS has one sign for each and does not distinguish capitals from small letters. */
const SYMBOLS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A word of NEXUS and Newick: between single quotation marks, which are doubled inside. */
const quoted = (text: string): string =>
  /^[A-Za-z][A-Za-z0-9]*$/.test(text) ? text : `'${oneLine(text).replaceAll("'", "''")}'`
/** In a comment; brackets would end it. */
const comment = (text: string): string => `[${oneLine(text).replace(/[[\]]/g, (c) => (c === '[' ? '(' : ')'))}]`
const oneLine = (text: string): string => visible(text).replace(/\s+/g, ' ')

const fixed = (value: number) => String(Math.round(value * 1e6) / 1e6)

function treeOf(comparison: Comparison, places: readonly ShownPlace[]) {
  const sigla = comparison.witnesses.map(({ siglum }) => siglum)
  const between = agreements(sigla, places, isLost)
  const share = (a: string, b: string) => shareOf(between(a, b))
  return { sigla, share, tree: upgma(sigla, share)! }
}

/** Branches are as long as half the share of places at which two witnesses differ, so that a leaf is as far from a join as any other. */
function newickOf(tree: Cluster, above: number | null = null): string {
  const height = heightOf(tree)
  const inner = isLeaf(tree) ? quoted(tree.siglum) : `(${newickOf(tree.left, height)},${newickOf(tree.right, height)})`
  return above === null ? inner : `${inner}:${fixed(above - height)}`
}

const heightOf = (tree: Cluster): number => (isLeaf(tree) ? 0 : (1 - tree.similarity) / 2)

export const newick: ComparisonFormat = {
  extension: '.nwk',
  mediaType: 'text/x-nh; charset=utf-8',
  label: 'Tree of agreement (Newick)',
  render(comparison, _texts, about = {}) {
    return `${newickOf(treeOf(comparison, shownPlaces(comparison, printOf(about))).tree)};\n`
  },
}

export const nexus: ComparisonFormat = {
  extension: '.nex',
  mediaType: 'text/x-nexus; charset=utf-8',
  label: 'Matrix of readings (NEXUS)',
  render(comparison, _texts, about = {}) {
    const all = shownPlaces(comparison, printOf(about))
    const places = all.filter(({ readings }) => readings.length <= SYMBOLS.length)
    const { sigla, share, tree } = treeOf(comparison, all)
    return [
      '#NEXUS',
      ...head(comparison, about, all.length - places.length),
      'BEGIN TAXA;',
      `  DIMENSIONS NTAX=${sigla.length};`,
      `  TAXLABELS ${sigla.map(quoted).join(' ')};`,
      'END;',
      ...(places.length === 0 ? [] : characters(sigla, places)),
      'BEGIN DISTANCES;',
      '  FORMAT TRIANGLE=LOWER DIAGONAL LABELS=LEFT;',
      '  MATRIX',
      ...sigla.map(
        (a, k) => `    ${[quoted(a), ...sigla.slice(0, k + 1).map((b) => fixed(1 - share(a, b)))].join(' ')}`,
      ),
      '  ;',
      'END;',
      'BEGIN TREES;',
      `  TREE agreement = [&R] ${newickOf(tree)};`,
      'END;',
      '',
    ].join('\n')
  },
}

function head(comparison: Comparison, about: About, left: number): string[] {
  const { title, url, witnesses, remarks } = headingOf(comparison, about)
  return [
    comment(title),
    ...(url === null ? [] : [comment(url)]),
    ...witnesses.map(({ siglum, description }) => comment(`${siglum}: ${description}`)),
    ...remarks.map(comment),
    ...(left === 0
      ? []
      : [comment(`${left} places with more than ${SYMBOLS.length} readings are in the distances alone`)]),
  ]
}

function characters(sigla: readonly string[], places: readonly ShownPlace[]): string[] {
  const most = places.reduce((most, { readings }) => Math.max(most, readings.length), 0)
  return [
    'BEGIN CHARACTERS;',
    `  DIMENSIONS NCHAR=${places.length};`,
    `  FORMAT DATATYPE=STANDARD MISSING=? GAP=- SYMBOLS="${SYMBOLS.slice(0, most)}";`,
    // Many programs take a comma or a slash inside quotation marks for the end of a label: readings are in comments.
    ...places.map(({ id, readings }) =>
      comment(
        `place ${id}: ${readings.map(({ text }, k) => `${SYMBOLS[k]} ${text === '' ? 'om.' : shortened(text)}`).join(' | ')}`,
      ),
    ),
    `  CHARSTATELABELS ${places.map(({ id }, k) => `${k + 1} place_${id}`).join(', ')};`,
    '  MATRIX',
    ...sigla.map((siglum) => `    ${quoted(siglum)} ${places.map((place) => stateOf(place, siglum)).join('')}`),
    '  ;',
    'END;',
  ]
}

/** Code points of a reading that names a state. */
const SHOWN = 40
const shortened = (text: string): string => {
  const points = [...text]
  return points.length > SHOWN ? `${points.slice(0, SHOWN).join('')}…` : text
}

function stateOf(place: DifferingSegment, siglum: string): string {
  if (isLost(place, siglum)) return '?'
  const own = place.readings.find(({ witnesses }) => witnesses.includes(siglum))!
  const state = own.regularised?.to ?? own.text
  return SYMBOLS[place.readings.findIndex(({ text }) => text === state)]!
}

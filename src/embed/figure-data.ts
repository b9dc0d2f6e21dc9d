/** The data of the figure of a comparison, and the options of how it is drawn. */
import { type MovedPlaces, movedPlaces } from '../present/moved-places.ts'
import { isVariant } from '../present/text-runs.ts'
import { type Text, textOf } from '../text/codepoints.ts'
import type { Direction } from '../text/direction.ts'
import type { Comparison, Segment } from '../variants/comparison.ts'
import type { EmbedWords } from './words.ts'

export const EMBED_VIEWS = ['inline', 'side-by-side', 'list'] as const
export type EmbedView = (typeof EMBED_VIEWS)[number]

/** All that a figure needs: identical stretches are cut from the base's text, differing ones bring their readings. */
export interface ComparisonData {
  readonly title: string
  /** Of the title. */
  readonly language: string
  readonly labels: Readonly<Record<string, string>>
  /** Both in English, where they are recorded so; the others are then in 中文. */
  readonly english?: { readonly title: string; readonly labels: Readonly<Record<string, string>> }
  readonly comparison: Comparison
  /** Of each witness's text, by siglum. */
  readonly directions: Readonly<Record<string, Direction>>
  /** Of the base. */
  readonly text: string
  /** Path of the comparison of these very versions; null where the texts are stored nowhere. */
  readonly permalink: string | null
}

export interface FigureOptions {
  readonly words: EmbedWords
  readonly view: EmbedView
  /** Says "deleted:" and "inserted:" for those who do not see. */
  readonly labels: boolean
  /** Of a document of its own the title is the heading; in another page it must not break the order of those. */
  readonly heading: 'h1' | 'p'
  /** Absolute address of the page that shows the same; null where there is none. */
  readonly page: string | null
  /** The day of reading, for print; null where the figure is kept. */
  readonly accessed: string | null
  /** Chinese set in columns from right to left, where the text runs on. */
  readonly vertical: boolean
}

export interface Drawn extends FigureOptions {
  readonly data: ComparisonData
  readonly base: Text
  readonly moved: MovedPlaces
}

export function toBeDrawn(data: ComparisonData, manner: FigureOptions): Drawn {
  const isShown = manner.view === 'side-by-side' ? () => true : (...at: [Segment, string]) => runsOn(data, ...at)
  return { ...manner, data, base: textOf(data.text), moved: movedPlaces(data.comparison, isShown) }
}

/** Does the running text show what this witness has there? Of those who read the same it shows the first. */
function runsOn({ comparison }: ComparisonData, segment: Segment, siglum: string): boolean {
  const { base } = comparison.options
  return isVariant(segment) ? segment.readings.some(({ witnesses }) => witnesses[0] === siglum) : siglum === base
}

/** What things are called in the language of the figure. */
export const namedFor = (data: ComparisonData, { words }: Pick<FigureOptions, 'words'>) =>
  data.english !== undefined && words.tag === 'en' ? { ...data.english, language: 'en' } : data

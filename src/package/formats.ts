/** Every form of a comparison as a function, by its extension without the dot: `tei.xml` is `tei`, `collatex.json` is `collatex`. */
import { type About, type Comparison, FORMATS, type Text, textOf, type Witness } from '../engine.ts'

const nameOf = (extension: string) => extension.split('.')[1]!

/** `tei`, `collatex`, `csv`, `graphml`, `svg`, `dot`, `jsonld`, `patch`, `txt`, `tex` … */
export type FormatName = string

/** Writes a comparison in one form. @param witnesses those that were compared: results hold offsets, not text */
export type FormatFunction = (
  comparison: Comparison,
  witnesses: readonly Pick<Witness, 'siglum' | 'text'>[],
  about?: About,
) => ReturnType<(typeof FORMATS)[number]['render']>

export const formats: Readonly<Record<FormatName, FormatFunction>> = Object.fromEntries(
  FORMATS.map(({ extension, render }): [string, FormatFunction] => [
    nameOf(extension),
    (comparison, witnesses, about) =>
      render(comparison, new Map(witnesses.map(({ siglum, text }): [string, Text] => [siglum, textOf(text)])), about),
  ]),
)

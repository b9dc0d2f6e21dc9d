/** Every form of a comparison except its own JSON, in the order in which pages and `Link` headers list them. */
import { annotations } from './annotations.ts'
import { apparatus } from './apparatus.ts'
import { collatex } from './collatex.ts'
import { csv } from './csv.ts'
import { docx } from './docx.ts'
import { dot } from './dot.ts'
import type { ComparisonFormat } from './format.ts'
import { graphml } from './graphml.ts'
import { html } from './html.ts'
import { itsee } from './itsee.ts'
import { latex } from './latex.ts'
import { patch } from './patch.ts'
import { newick, nexus } from './stemma.ts'
import { stemmaweb } from './stemmaweb.ts'
import { svg } from './svg.ts'
import { tei } from './tei.ts'

export type { About, AboutDecisions, ComparisonFormat } from './format.ts'

export type AnyComparisonFormat = ComparisonFormat<string> | ComparisonFormat<Uint8Array<ArrayBuffer>>

/** No two share an extension. Other JSON has the media type of our own, so it is reached by extension alone. */
export const FORMATS: readonly AnyComparisonFormat[] = [
  tei,
  collatex,
  itsee,
  csv,
  apparatus,
  html,
  docx,
  latex,
  annotations,
  patch,
  nexus,
  newick,
  graphml,
  stemmaweb,
  svg,
  dot,
]

/** The text with its apparatus as editors decided it, for print. */
export const PRINTED_FORMATS: readonly AnyComparisonFormat[] = FORMATS.filter(({ isForPrint }) => isForPrint)

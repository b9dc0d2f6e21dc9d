/**
 * Turns a repeat into a passage with witnesses, ready to be stored: each place of the repeat is a witness, cut from the text that has
 * it.
 */
import type { Repeat } from '../repeats/repeats.ts'
import { slice, type Text } from '../text/codepoints.ts'

export interface ProposalSource {
  readonly version: string
  readonly passage: string
  readonly siglum: string
  readonly text: Text
}

export interface Proposal {
  readonly id: string
  readonly title: string
  readonly language: string
  readonly description: string
  readonly witnesses: readonly {
    readonly siglum: string
    readonly label: string
    readonly derivedFrom: { readonly version: string; readonly start: number; readonly end: number }
  }[]
}

/** Of the title. */
const TITLE = 24

/**
 * @param digest of a string, in hexadecimal: the id is derived from the places, so the same repeat is the same passage
 * @param sources by the ids of the texts in `repeat`
 */
export async function proposalOf(
  repeat: Repeat,
  sources: ReadonlyMap<string, ProposalSource>,
  language: string,
  digest: (text: string) => Promise<string>,
): Promise<Proposal> {
  const places = repeat.spans.map(({ text, start, end }) => ({ source: sources.get(text)!, start, end }))
  const [first] = places
  const begins = slice(first!.source.text, first!.start, Math.min(first!.end, first!.start + TITLE))
  const id = await digest(JSON.stringify(places.map(({ source, start, end }) => [source.version, start, end])))
  return {
    id: `repeat-${id.slice(0, 24)}`,
    title: `${begins.trim().replace(/\s+/g, ' ') || '·'}${first!.end - first!.start > TITLE ? '…' : ''}`,
    language,
    description: `Stands ${places.length} times, ${repeat.length} code points long.`,
    witnesses: places.map(({ source, start, end }, i) => ({
      siglum: siglumAt(i),
      label: `${source.passage} ${source.siglum}, ${start}–${end}`,
      derivedFrom: { version: source.version, start, end },
    })),
  }
}

/** A, B, … Z, A2, B2, … */
const siglumAt = (i: number) => String.fromCharCode(65 + (i % 26)) + (i < 26 ? '' : String(Math.floor(i / 26) + 1))

import { type Extracted, Extraction, extracted } from './extract.ts'

/** Plain text is its own text, every character of it. */
export function fromPlain(source: string): Extracted {
  const extraction = new Extraction()
  extraction.put(source, 0)
  return extracted(extraction.finish(source))
}

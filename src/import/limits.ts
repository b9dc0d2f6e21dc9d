/** Limits of an imported file. All are counts, and are checked before the first write. */
export const IMPORT_LIMITS = {
  /** Bytes of one inflated part of a DOCX, and of an XML file; far above those of any book (document.xml of a novel has 10 MB). */
  inflatedBytes: 16 * 1024 * 1024,
  /** Inflated to deflated. XML of prose comes to 5–20, of empty paragraphs to 100; deflate can reach 1,032. */
  ratio: 200,
  /** Files inside a DOCX: Word writes about fifteen, and one more for each picture. */
  entries: 2_000,
  /** Elements inside elements. TEI and DOCX stay below 50; a parser that descends takes a stack. */
  depth: 256,
  /** Nodes of an XML tree: each takes about 100 bytes of an isolate's 128 MB. */
  nodes: 500_000,
  /** Code points of all texts of one file together: an edition may have many witnesses. */
  total: 4_000_000,
  /** Witnesses that one file may name: as many as a comparison takes. */
  witnesses: 200,
  /** Elements looked at to make the texts of all witnesses. */
  steps: 20_000_000,
  /** Passages stored at once: each takes about ten of the writes that a day has (1,000 on the free plan). */
  accepted: 20,
  /** Letters and telegrams proposed from one file. */
  letters: 500,
  /** Quotations offered. */
  quotations: 2_000,
} as const

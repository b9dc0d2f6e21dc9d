/**
 * Draws the picture of a link to a comparison: how many variants, and where along the text each witness has them; for a link to one
 * variant, which one it is. Programs that show links take PNG and no SVG, and fonts for all scripts weigh more than a Worker may. So
 * the words are in the link's title and description, and the picture draws places, numbers, and what is written in Latin letters.
 */
import type { Variant } from './comparison-view.ts'

/** In points, each a square of `SCALE` pixels: 1200 × 628, which programs that show link previews expect. */
const [WIDTH, HEIGHT] = [300, 157]
export const SCALE = 4
export const PICTURE = { width: WIDTH * SCALE, height: HEIGHT * SCALE }

const [PAPER, INK, NEW, SEAL] = [0, 1, 2, 3]
export const PALETTE = [
  [0xfd, 0xfb, 0xf6],
  [0x8d, 0x84, 0x74],
  [0x0d, 0x4a, 0x8c],
  [0xa3, 0x27, 0x1c],
] as const

/** Five by seven points: a digit of base 32 for each row. */
const GLYPHS: Readonly<Record<string, string>> = {
  ...{ 0: 'EHJLPHE', 1: '4C4444E', 2: 'EH1248V', 3: 'V2421HE', 4: '26AIV22', 5: 'VGU11HE', 6: '68GUHHE', 7: 'V124888' },
  ...{ 8: 'EHHEHHE', 9: 'EHHF12C', A: 'EHHVHHH', B: 'UHHUHHU', C: 'EHGGGHE', D: 'UHHHHHU', E: 'VGGUGGV', F: 'VGGUGGG' },
  ...{ G: 'EHGNHHF', H: 'HHHVHHH', I: 'E44444E', J: '72222IC', K: 'HIKOKIH', L: 'GGGGGGV', M: 'HRLLHHH', N: 'HPLJHHH' },
  ...{ O: 'EHHHHHE', P: 'UHHUGGG', Q: 'EHHHLID', R: 'UHHUKIH', S: 'FGGE11U', T: 'V444444', U: 'HHHHHHE', V: 'HHHHHA4' },
  ...{ W: 'HHHLLLA', X: 'HHA4AHH', Y: 'HHA4444', Z: 'V1248GV', '/': '112448G' },
  ...{ '.': '0000004', ',': '0000048', ':': '0040040', '-': '000E000', "'": '4480000', '(': '2488842', ')': '8422248' },
}

export interface PictureOf {
  /** Drawn where it is written in Latin letters; null: none. */
  readonly title: string | null
  readonly variants: readonly Variant[]
  /** Of the base, in code points. */
  readonly length: number
  readonly base: string
  readonly sigla: readonly string[]
  /** Number of the variant that the link is to. */
  readonly cited: string | null
  readonly isRtl: boolean
}

/** Rows of indexes of `PALETTE`. O(variants × witnesses). */
export function linkPicture({ title, variants, length, base, sigla, cited, isRtl }: PictureOf): readonly Uint8Array[] {
  const rows = Array.from({ length: HEIGHT }, () => new Uint8Array(WIDTH).fill(PAPER!))
  const fill = (x: number, y: number, width: number, height: number, colour: number) => {
    for (let row = y; row < Math.min(HEIGHT, y + height); row++) rows[row]!.fill(colour, Math.max(0, x), x + width)
  }
  const write = (text: string, x: number, y: number, size: number, colour: number) => {
    for (const [k, character] of [...text.toUpperCase()].entries())
      for (const [row, digit] of [...(GLYPHS[character] ?? '')].entries())
        for (let bit = 0; bit < 5; bit++)
          if (Number.parseInt(digit, 32) & (16 >> bit))
            fill(x + (6 * k + bit) * size, y + row * size, size, size, colour)
  }
  // The seal: two lines of writing that agree and then part.
  fill(14, 12, 22, 22, SEAL!)
  fill(20, 15, 2, 16, PAPER!)
  fill(28, 15, 2, 6, PAPER!)
  fill(25, 21, 2, 10, PAPER!)
  fill(31, 21, 2, 10, PAPER!)
  write('Variorum', 44, 20, 1, INK!)
  const named = inLatinCapitals(title ?? '')
  if (named !== null) write(named, 14, 43, 1, INK!)
  // `13 variants`, or `variant 4/13`
  const [size, above] = named === null ? [5, 46] : [3, 60]
  const [count, noun] =
    cited === null
      ? [String(variants.length), variants.length === 1 ? 'variant' : 'variants']
      : [`${cited}/${variants.length}`, 'variant']
  const [wide, wordAt] = [6 * size * count.length + 4, above + 7 * (size - 2)]
  write(count, cited === null ? 14 : 14 + 12 * noun.length + 4, above, size, NEW!)
  write(noun, cited === null ? 14 + wide : 14, wordAt, 2, NEW!)
  const others = sigla.filter((siglum) => siglum !== base).slice(0, 5)
  const [left, width] = [26, WIDTH - 26 - 14]
  for (const [k, siglum] of others.entries()) {
    const y = HEIGHT - 12 - 12 * (others.length - k)
    write(siglum.slice(0, 1), 14, y + 1, 1, INK!)
    fill(left, y + 9, width, 1, INK!)
    // The cited one last, on top of its neighbours.
    const drawn = variants.filter(({ readings }) => !readings.some(areTogether(base, siglum)))
    for (const { id, spans } of [
      ...drawn.filter((one) => one.id !== cited),
      ...drawn.filter((one) => one.id === cited),
    ]) {
      const [start, end] = spans[base]!
      const isCited = id === cited
      const long = Math.max(isCited ? 2 : 1, Math.round(((end - start) / Math.max(1, length)) * width))
      const at = Math.min(width - long, Math.floor((start / Math.max(1, length)) * width))
      fill(left + (isRtl ? width - long - at : at), y - Number(isCited), long, isCited ? 11 : 9, isCited ? SEAL! : NEW!)
    }
  }
  return rows
}

/** Characters of a title that fit into a line. */
const LINE = 44

/** What of a title can be drawn, in one line; null where it has letters that cannot. */
function inLatinCapitals(title: string): string | null {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'").replace(/[–—]/g, '-').toUpperCase()
  if (!/\p{L}/u.test(plain) || [...plain].some((c) => /[\p{L}\p{N}]/u.test(c) && GLYPHS[c] === undefined)) return null
  return plain.length <= LINE ? plain : `${plain.slice(0, LINE - 3).trimEnd()}...`
}

const areTogether =
  (a: string, b: string) =>
  ({ witnesses }: Variant['readings'][number]) =>
    witnesses.includes(a) && witnesses.includes(b)

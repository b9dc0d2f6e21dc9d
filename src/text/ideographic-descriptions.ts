/** Recognises ideographic description sequences, which describe a character without a code point by its parts (⿰木公). */

/** How many parts each operator takes. */
const partsOf = (unit: number): number => {
  if (unit === 0x2ff2 || unit === 0x2ff3) return 3
  if (unit === 0x2ffe || unit === 0x2fff) return 1
  return (unit >= 0x2ff0 && unit <= 0x2ffd) || unit === 0x31ef ? 2 : 0
}
const PART = /[\p{Script=Han}\u2e80-\u2fdf\u31c0-\u31e3\ue000-\uf8ff？?\u2460-\u2473]/u
/** Longer ones describe no character that anyone wrote. */
const LONGEST = 32

/** The UTF-16 offset at which the description that begins at an offset ends; that offset where none does. O(LONGEST). */
export function descriptionEnd(string: string, at: number): number {
  if (partsOf(string.charCodeAt(at)) === 0) return at
  let missing = 1
  let k = at
  while (missing > 0) {
    const point = string.codePointAt(k)
    if (point === undefined || k - at > LONGEST) return at
    const parts = partsOf(point)
    if (parts === 0 && !PART.test(String.fromCodePoint(point))) return at
    missing += parts === 0 ? -1 : parts - 1
    k += point > 0xffff ? 2 : 1
  }
  return k
}

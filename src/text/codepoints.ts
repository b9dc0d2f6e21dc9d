/**
 * Texts addressed by Unicode code points, as every offset of the public contract is.
 *
 * JavaScript strings count UTF-16 units. A text without characters beyond the first plane (nearly every one) has the
 * same offsets in both, so the map from code points to units is only made when it is needed.
 */
export interface Text {
  readonly string: string
  /** Length in code points. */
  readonly length: number
  /** UTF-16 offset of every code point and of the end, or null where the two counts are the same. */
  readonly units: Uint32Array | null
}

const SURROGATE = /[\ud800-\udfff]/

/** O(n) in the length of the string; unpaired surrogates count as one code point each. */
export function textOf(string: string): Text {
  if (!SURROGATE.test(string)) return { string, length: string.length, units: null }
  const units = new Uint32Array(string.length + 1)
  let length = 0
  let unit = 0
  for (const point of string) {
    units[length++] = unit
    unit += point.length
  }
  units[length] = unit
  return { string, length, units: units.slice(0, length + 1) }
}

/** The code points `[start, end)` as a string. O(end - start). */
export function slice(text: Text, start: number, end: number): string {
  const { units } = text
  return units === null ? text.string.slice(start, end) : text.string.slice(units[start], units[end])
}

/** Length in code points, without making an array of them. */
export function countCodePoints(text: string): number {
  let length = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0xd800 && unit < 0xdc00 && text.charCodeAt(i + 1) >> 10 === 0x37) length--
  }
  return length
}

/** The code point at a UTF-16 offset: the first that begins there or after it. O(log length) where the text has characters beyond the first plane. */
export function pointAt({ units }: Text, unit: number): number {
  if (units === null) return unit
  let [low, high] = [0, units.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (units[middle]! >= unit) high = middle
    else low = middle + 1
  }
  return low
}

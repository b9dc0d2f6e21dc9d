/** Sorts sigla in the order in which people write them: 甲 乙 丙 丁, A B C, P2 before P10, I II IX. */

/** The ten stems and the twelve branches. */
const ROW = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'
const ROMAN = /^(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/
const VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }

/**
 * Sorts sigla; what is equal to a reader (P2, P02) by code unit. Roman numerals count as numbers only where all sigla are such and
 * one has several letters: C and D by themselves are letters. Does not change the list. O(n log n) for n sigla.
 */
export function sortSigla<T>(list: readonly T[], siglumOf: (item: T) => string): T[] {
  const sigla = list.map(siglumOf)
  const roman = sigla.every((s) => ROMAN.test(s)) && sigla.some((s) => s.length > 1)
  const keyed = list.map((item, k) => ({
    item,
    siglum: sigla[k]!,
    parts: roman ? [romanValue(sigla[k]!)] : partsOf(sigla[k]!),
  }))
  return keyed
    .sort((x, y) => comparison(x.parts, y.parts) || (x.siglum < y.siglum ? -1 : x.siglum > y.siglum ? 1 : 0))
    .map(({ item }) => item)
}

/** Numbers by their value, stems and branches by their place in the row, anything else as it is written. */
function partsOf(siglum: string): (number | string)[] {
  return (siglum.match(/[0-9]+|[^0-9]/gu) ?? []).map((part) => {
    if (/^[0-9]/.test(part)) return Number(part)
    const place = ROW.indexOf(part)
    return place < 0 ? part : `${ROW[0]}${String.fromCharCode(0x30 + place)}`
  })
}

function romanValue(numeral: string): number {
  let value = 0
  for (let k = 0; k < numeral.length; k++) {
    const [own, next] = [VALUES[numeral[k]!]!, VALUES[numeral[k + 1] ?? ''] ?? 0]
    value += own < next ? -own : own
  }
  return value
}

/** Part by part; a number before anything written. */
function comparison(x: readonly (number | string)[], y: readonly (number | string)[]): number {
  const length = Math.min(x.length, y.length)
  for (let k = 0; k < length; k++) {
    const [a, b] = [x[k]!, y[k]!]
    if (a === b) continue
    if (typeof a === typeof b) return a < b ? -1 : 1
    return typeof a === 'number' ? -1 : 1
  }
  return x.length - y.length
}

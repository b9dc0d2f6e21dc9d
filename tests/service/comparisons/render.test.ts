import { expect, test } from 'vitest'
import { type AnyComparisonFormat, FORMATS } from '../../../src/formats/index.ts'
import { LIMITS } from '../../../src/limits.ts'
import { renderComparison } from '../../../src/service/comparisons/render.ts'
import { ServiceError } from '../../../src/service/error.ts'
import { textOf } from '../../../src/text/codepoints.ts'
import { compare } from '../../../src/variants/compare.ts'
import { randomOf } from '../../store/weather.ts'

/** Witnesses of one text, each with one character in twenty another. */
function compared(count: number, length: number) {
  const random = randomOf(count)
  const sign = () => String.fromCharCode(0x4e00 + Math.floor(random() * 6000))
  const text = Array.from({ length }, sign)
  const witnesses = Array.from({ length: count }, (_, w) => ({
    siglum: `W${w}`,
    text: text.map((one) => (random() < 0.05 ? sign() : one)).join(''),
  }))
  return {
    comparison: compare(witnesses),
    texts: new Map(witnesses.map(({ siglum, text }) => [siglum, textOf(text)])),
  }
}

const SAMPLES = [compared(2, 3000), compared(8, 1000)]
/** What a form writes that says nothing of it. */
const FEW = 120

test.each(FORMATS.map((format) => [format.extension, format] as const))(
  '%s writes no more of a span than it says',
  (_, format: AnyComparisonFormat) => {
    for (const sample of SAMPLES) {
      const written = format.render(sample.comparison, sample.texts)
      const bytes = typeof written === 'string' ? new TextEncoder().encode(written).length : written.length
      const spans = sample.comparison.segments.length * sample.comparison.witnesses.length
      const more = format.moreBytes?.(sample.comparison, sample.texts) ?? 0
      expect(bytes).toBeLessThan(1.4 * (spans * (format.spanBytes ?? FEW) + more))
    }
  },
)

/** Witnesses that all read otherwise in a few long places, and have many lines in another order. */
function apart(count: number, length: number) {
  const random = randomOf(length)
  const signs = (n: number) =>
    Array.from({ length: n }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 6000)))
  const lines = Array.from({ length: 20 }, () => `${signs(40).join('')}\n`)
  const witnesses = Array.from({ length: count }, (_, w) => ({
    siglum: `W${w}`,
    text: `${(w % 2 === 0 ? lines : [...lines].reverse()).join('')}${signs(length).join('')}`,
  }))
  return {
    comparison: compare(witnesses),
    texts: new Map(witnesses.map(({ siglum, text }) => [siglum, textOf(text)])),
  }
}

test.each(FORMATS.filter(({ moreBytes }) => moreBytes !== undefined))(
  '$extension says beforehand what it repeats for each witness',
  (format: AnyComparisonFormat) => {
    for (const sample of [apart(40, 400), apart(12, 20)]) {
      const { comparison, texts } = sample
      const bytes = new TextEncoder().encode(String(format.render(comparison, texts))).length
      const spans = comparison.segments.length * comparison.witnesses.length
      const said = spans * (format.spanBytes ?? FEW) + (format.moreBytes?.(comparison, texts) ?? 0)
      expect(comparison.moves.length).toBeGreaterThan(0)
      expect(bytes).toBeLessThan(1.4 * said)
      // Nor is much more said than is written.
      expect(said).toBeLessThan(2 * bytes)
    }
  },
)

test('annotations of two hundred witnesses that all read otherwise are refused before they are made', () => {
  const { comparison, texts } = apart(200, 100)
  const annotations = FORMATS.find(({ extension }) => extension === '.jsonld')!
  expect(() => renderComparison(annotations, { comparison, texts })).toThrow(
    new ServiceError('over-limit', { limit: 'answer' }),
  )
})

test('what would be too large is refused before it is made', () => {
  const [{ comparison, texts }] = SAMPLES as [(typeof SAMPLES)[0]]
  let made = 0
  const format = { extension: '.x', mediaType: 'x/x', label: 'X', render: () => String(made++) }
  const spans = comparison.segments.length * comparison.witnesses.length
  const fits = { ...format, spanBytes: Math.floor(LIMITS.answer.value / spans) }
  expect(renderComparison(fits, { comparison, texts })).toBe('0')
  const over = { ...format, spanBytes: fits.spanBytes + 1 }
  expect(() => renderComparison(over, { comparison, texts })).toThrow(
    new ServiceError('over-limit', { limit: 'answer' }),
  )
  expect(made).toBe(1)
})

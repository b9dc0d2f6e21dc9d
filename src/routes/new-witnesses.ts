/** Witnesses that come with their passage: each with a text, or with the place in another version that it is cut from. */
import * as v from 'valibot'
import { problem } from '../http/problem.ts'
import { LIMITS, overLimit } from '../limits.ts'
import { misplacedMark, versionMembers } from '../schemas/new-version.ts'
import { localizedProse, optionalLanguage, siglum } from '../schemas/requests.ts'
import { filled, localized } from '../service/validation.ts'
import type { NewWitness, Store } from '../store/store.ts'
import { countCodePoints, slice, textOf } from '../text/codepoints.ts'
import { confusableWith } from '../text/confusable.ts'

export const newWitnessWithText = v.strictObject(
  {
    siglum,
    label: localized('line'),
    language: optionalLanguage,
    source: localizedProse,
    text: v.optional(v.nullable(filled('storedText')), null),
    ...versionMembers,
  },
  'Expected an object with siglum, label, and text or derivedFrom.',
)

type Wanted = v.InferOutput<typeof newWitnessWithText>

/**
 * Cuts the texts that are only said by their place; one bulk read.
 * @throws 422 for a siglum that stands twice, a version that is not there, a span that is not in it or is empty
 */
export async function withTexts(store: Store, witnesses: readonly Wanted[]): Promise<NewWitness[]> {
  const places = [...new Set(witnesses.flatMap(({ derivedFrom }) => derivedFrom?.version ?? []))]
  const read = new Map((await store.readVersions(places)).map((found, i) => [places[i]!, found && textOf(found.text)]))
  const sigla = new Set<string>()
  let total = 0
  return witnesses.map(({ siglum, label, language, source, text, derivedFrom, ...members }, i) => {
    const wrong = (member: string, detail: string) =>
      problem('invalid-value', detail, { pointer: `/witnesses/${i}${member}` })
    if (sigla.has(siglum)) throw wrong('/siglum', `The siglum "${siglum}" stands twice.`)
    const alike = confusableWith(siglum, sigla)
    if (alike !== null)
      throw wrong('/siglum', `It looks like the siglum "${alike}": choose one that can be told from it on paper.`)
    sigla.add(siglum)
    const witness = { siglum, label, language, source }
    const versionOf = (text: string) => {
      const misplaced = misplacedMark(text, members)
      if (misplaced !== null) throw wrong(misplaced.pointer, misplaced.detail)
      return { text, ...members }
    }
    if (derivedFrom === null) return { witness, version: text === null ? null : versionOf(text) }
    const { version, start, end } = derivedFrom
    const whole = read.get(version) ?? null
    if (whole === null) throw wrong('/derivedFrom/version', `There is no version ${version}.`)
    if (start >= end || end > whole.length)
      throw wrong(
        '/derivedFrom/end',
        `[${start}, ${end}) is no span: version ${version} has the code points 0 to ${whole.length}.`,
      )
    const cut = text ?? slice(whole, start, end)
    total += countCodePoints(cut)
    if (total > LIMITS.comparedTotal.value)
      throw problem('over-limit', overLimit('comparedTotal'), { pointer: '/witnesses' })
    return { witness, version: { ...versionOf(cut), derivedFrom } }
  })
}

/** Checks the words of a quotation for an embed, and words the result in either language. */
import * as v from 'valibot'
import type { QuotationData } from '../embed/quotation-figure.ts'
import { address } from '../present/address.ts'
import { ATTRIBUTION_WORDS, VERDICT_WORDS } from '../present/verdicts.ts'
import { checkStoredQuotation, type QuotationPlace } from '../service/quotations/check.ts'
import { checked, filled } from '../service/validation.ts'
import type { Store } from '../store/store.ts'
import { slice, type Text, textOf } from '../text/codepoints.ts'
import { directionOf } from '../text/direction.ts'
import { inLanguage } from '../text/localized.ts'

/**
 * @param query `quotation`, and `telegram` where it is attributed to one
 * @throws ServiceError as `checkStoredQuotation`, and where the words are none or too many
 */
export async function readQuotation(store: Store, query: URLSearchParams): Promise<QuotationData> {
  const { quotation } = checked(v.object({ quotation: filled('quotation') }), {
    quotation: query.get('quotation') ?? '',
  })
  const telegram = (query.get('telegram') ?? '').trim()
  const attribution = telegram === '' ? null : { telegram }
  const { verdict, places, attributed } = await checkStoredQuotation(store, {
    quotation,
    language: null,
    attribution,
    ignore: [],
  })
  const [place] = places
  const outcome = attributed === null ? null : attributed.holds ? 'holds' : 'fails'
  return {
    words: quotation,
    direction: directionOf(null, quotation),
    verdict,
    told: { en: VERDICT_WORDS.en[verdict], zh: VERDICT_WORDS.zh[verdict] },
    attribution: outcome && { en: ATTRIBUTION_WORDS.en[outcome], zh: ATTRIBUTION_WORDS.zh[outcome] },
    place: place === undefined ? null : await placeData(store, place, textOf(quotation)),
  }
}

async function placeData(store: Store, found: QuotationPlace, words: Text): Promise<QuotationData['place']> {
  const { passage, siglum, version, start, end, current, telegrams, before, after, segments } = found
  const stored = await store.getPassage(passage)
  const title = (language: 'en' | 'zh') => (stored === null ? passage : inLanguage(stored.title, language))
  return {
    title: { en: title('en'), zh: title('zh') },
    language: stored?.witnesses.find((one) => one.siglum === siglum)?.language ?? stored?.language ?? null,
    siglum,
    start,
    end,
    path: address(
      `/p/${encodeURIComponent(passage)}`,
      { ...(current ? { witnesses: siglum } : { versions: version }), highlight: `${siglum}:${start}-${end}` },
      'highlight',
    ),
    telegrams,
    before,
    after,
    parts: segments.map((segment) => {
      const quoted = slice(words, ...segment.spans.quotation!)
      return segment.relation === 'identical' ? quoted : ([segment.readings[0]!.text, quoted] as const)
    }),
  }
}

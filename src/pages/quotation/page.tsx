import * as v from 'valibot'
import { chargeWork } from '../../http/rate.ts'
import { refusalOf } from '../../present/refusal.ts'
import { checkStoredQuotation } from '../../service/quotations/check.ts'
import { isStillOf, stateOf, watchedStore } from '../../service/store-state.ts'
import { checked, filled } from '../../service/validation.ts'
import { inLanguage } from '../../text/localized.ts'
import type { Page } from '../ui/page.ts'
import type { Reader } from '../ui/reader.ts'
import { QuotationPage, type QuotationProps } from './quotation.tsx'

type Loaded = Omit<QuotationProps, 'reader'> & { readonly status: number; readonly isSame: boolean }

export const quotationPage: Page<Loaded> = {
  path: '/quotation',
  async load(c, { t, language }) {
    const { searchParams } = new URL(c.req.url)
    const asked = searchParams.get('quotation') ?? ''
    const telegram = (searchParams.get('telegram') ?? '').trim().slice(0, 64).toWellFormed()
    const words = asked.toWellFormed()
    const empty: Loaded = { words, telegram, answer: null, titles: new Map(), error: null, status: 200, isSame: true }
    if (asked.trim() === '') return { of: [], read: async () => empty }
    const { store, isWhole } = watchedStore(c.var.store)
    const state = await stateOf(store)
    return { of: state, read: () => read().catch(refused) }

    async function read(): Promise<Loaded> {
      const { quotation } = checked(v.object({ quotation: filled('quotation') }), { quotation: asked })
      await chargeWork(c, 0, 0)
      const attribution = telegram === '' ? null : { telegram }
      const answer = await checkStoredQuotation(store, { quotation, language: null, attribution, ignore: [] })
      const ids = [...new Set(answer.places.map(({ passage }) => passage))]
      const known = (await Promise.all(ids.map((id) => store.getPassage(id)))).filter((passage) => passage !== null)
      const titles = new Map(known.map(({ id, title }) => [id, inLanguage(title, language)] as const))
      return { ...empty, answer, titles, isSame: isWhole() && (await isStillOf(store, state)) }
    }

    function refused(error: unknown): Loaded {
      const refusal = refusalOf(error, t)
      if (refusal === null || refusal.status === 429) throw error
      const shown = refusal.status === 413 ? '' : words
      return { ...empty, words: shown, error: refusal.detail, status: refusal.status }
    }
  },
  view: ({ status: _, isSame: __, ...loaded }, reader: Reader) => <QuotationPage reader={reader} {...loaded} />,
  status: ({ status }) => status,
  isWhole: ({ isSame }) => isSame,
}

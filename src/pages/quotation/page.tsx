import * as v from 'valibot'
import { chargeWork } from '../../http/rate.ts'
import { refusalOf } from '../../present/refusal.ts'
import { checkStoredQuotation } from '../../service/quotations/check.ts'
import { checked, filled } from '../../service/validation.ts'
import { inLanguage } from '../../text/localized.ts'
import type { Page } from '../ui/page.ts'
import type { Reader } from '../ui/reader.ts'
import { QuotationPage, type QuotationProps } from './quotation.tsx'

type Loaded = Omit<QuotationProps, 'reader'> & { readonly status: number }

export const quotationPage: Page<Loaded> = {
  path: '/quotation',
  async load(c, { t, language }) {
    const { searchParams } = new URL(c.req.url)
    const asked = searchParams.get('quotation') ?? ''
    const telegram = (searchParams.get('telegram') ?? '').trim().slice(0, 64).toWellFormed()
    const words = asked.toWellFormed()
    const empty: Loaded = { words, telegram, answer: null, titles: new Map(), error: null, status: 200 }
    if (asked.trim() === '') return { of: [], read: async () => empty }
    try {
      const { quotation } = checked(v.object({ quotation: filled('quotation') }), { quotation: asked })
      await chargeWork(c, 0, 0)
      const { store } = c.var
      const attribution = telegram === '' ? null : { telegram }
      const answer = await checkStoredQuotation(store, { quotation, language: null, attribution, ignore: [] })
      const ids = [...new Set(answer.places.map(({ passage }) => passage))]
      const known = (await Promise.all(ids.map((id) => store.getPassage(id)))).filter((passage) => passage !== null)
      const titles = new Map(known.map(({ id, title }) => [id, inLanguage(title, language)] as const))
      return { of: [JSON.stringify([answer, [...titles]])], read: async () => ({ ...empty, answer, titles }) }
    } catch (error) {
      const refusal = refusalOf(error, t)
      if (refusal === null || refusal.status === 429) throw error
      const shown = refusal.status === 413 ? '' : words
      return { of: [], read: async () => ({ ...empty, words: shown, error: refusal.detail, status: refusal.status }) }
    }
  },
  view: ({ status: _, ...loaded }, reader: Reader) => <QuotationPage reader={reader} {...loaded} />,
  status: ({ status }) => status,
}

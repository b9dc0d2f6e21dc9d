/** Words the verdict on a quotation for readers. */
import type { Verdict } from '../quotations/check.ts'

export const VERDICT_WORDS = {
  en: {
    verbatim: 'Word for word',
    accidental: 'The same but for punctuation, script or spelling',
    'other-version': 'So in another version',
    misattributed: 'So, but not in what was named',
    abridged: 'Shortened without a sign',
    joined: 'Joined from several places',
    altered: 'Altered',
    'not-found': 'Not found',
  },
  zh: {
    verbatim: '与原文一字不差',
    accidental: '仅标点、字形或写法不同',
    'other-version': '见于另一版本',
    misattributed: '确有其文，但不出自所称之处',
    abridged: '有删节而未注明',
    joined: '由数处拼合而成',
    altered: '措辞有改动',
    'not-found': '未找到',
  },
} as const satisfies Record<'en' | 'zh', Record<Verdict, string>>

/** Whether a quotation is from what was named as its source. */
export const ATTRIBUTION_WORDS = {
  en: { holds: 'It is from what was named.', fails: 'It is not from what was named.' },
  zh: { holds: '确实出自所称之处。', fails: '并不出自所称之处。' },
} as const

import { ATTRIBUTION_WORDS, VERDICT_WORDS } from '../../present/verdicts.ts'
import { plural, type Words } from '../../present/words.ts'
import type { Verdict } from '../../quotations/check.ts'

const en = {
  quotation: {
    title: 'Check a quotation',
    intro: 'Checks whether a quotation is exact, how its wording departs from the source, and where it is from.',
    words: 'Quotation',
    telegram: 'Telegram that it is attributed to',
    telegramHint: 'Its number, as in the list of the reading room: t17.',
    check: 'Check',
    selected: 'Check these words',
    verdicts: VERDICT_WORDS.en as Record<Verdict, string>,
    places: (n: number) => plural(n, 'place', 'places'),
    notCurrent: 'not the current version',
    similarity: (percent: number) => `${percent} % alike`,
    attributedHolds: ATTRIBUTION_WORDS.en.holds as string,
    attributedFails: ATTRIBUTION_WORDS.en.fails as string,
    source: 'source:',
    quoted: 'quotation:',
    key: 'Struck through: only in the source. Underlined: only in the quotation.',
  },
}

const zh: Words<typeof en> = {
  quotation: {
    title: '核对引文',
    intro: '核对一段引文是否属实，措辞与原文有何出入，出自何处。',
    words: '引文',
    telegram: '所称出处之电报',
    telegramHint: '阅览室年表中的编号，如 t17。',
    check: '核对',
    selected: '核对所选文字',
    verdicts: VERDICT_WORDS.zh,
    places: (n) => `${n} 处`,
    notCurrent: '非现行版本',
    similarity: (percent) => `相似度 ${percent}%`,
    attributedHolds: ATTRIBUTION_WORDS.zh.holds,
    attributedFails: ATTRIBUTION_WORDS.zh.fails,
    source: '原文：',
    quoted: '引文：',
    key: '删除线：仅见于原文；下划线：仅见于引文。',
  },
}

export const QUOTATION_PAGE = { en, zh }

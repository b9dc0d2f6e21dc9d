import { plural, type Words } from '../../present/words.ts'
import type { Verdict } from '../../quotations/check.ts'

const en = {
  quotation: {
    title: 'Check a quotation',
    intro: 'Whether a quotation is so, how its wording departs from its source, and where it is from.',
    words: 'Quotation',
    telegram: 'Said to be from the telegram (id), if any',
    check: 'Check',
    verdicts: {
      verbatim: 'Word for word',
      accidental: 'The same but for punctuation, script or spelling',
      'other-version': 'So in another version',
      misattributed: 'So, but not in what was named',
      abridged: 'Shortened without a sign',
      joined: 'Joined from several places',
      altered: 'Altered',
      'not-found': 'Not found',
    } satisfies Record<Verdict, string>,
    places: (n: number) => plural(n, 'place', 'places'),
    notCurrent: 'not the current version',
    similarity: (percent: number) => `${percent} % alike`,
    attributedHolds: 'It is from what was named.',
    attributedFails: 'It is not from what was named.',
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
    telegram: '所称出处之电报(编号，可不填)',
    check: '核对',
    verdicts: {
      verbatim: '与原文一字不差',
      accidental: '仅标点、字形或写法不同',
      'other-version': '见于另一版本',
      misattributed: '确有其文，但不出自所称之处',
      abridged: '有删节而未注明',
      joined: '由数处拼合而成',
      altered: '措辞有改动',
      'not-found': '未找到',
    },
    places: (n) => `${n} 处`,
    notCurrent: '非现行版本',
    similarity: (percent) => `相似度 ${percent}%`,
    attributedHolds: '确实出自所称之处。',
    attributedFails: '并不出自所称之处。',
    source: '原文：',
    quoted: '引文：',
    key: '删除线：仅见于原文；下划线：仅见于引文。',
  },
}

export const QUOTATION_PAGE = { en, zh }

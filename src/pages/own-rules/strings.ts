import type { OwnPlace } from '../../present/own-choice.ts'
import { plural, type Words } from '../../present/words.ts'

const en = {
  own: {
    title: 'Your own rules',
    intro:
      'What you treat as equal in these texts: letters (u = v), words (Whan = Whanne), an ending that may be missing (e = nothing). They apply in their order, and a difference that they explain is accidental.',
    row: (n: number) => `Rule ${n}`,
    first: 'These letters',
    second: 'are the same as',
    where: 'Where',
    places: {
      anywhere: 'anywhere',
      word: 'as whole words',
      start: 'at the beginning of words',
      end: 'at the end of words',
      name: 'as forms of one name',
    } satisfies Record<OwnPlace, string>,
    emptyHint: 'A rule with two empty fields is ignored; clear both fields to remove a rule.',
    apply: 'Apply these rules',
    explained: 'What each rule explains',
    explains: (n: number) => plural(n, 'place', 'places'),
    folded: (n: number) => `${n} more treated as equal`,
    inForce: 'stored',
    nothing: 'nothing',
    inBrackets: (words: string) => ` (${words})`,
    proposed: 'Proposed from these texts',
    proposedIntro: 'These words or letters repeatedly replace each other. Nothing is applied until you accept it.',
    proposedNames: 'Names that the texts spell in two ways',
    accept: 'Accept',
    acceptOf: (rule: string) => `Accept ${rule}`,
    more: (n: number) => `${n} more`,
    trial: 'Tried here and not stored: permanent addresses, citations and exports do not include these rules.',
    store: 'Store them for this passage',
    storeHint:
      'They then apply to every comparison of this passage; earlier lists stay, and so do addresses that use them.',
  },
}

const zh: Words<typeof en> = {
  own: {
    title: '自定规则',
    intro:
      '在这些文本中视为相同者：字母（u = v）、词（Whan = Whanne）、可有可无的词尾（e = 无）。各规则依次施用，所能解释的差别算作形式异文。',
    row: (n) => `规则 ${n}`,
    first: '此形',
    second: '等同于',
    where: '位置',
    places: { anywhere: '任何位置', word: '整词', start: '词首', end: '词尾', name: '同一名称的不同译写' },
    emptyHint: '两栏皆空则无规则；清空一条即撤去。',
    apply: '施用规则',
    explained: '各规则所解释之处',
    explains: (n) => `${n} 处`,
    folded: (n) => `另有 ${n} 处视为相同`,
    inForce: '已存',
    nothing: '无',
    inBrackets: (words) => `（${words}）`,
    proposed: '由这些文本提出的规则',
    proposedIntro: '它们一再互相替代。未经采纳，概不施用。',
    proposedNames: '各本译写不同的名称',
    accept: '采纳',
    acceptOf: (rule) => `采纳 ${rule}`,
    more: (n) => `另有 ${n} 条`,
    trial: '此处试用，未曾存储：永久地址、引用与导出均不含这些规则。',
    store: '存为本文段的规则',
    storeHint: '此后凡对校本文段者皆用之；先前的规则表及其所成地址仍然有效。',
  },
}

export const OWN_RULES = { en, zh }

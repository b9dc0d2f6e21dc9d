import { plural, type Words } from '../../present/words.ts'

const en = {
  names: {
    title: 'People and places',
    intro: 'Names that the texts know, each with the forms they take and the telegrams that concern them.',
    kinds: { person: 'person', pseudonym: 'pseudonym', place: 'place' },
    forms: 'Forms of the name',
    sent: 'Sent',
    received: 'Received',
    carried: 'Passed on',
    mentioned: 'Mentioned in',
    noNames: 'No list of names has been stored yet.',
    none: 'No telegram is known that concerns this name.',
    telegrams: (n: number) => plural(n, 'telegram', 'telegrams'),
    unknown: (id: string) => `There is no name “${id}”.`,
    all: 'All names',
    search: 'Search the texts for this name',
  },
}

const zh: Words<typeof en> = {
  names: {
    title: '人名与地名',
    intro: '各文本所载的名称、其不同写法，以及与之相关的电报。',
    kinds: { person: '人物', pseudonym: '化名', place: '地名' },
    forms: '名称的写法',
    sent: '发出',
    received: '收到',
    carried: '经手',
    mentioned: '提及',
    noNames: '尚未存入名称表。',
    none: '没有与此名称相关的电报。',
    telegrams: (n) => `电报 ${n} 份`,
    unknown: (id) => `没有名称“${id}”。`,
    all: '全部名称',
    search: '在各文本中检索此名',
  },
}

export const NAME_PAGES = { en, zh }

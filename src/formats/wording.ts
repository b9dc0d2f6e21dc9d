/**
 * The words of an apparatus, on screen and in print: Latin in the abbreviations of critical editions, English written out, and Chinese
 * in the style of a 校记, in the script of the base's text.
 */
import { classWords } from '../text/equivalences/index.ts'
import type { WORDINGS } from './print.ts'

export interface Wording {
  /** Of these words, BCP 47. */
  readonly language: string
  readonly omitted: string
  readonly added: string
  /** A witness's text is lost here and goes on after it. */
  readonly lost: string
  /** A witness's text is lost from here to its end. */
  readonly endsHere: string
  readonly transposed: string
  /** Of a lemma that no witness has. */
  readonly conjectured: string
  /** In place of a lemma, where something is added before the first word. */
  readonly beginning: string
  readonly apparatus: string
  readonly conspectus: string
  readonly base: string
  readonly noVariants: string
  readonly transpositions: string
  /** Of witnesses that an entry does not name: where the text is the base's, and where editors chose other readings, too. */
  readonly understood: string
  readonly understoodText: string
  /** A line of the base. */
  readonly line: string
  readonly characters: (count: number) => string
  readonly version: string
  readonly comparedBy: (unit: string, engine: string) => string
  readonly nothingIgnored: string
  readonly ignored: (rules: string, places: number) => string
  readonly coarser: (limit: string) => string
  readonly counts: (variants: number, substantive: number, accidental: number) => string
  readonly filtered: (shown: number, left: number, filter: string) => string
  /** What became of editorial decisions. */
  readonly decided: (applied: number, unapplied: number) => string
  /** Places that decisions leave without an entry. */
  readonly unprinted: (places: number) => string
  /** Of the addresses of the same in other forms. */
  readonly forms: string
  readonly touches: string
  /** Of classes, kinds, touches and significances; what is not in it is its own name. */
  readonly names: Readonly<Record<string, string>>
}

/** Classes, kinds and touches as readers of English call them; the rest are their own names. */
const ENGLISH_NAMES: Readonly<Record<string, string>> = {
  ...classWords('en'),
  mixed: 'several kinds',
}

const english: Wording = {
  language: 'en',
  omitted: 'omitted',
  added: 'added',
  lost: 'lost or illegible',
  endsHere: 'breaks off',
  transposed: 'transposed',
  conjectured: 'conjectured',
  beginning: '[beginning]',
  apparatus: 'Apparatus',
  conspectus: 'Witnesses',
  base: 'base',
  noVariants: 'No variants.',
  transpositions: 'Transposed (characters counted from 0)',
  understood: 'Witnesses that an entry does not name read as the base does.',
  understoodText: 'Witnesses that an entry does not name read as the text does.',
  line: 'l.',
  characters: (count) => `${count} characters`,
  version: 'version',
  comparedBy: (unit, engine) => `Compared by ${unit} with ${engine}`,
  nothingIgnored: 'no difference ignored',
  ignored: (rules, places) => `ignored as no variants: ${rules} (${places} places)`,
  coarser: (limit) => `Coarser than usual, by the limit ${limit}`,
  counts: (variants, substantive, accidental) =>
    `${variants} variants: ${substantive} substantive, ${accidental} accidental`,
  filtered: (shown, left, filter) => `Shown here: ${shown} (${filter}); ${left} left out`,
  decided: (applied, unapplied) => `Editorial decisions: ${applied} applied, ${unapplied} not applied`,
  unprinted: (places) => `Not printed by editorial decision: ${places}`,
  forms: 'The same in other forms',
  touches: 'touches',
  names: ENGLISH_NAMES,
}

/** An edition with a Latin apparatus says the rest in the language of its preface, here English. */
const latin: Wording = {
  ...english,
  language: 'la',
  omitted: 'om.',
  added: 'add.',
  lost: 'deest',
  endsHere: 'deficit',
  transposed: 'transp.',
  conjectured: 'conj.',
  beginning: '[init.]',
  apparatus: 'Apparatus criticus',
  conspectus: 'Conspectus siglorum',
}

const CHINESE_NAMES: Readonly<Record<string, string>> = {
  substantive: '实质',
  accidental: '形式',
  addition: '增',
  omission: '脱',
  substitution: '异',
  transposition: '移位',
  lacuna: '阙',
  mixed: '多种',
  ...classWords('zh'),
  number: '数目',
  date: '日期',
  name: '名称',
  negation: '否定',
  quotation: '引文',
}

const simplified: Wording = {
  language: 'zh-Hans',
  omitted: '无',
  added: '有',
  lost: '阙',
  endsHere: '以下阙',
  transposed: '移位',
  conjectured: '拟',
  beginning: '篇首',
  apparatus: '校记',
  conspectus: '版本代号',
  base: '底本',
  noVariants: '无异文。',
  transpositions: '移位（字数自0计）',
  understood: '校记未列之本与底本同。',
  understoodText: '校记未列之本与正文同。',
  line: '行',
  characters: (count) => `${count}字`,
  version: '版本',
  comparedBy: (unit, engine) => `对校单位：${unit}，${engine}`,
  nothingIgnored: '未忽略任何差异',
  ignored: (rules, places) => `不作异文：${rules}（${places}处）`,
  coarser: (limit) => `因上限 ${limit}，结果较粗`,
  counts: (variants, substantive, accidental) => `异文${variants}处：实质${substantive}，形式${accidental}`,
  filtered: (shown, left, filter) => `此处列出${shown}处（${filter}），略去${left}处`,
  decided: (applied, unapplied) => `编者裁定：采用${applied}条，未采用${unapplied}条`,
  unprinted: (places) => `依编者裁定不列${places}处`,
  forms: '其他格式',
  touches: '涉及',
  names: CHINESE_NAMES,
}

const traditional: Wording = {
  ...simplified,
  language: 'zh-Hant',
  omitted: '無',
  lost: '闕',
  endsHere: '以下闕',
  conjectured: '擬',
  apparatus: '校記',
  conspectus: '版本代號',
  noVariants: '無異文。',
  transpositions: '移位（字數自0計）',
  understood: '校記未列之本與底本同。',
  understoodText: '校記未列之本與正文同。',
  comparedBy: (unit, engine) => `對校單位：${unit}，${engine}`,
  nothingIgnored: '未忽略任何差異',
  ignored: (rules, places) => `不作異文：${rules}（${places}處）`,
  coarser: (limit) => `因上限 ${limit}，結果較粗`,
  counts: (variants, substantive, accidental) => `異文${variants}處：實質${substantive}，形式${accidental}`,
  filtered: (shown, left, filter) => `此處列出${shown}處（${filter}），略去${left}處`,
  decided: (applied, unapplied) => `編者裁定：採用${applied}條，未採用${unapplied}條`,
  unprinted: (places) => `依編者裁定不列${places}處`,
  touches: '涉及',
  names: {
    ...CHINESE_NAMES,
    substantive: '實質',
    omission: '脫',
    substitution: '異',
    lacuna: '闕',
    mixed: '多種',
    ...classWords('zh-Hant'),
    number: '數目',
    name: '名稱',
  },
}

/** @param baseLanguage BCP 47; a Chinese apparatus is written in the script of the text that it belongs to */
export function wordingOf(name: (typeof WORDINGS)[number], baseLanguage: string | null): Wording {
  if (name === 'zh') return /-Hant|-(?:TW|HK|MO)\b/i.test(baseLanguage ?? '') ? traditional : simplified
  return name === 'la' ? latin : english
}

/** The word of a wording for a class; an own class keeps its name. */
export const nameIn = ({ names }: Wording, name: string): string => (Object.hasOwn(names, name) ? names[name]! : name)

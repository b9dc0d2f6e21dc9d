/** Decides whether a numeral of a Han text counts, numbers or dates something. */

/** What is counted or numbered: a numeral before one of these is a number. Both scripts, as texts are not folded here. */
const MEASURES = new Set(
  `个個箇名位人者架天条條次师師军軍团團营營连連旅排班艘辆輛门門挺枚发發支枝只隻头頭匹件份封篇页頁卷册冊本章节節段句字行项項点點种種
类類样樣批组組队隊群层層级級届屆期年岁歲月日号號周週旬时時刻秒里裡尺寸丈斤吨噸亩畝元块塊角分倍成回迴趟遍场場阵陣番步把张張座栋棟间間家
户戶口国國省县縣市村代世纪線线度方路股站艇机機款厘毫升石斗贯貫文钱錢两兩品偈佛法众眾衆劫由乘重晝夜昼`.replace(
    /\s/g,
    '',
  ),
)
/** Measures of two signs, the first of which alone is no measure. */
const LONG_MEASURES =
  /^(?:小[时時]|公[里裡斤尺分顷頃]|平方|立方|英[里裡尺寸磅]|[美日法欧歐]元|卢布|盧布|马克|馬克|英镑|英鎊|星期|礼拜|禮拜|海里|毫米|厘米)/
/** What makes the numeral after it an ordinal or an approximation. */
const BEFORE = new Set('第初每数數几幾近约約上其')
/** Words that begin with a numeral and count nothing. */
const WORDS =
  /^(?:十分|十足|四处|四處|四周|四面|四方|四海|万分|萬分|万岁|萬歲|万方|萬方|百姓|千万|千萬|一(?:些|般|样|樣|切|定|直|起|致|旦|再|面|边|邊|方|时|時|向|度|点|點|下|概|律|同|共|并|贯|貫|带|帶|会|會|番|路|行|旁|经|經|味|心|意))/

/**
 * Whether the numeral [start, end) of a string, in UTF-16 units, is a number. Arabic digits and signs in a row are; a
 * single Han sign also occurs in words that count nothing (统一, 一致, 十分, 万岁), so it needs a measure word behind it
 * (个, 师, 年), an ordinal before it (第), or to number a paragraph (三、).
 */
export function countsSomething(string: string, start: number, end: number): boolean {
  if (end - start > 1) return string.slice(start, end) !== '一一'
  const sign = string[start]!
  if (/[0-9０-９]/.test(sign)) return true
  if (WORDS.test(string.slice(start, end + 1))) return false
  const [before, after] = [string[start - 1] ?? '', string[end] ?? '']
  if (BEFORE.has(before) || MEASURES.has(after) || LONG_MEASURES.test(string.slice(end, end + 2))) return true
  if (WEEK.test(string.slice(Math.max(0, start - 2), start))) return true
  if ((before === '' || /[\s(（]/.test(before)) && /[、.．)）]/.test(after)) return true
  return /[多余餘来來]/.test(after) && MEASURES.has(string[end + 1] ?? '')
}

/** The signs that can be a quantity without a number. */
export const QUANTITIES: ReadonlySet<string> = new Set('几幾数數半')

/** Whether a sign is a quantity without a number: 几个师, 数百人, 半年; not in 几乎, 多数人, 半岛. */
export function isQuantity(sign: string, before: string, after: string): boolean {
  if (/^[几幾]$/.test(sign)) return MEASURES.has(after) && !/[时時]/.test(after)
  if (/^[数數]$/.test(sign))
    return (
      !/[多少无無总總次人岁歲份指参參系度整负負]/.test(before) &&
      (/[十百千万萬亿億]/.test(after) || MEASURES.has(after)) &&
      !/[字目]/.test(after)
    )
  return sign === '半' && /[年月天日个個周小]/.test(after)
}

/** 星期三: the days of the week are numbered. */
const WEEK = /(?:星期|礼拜|禮拜|[周週])$/
const ERA =
  /(?:民国|民國|公元|西元|昭和|大正|明治|光绪|光緒|宣统|宣統|乾隆|康熙|雍正|嘉庆|嘉慶|道光|咸丰|咸豐|同治|[元年号號])$/
const TIME_OF_DAY = /[日号號午晨晚夜早]$/

/**
 * Whether a number is part of a date or a time of day, by what is around it: 10 in 10月2日, 1950年, 五十年代,
 * 二十世纪, 星期三, 20时30分; not in 三年, 两个月, 三点意见. `value` is its numeral value.
 */
export function datesSomething(value: string, before: string, after: string): boolean {
  if (/^[月日]/.test(after)) return true
  if (/^年/.test(after)) {
    return Number(value) >= 100 || /^年(?:代|[0-9０-９一二三四五六七八九十]+月)/.test(after) || ERA.test(before)
  }
  if (/^(?:世纪|世紀)/.test(after)) return true
  if (/^[号號]/.test(after)) return /月$/.test(before)
  if (/^[时時]/.test(after)) return !/^[时時][代期候]/.test(after)
  if (/^[点點]/.test(after))
    return TIME_OF_DAY.test(before) || /^[点點](?:[钟鐘半整许許]|[0-9０-９一二三四五六七八九十]+分)/.test(after)
  if (/^[分刻]/.test(after)) return /[时時点點]$/.test(before)
  if (WEEK.test(before)) return true
  return /^初$/.test(before.slice(-1)) && !/^[步次级級期等]/.test(after)
}

/** Names of months that stand beside the number of a day or a year, in the languages that write them so. */
const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|januar|jänner|februar|märz|juni|juli|oktober|dezember|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|dicembre|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)$/i

/** UTF-16 units of the longest name, each letter with a mark of its own: what is longer is not normalised, which takes the square of its marks. */
const LONGEST_MONTH = 20

/** Whether a word names a month; its accents may be signs of their own (`fe\u0301vrier`). */
export const isMonthName = (word: string): boolean => word.length <= LONGEST_MONTH && MONTH.test(word.normalize('NFC'))

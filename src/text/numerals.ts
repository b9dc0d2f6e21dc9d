/** Reads numbers of Han texts: 10, １０, 十, 一九五〇, 二十万, 20万, 五六 (five or six). */

const DIGITS = '〇一二三四五六七八九'
/** Every sign that can be part of a number, with its digit or its power of ten. 萬 億 兩 are their traditional forms. */
const DIGIT = new Map<string, number>([
  ...[...DIGITS].map((c, n) => [c, n] as const),
  ...[...'零壹貳叁肆伍陸柒捌玖'].map((c, n) => [c, n] as const),
  ...[...'零壱贰參肆伍陆柒捌玖'].map((c, n) => [c, n] as const),
  ['○', 0],
  ['弌', 1],
  ['弍', 2],
  ['弎', 3],
  ['叄', 3],
  ['两', 2],
  ['兩', 2],
  ['両', 2],
])
const UNIT = new Map<string, number>([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
])
/** Two and three tens in one sign. */
const TENS = new Map<string, number>([
  ['廿', 2],
  ['卄', 2],
  ['卅', 3],
  ['卌', 4],
])

/** The value of every sign that alone is a number. */
const ALONE: ReadonlyMap<string, string> = new Map([
  ...[...'0123456789０１２３４５６７８９'].map((c) => [c, String(c.charCodeAt(0) & 15)] as const),
  ...[...DIGIT].filter(([c]) => c !== '○').map(([c, n]) => [c, String(n)] as const),
  ['十', '10'],
  ['拾', '10'],
  ...[...TENS].map(([c, n]) => [c, `${n}0`] as const),
])

/** Han signs of numbers; ○ only counts between others. */
export const HAN_NUMERALS =
  '〇零一二三四五六七八九十百千万萬亿億两兩両壹壱貳贰弐叁參叄肆伍陸陆柒捌玖拾佰仟廿卄卅卌弌弍弎'
/** Arabic digits of either width, with separators of thousands or a decimal point. */
const ARABIC = '[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９])|[0-9０-９]+(?:[.．][0-9０-９]+)?'
/**
 * Most Han signs of one number: real numbers have a third of it. Where a run of signs is no number, its first sign is cut off and the
 * rest is read again; without a bound a run of 33,000 signs would be read 33,000 times.
 */
const LONGEST = 64
/** What may follow a decimal: elsewhere 三点五 is an hour, 一点一 little by little. */
const MEASURED = '[吨噸倍万萬亿億米公元度级級％%]|$'
/** A run of signs that may be one number; `numeralValue` decides. */
const RUN = new RegExp(
  `百分之(?:(?:${ARABIC})|[${HAN_NUMERALS}]{1,${LONGEST}}(?:[点點][${DIGITS}零]{1,${LONGEST}})?)|[${HAN_NUMERALS}]{1,${LONGEST}}[点點][${DIGITS}零]{1,${LONGEST}}(?=${MEASURED})|(?:${ARABIC})(?:[%％]|[${HAN_NUMERALS}]{0,${LONGEST}})|[${HAN_NUMERALS}][${HAN_NUMERALS}○]{0,${LONGEST - 1}}`,
  'y',
)
const RUNS = new RegExp(RUN.source, 'g')
const FRAMED = new RegExp(`^(?:百分之(.+)|(.+)[%％])$|^([${HAN_NUMERALS}]+)[点點]([${DIGITS}零]+)$`)
const suffixed = (value: string | null, suffix: string): string | null => (value === null ? null : value + suffix)
const ANY = new RegExp(`[0-9０-９${HAN_NUMERALS}]`)

const ascii = (digits: string) => digits.replace(/[０-９，．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))

/**
 * The value of a number, in the same writing for every form of it: "10" for 十, 10, １０ and 一〇; "5~6" for 五六; "5%" for 百分之五; or null
 * where the signs are no number (万一, 千万). O(n).
 *
 * Two digits that follow each other in counting are an approximation, as in 五六个师, 十七八岁; other digits without a
 * power of ten between them are read one by one, as in years, 三八线 and numbers of units.
 */
export function numeralValue(run: string): string | null {
  if (run.length === 1) return ALONE.get(run) ?? null
  const [, behind, before, whole, decimals] = FRAMED.exec(run) ?? []
  const percent = behind ?? before
  if (percent !== undefined) return suffixed(numeralValue(percent), '%')
  if (whole !== undefined) return suffixed(numeralValue(whole), `.${[...decimals!].map((c) => DIGIT.get(c)).join('')}`)
  const arabic = /^[0-9０-９.．,，]+/.exec(run)?.[0]
  if (arabic !== undefined) {
    const number = ascii(arabic)
      .replaceAll(',', '')
      .replace(/^0+(?=\d)/, '')
    if (arabic.length === run.length) return number
    const rest = [...run.slice(arabic.length)]
    // 20万, 3千: an Arabic number and powers of ten; anything else (3十, 19五〇) is two things side by side
    let factor = 1
    for (const c of rest) {
      const power = UNIT.get(c)
      if (power === undefined || power < 1000) return null
      factor *= power
    }
    const value = Number(number) * factor
    return Number.isSafeInteger(value) ? String(value) : null
  }
  const signs = [...run]
  if (signs.length === 0) return null
  if (!signs.some((c) => UNIT.has(c) || TENS.has(c))) {
    const digits = signs.map((c) => DIGIT.get(c)!)
    if (digits.some((d) => d === undefined)) return null
    if (digits.length === 2 && digits[0]! >= 1 && digits[1] === digits[0]! + 1) return `${digits[0]}~${digits[1]}`
    return digits.join('').replace(/^0+(?=\d)/, '')
  }
  return multiplied(signs)
}

/**
 * 三百二十一, 十五六, 一百零五, 二十万: digits times powers of ten, in sections of four that 万 and 亿 multiply. An
 * approximation is carried along as its lower and its upper bound.
 */
function multiplied(signs: readonly string[]): string | null {
  const whole: Bounds = [0, 0]
  const section: Bounds = [0, 0]
  /** Digits that wait for their power of ten: none, one, or the two of an approximation. */
  let digits: number[] = []
  /** The last power within the section, and the last of 万 and 亿. */
  let power = NONE
  let great = NONE
  /** Whether a zero follows, as in 一百零五. */
  let skipped = false
  const take = (factor: number) => {
    section[0] += digits[0]! * factor
    section[1] += digits.at(-1)! * factor
    digits = []
  }
  for (let i = 0; i < signs.length; i++) {
    const sign = signs[i]!
    const digit = DIGIT.get(sign)
    if (digit === 0) {
      if (digits.length > 0) return null
      skipped = true
      continue
    }
    if (digit !== undefined) {
      digits.push(digit)
      if (digits.length > 2 || (digits.length === 2 && digits[1] !== digits[0]! + 1)) return null
      continue
    }
    const tens = TENS.get(sign)
    if (tens !== undefined) {
      if (digits.length > 0) return null
      digits = [tens]
    }
    const next = tens === undefined ? UNIT.get(sign) : 10
    if (next === undefined) return null
    skipped = false
    if (next >= 1e4) {
      if (digits.length > 0) take(1)
      if (section[1] === 0 && (whole[1] === 0 || next <= great)) return null // 万一, 万岁
      for (const k of [0, 1] as const)
        whole[k] = next < great ? whole[k] + section[k] * next : (whole[k] + section[k]) * next
      section.fill(0)
      great = next
      power = NONE
      continue
    }
    if (next >= power) return null
    if (digits.length === 0) {
      // 十五, and 百八十, 千二百 in older texts; but 百, 千万, 百万 count nothing by themselves
      if (next !== 10 && !(i === 0 && DIGIT.has(signs[1] ?? ''))) return null
      digits = [1]
    }
    take(next)
    power = next
  }
  // 一百五, 一万五: the digit left over counts the next lower power; the five of 一百零五 and 十五 counts ones
  const last = power !== NONE ? power : section[1] === 0 ? great : NONE
  if (digits.length > 0) take(skipped || last === NONE ? 1 : last / 10)
  const [low, high] = [whole[0] + section[0], whole[1] + section[1]]
  if (!Number.isSafeInteger(high)) return null
  return low === high ? String(low) : `${low}~${high}`
}

type Bounds = [low: number, high: number]
const NONE = Number.POSITIVE_INFINITY

/** Every number in a string by its value; what is no number stays. */
export function foldNumerals(unit: string): string {
  if (!ANY.test(unit)) return unit
  return unit.replace(RUNS, (run) => numeralValue(run) ?? [...run].map((c) => numeralValue(c) ?? c).join(''))
}

/** Digits with signs between them, as one number is written: 3·5, 3:1, 12:30, 1/2, 1,5, 1950-1953, 1950-10-02, 192.168.0.1. */
const COMPOUND =
  /[0-9０-９]{1,20}(?:[.．·・:：/／,，~～−–—-][0-9０-９]{1,20}){1,7}(?![.．·・:：/／,，~～−–—-]?[0-9０-９])/y
/** 1,2,3 is a list, not a number; 35,000,000 is one. */
const LIST = /[,，].*[,，]/
const THOUSANDS = /^[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?:[.．·][0-9０-９]+)?$/

/** Length in UTF-16 units of the number with signs inside that begins at an offset, or 0; of more than eight parts it is none. O(1). */
export function compoundAt(string: string, at: number): number {
  COMPOUND.lastIndex = at
  if (!COMPOUND.test(string)) return 0
  const run = string.slice(at, COMPOUND.lastIndex)
  return LIST.test(run) && !THOUSANDS.test(run) ? 0 : run.length
}

/** A number with signs inside in one writing: `3·5` and `1,5` have a decimal point, `1—2` a hyphen. Null for any other string. */
export function compoundValue(run: string): string | null {
  const negative = /^[-−－﹣]/.test(run)
  const digits = negative ? run.slice(1) : run
  if (compoundAt(digits, 0) !== digits.length)
    return negative ? (numeralValue(digits) === null ? null : `-${numeralValue(digits)}`) : null
  const plain = ascii(digits)
    .replace(/[：]/g, ':')
    .replace(/[／]/g, '/')
    .replace(/[−–—~～]/g, '-')
    .replace(/[·・]/g, '.')
  const value = THOUSANDS.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.')
  return negative ? `-${value}` : value
}

/** Whether commas in a number part its thousands, so that it is the same number without them. */
export const partsThousands = (run: string): boolean => THOUSANDS.test(run.replace(/^[-−－﹣]/, ''))

/** 一九五○, 二○: a circle that ends a number of digits is a zero; otherwise it is a mark. */
const ENDS_IN_ZERO = /^(?:[〇○零一二三四五六七八九]{4}|[一二三四五六七八九]○)$/

/**
 * Length in UTF-16 units of the number that begins at an offset, or 0. Where a run of signs is no number, its first sign
 * alone (万 in 万一) or its Arabic digits (20 in 20五) are.
 */
export function numeralAt(string: string, at: number): number {
  if (isAlone(string, at)) return ALONE.has(string[at]!) ? 1 : 0
  RUN.lastIndex = at
  if (!RUN.test(string)) return 0
  let run = string.slice(at, RUN.lastIndex)
  while (run.endsWith('○') && !ENDS_IN_ZERO.test(run)) run = run.slice(0, -1)
  if (numeralValue(run) !== null) return run.length
  const arabic = /^[0-9０-９]+/.exec(run)
  if (arabic !== null) return arabic[0].length
  return numeralValue(string[at]!) === null ? 0 : 1
}

const NUMERALS = new Set(HAN_NUMERALS)
/** What goes on with a number, or makes one of what is before it: 三点五, 百分之五. */
const GOES_ON = new Set('点點分')

/**
 * Whether a Han numeral precedes a Han character that belongs to no number, as most do: then either the sign alone is the number, or
 * there is none.
 */
function isAlone(string: string, at: number): boolean {
  const next = string.charCodeAt(at + 1)
  return next >= 0x4e00 && next <= 0x9fff && NUMERALS.has(string[at]!) && !isOfNumber(string[at + 1]!)
}

const isOfNumber = (sign: string): boolean => NUMERALS.has(sign) || GOES_ON.has(sign)

/**
 * Finds the encoding of a file: the one that was asked for, the one that the file declares, else the one that its bytes make likely.
 * Where two are likely, or none, the file is refused: text in the wrong encoding is worse than none.
 */
import { type EncodingEvidence, evidenceFor, type Script } from './evidence.ts'
import { ImportError } from './extract.ts'

export interface Decoded {
  /** Without the byte-order mark, which is a sign of the encoding. */
  readonly text: string
  /** Its name in the Encoding Standard (WHATWG), in lower case. */
  readonly encoding: string
}

/** Names that files use and the Standard does not know. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['cp936', 'gbk'],
  ['cp950', 'big5'],
  ['cp949', 'euc-kr'],
  ['cp932', 'shift_jis'],
  ['cp20866', 'koi8-r'],
  ['utf_8', 'utf-8'],
  ['utf8mb4', 'utf-8'],
  ['gb2312-80', 'gbk'],
  ['big-5', 'big5'],
])
const ASCII = new Set(['ascii', 'us-ascii'])

/** The encodings to choose from where none is given, with the languages that are written in them. */
const GUESSED: readonly (readonly [encoding: string, script: Script])[] = [
  ['gb18030', 'zh'],
  ['big5', 'zh'],
  ['shift_jis', 'ja'],
  ['euc-jp', 'ja'],
  ['euc-kr', 'ko'],
  ['windows-1251', 'ru'],
  ['koi8-r', 'ru'],
  ['ibm866', 'ru'],
  ['iso-8859-5', 'ru'],
  ['x-mac-cyrillic', 'ru'],
]
const WIDE: readonly (readonly [encoding: string, script: Script])[] = (['utf-16le', 'utf-16be'] as const).flatMap(
  (encoding) => (['zh', 'ja', 'ko', 'ru'] as const).map((script) => [encoding, script] as const),
)
/** Any bytes can be these: which, only a reader can say. */
const WESTERN: readonly string[] = [
  'windows-1252',
  'iso-8859-2',
  'windows-1250',
  'windows-1253',
  'windows-1254',
  'macintosh',
]

/** The Standard's name; null for what it does not know. */
export function namedEncoding(label: string): string | null {
  const plain = label.trim().toLowerCase()
  try {
    return new TextDecoder(NAMES.get(plain) ?? plain).encoding
  } catch {
    return null
  }
}

/**
 * @param asked    by the sender, or what came with the bytes
 * @param declared the encoding that the bytes declare
 * @throws ImportError where the bytes are not valid in it, or show no encoding
 */
export function decode(bytes: Uint8Array, asked: string | null, declared: string | null = null): Decoded {
  const marked = byMark(bytes)
  if (marked !== null) return { encoding: marked, text: asText(strictly(bytes, marked), marked) }
  const label = asked ?? declared
  return label === null ? guessed(bytes) : said(bytes, label, asked !== null)
}

function said(bytes: Uint8Array, label: string, isAsked: boolean): Decoded {
  const isAscii = ASCII.has(label.trim().toLowerCase())
  // A page that declares UTF-16 in ASCII is not in UTF-16 (HTML Standard, 13.2.3.2); XML is read likewise.
  const named = namedEncoding(label)
  const encoding = named === null ? null : isAscii || (!isAsked && named.startsWith('utf-16')) ? 'utf-8' : named
  if (encoding === null)
    throw new ImportError(
      `The encoding "${label.slice(0, 40)}" is not one of the Encoding Standard: say another by "charset", or send the file in UTF-8.`,
    )
  const text = strictly(bytes, encoding)
  if (text === null && isAscii) return said(bytes, 'windows-1252', isAsked)
  if (text !== null && !isAsked && encoding !== 'utf-8' && isLikelyUtf8(bytes) && !isLikely(text, encoding))
    throw undecided(`The file says that it is ${encoding}, but its bytes are UTF-8.`, ['utf-8', encoding])
  return { encoding, text: asText(text, encoding) }
}

/** Bytes beyond ASCII, and all of them as UTF-8 writes them. */
function isLikelyUtf8(bytes: Uint8Array): boolean {
  const text = strictly(bytes, 'utf-8')
  return text !== null && (text.match(/[^\0-\x7f]/gu)?.length ?? 0) > 1
}

function isLikely(text: string, encoding: string): boolean {
  const script = GUESSED.find(([name]) => name === encoding || (name === 'gb18030' && encoding === 'gbk'))?.[1]
  if (script === undefined) return false
  const { bits, characters } = evidenceFor(text, script)
  return bits >= LEAST[script][1] * characters
}

/** Least evidence, in bits: of all characters together, and on average of one. In encodings with one byte a letter any bytes are valid. */
const LEAST: Readonly<Record<Script, readonly [all: number, each: number]>> = {
  zh: [8, 0.8],
  ja: [8, 0.8],
  ko: [8, 0.8],
  ru: [20, 1.4],
}
/** The next likely reading is less likely by this share of the evidence, and by so many bits. */
const LEAST_LEAD = 0.2
const LEAST_LEAD_BITS = 6

function guessed(bytes: Uint8Array): Decoded {
  const escaped = byEscapes(bytes)
  if (escaped !== null) return { encoding: escaped, text: asText(strictly(bytes, escaped), escaped) }
  const utf8 = strictly(bytes, 'utf-8')
  if (utf8 !== null && !utf8.includes('\0') && !isByChance(utf8)) return { encoding: 'utf-8', text: utf8 }
  const wide = byZeros(bytes)
  if (wide !== null) return { encoding: wide, text: asText(strictly(bytes, wide), wide) }
  const texts = new Map<string, string | null>()
  const candidates = [...GUESSED, ...(bytes.length % 2 === 0 ? WIDE : [])]
    .flatMap(([encoding, script]) => {
      if (!texts.has(encoding)) texts.set(encoding, strictly(bytes, encoding))
      const text = texts.get(encoding) ?? null
      return text === null || text.includes('\0') ? [] : [{ encoding, script, text, ...evidenceFor(text, script) }]
    })
    .sort((a, b) => b.bits - a.bits)
  const [best, ...others] = candidates
  const next = others.find(({ text }) => text !== best!.text)
  const isClear =
    best !== undefined &&
    best.bits >= Math.max(LEAST[best.script][0], LEAST[best.script][1] * best.characters) &&
    best.bits - Math.max(0, next?.bits ?? 0) >= leadOver(best, next)
  if (isClear) return { encoding: best.encoding, text: best.text }
  if (isBinary(bytes)) throw new ImportError('The file is not text: it has bytes that no text has.')
  const likely = new Set(candidates.filter(({ bits }) => bits > 0).map(({ encoding }) => encoding))
  throw undecided('The file is not UTF-8, and its bytes do not show its encoding.', [
    ...likely,
    ...WESTERN,
    ...new Set(candidates.map(({ encoding }) => encoding).filter((encoding) => !likely.has(encoding))),
  ])
}

interface Candidate extends EncodingEvidence {
  readonly script: Script
}

/** Encodings of Cyrillic share most letters: then few signs make all the difference, and the same table weighs both. */
const leadOver = (best: Candidate, next: Candidate | undefined): number =>
  best.script === 'ru' && next?.script === 'ru' ? LEAST_LEAD_BITS : Math.max(LEAST_LEAD_BITS, LEAST_LEAD * best.bits)

const undecided = (message: string, candidates: readonly string[]) =>
  new ImportError(`${message} Say which by "charset".`, 'encoding', candidates.slice(0, 8))

const ESCAPE = String.fromCharCode(27)

/** A few letters of another script in the middle of Latin words: an apostrophe and an accent of another encoding, as in “l’été”. */
function isByChance(text: string): boolean {
  const beyond = text.match(/[^\0-\x7f]/gu) ?? []
  const inside =
    text.match(/(?<=[A-Za-z])(?!\p{Script=Latin})\p{L}(?=[A-Za-z]|$)|^(?!\p{Script=Latin})\p{L}(?=[A-Za-z])/gu) ?? []
  return inside.length > 0 && inside.length === beyond.length && inside.length <= 5
}

/** Encodings in seven bits, which would pass for ASCII: escape sequences (ISO 2022) or `~{` (RFC 1843) identify them. */
function byEscapes(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 4096)).replaceAll(ESCAPE, '\u241b')
  const isAscii = !/[\x80-\xff]/.test(head)
  if (/\u241b\$\)[A-GI]/.test(head))
    throw undecided('The file is in ISO-2022-KR or ISO-2022-CN, which are not read.', ['utf-8'])
  if (isAscii && /\u241b(?:\$[@B]|\([BJI])/.test(head)) return 'iso-2022-jp'
  if (isAscii && /~\{(?:[!-w][!-~]){2,}~\}/.test(head))
    throw undecided('The file is in HZ-GB-2312, which is not read.', ['utf-8'])
  return null
}

/** UTF-16 of a text with Latin letters or line breaks has zeros in one half. */
function byZeros(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0) return null
  const sample = bytes.subarray(0, 4096)
  let [first, second] = [0, 0]
  sample.forEach((byte, i) => {
    if (byte === 0) i % 2 === 0 ? first++ : second++
  })
  const many = sample.length / 8
  if (second >= many && first === 0) return 'utf-16le'
  return first >= many && second === 0 ? 'utf-16be' : null
}

function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096)
  const odd = sample.filter((byte) => byte < 0x20 && ![9, 10, 12, 13, 27].includes(byte)).length
  return sample.includes(0) || odd > sample.length / 50
}

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return null
}

/** Null where a byte is out of place. */
function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return null
  }
}

function asText(text: string | null, encoding: string): string {
  if (text === null) throw new ImportError(`The file holds bytes that are not ${encoding}.`)
  // Text files have no such character, and every program's own files have.
  if (text.includes('\0')) throw new ImportError('The file holds the character U+0000: it is no text.')
  return text
}

/** What an XML or HTML file says of its encoding within its first kilobyte, which is ASCII up to there in every encoding read. */
export function declaredInside(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 1024))
  const xml = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head)
  const html = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([A-Za-z0-9._-]+)/i.exec(head)
  return (xml ?? html)?.[1] ?? null
}

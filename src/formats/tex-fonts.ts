/**
 * Chooses fonts and directions for a TeX document in any script, without packages beyond fontspec. Each script that occurs gets a
 * family: the first of several fonts that the machine has; characters that this font lacks are taken from the others. A character that
 * no font has is shown by its number, and TeX names the font that is needed.
 *
 * Rejected: polyglossia and babel, which need the language of every stretch and, with XeTeX, packages that many installations lack;
 * ctex and luatexja for the same reason. Line breaks between Han characters come from XeTeX itself, or from twenty lines of Lua.
 */
import { directionOf } from '../text/direction.ts'
import { DIRECTIONS, FONT_COMMANDS, HAN_BREAKS, LEFT_TO_RIGHT, RIGHT_TO_LEFT } from './tex-preamble.ts'

interface Script {
  /** ISO 15924; also the name of the command. */
  readonly code: string
  /** Letters of this script, without signs that it shares with others. */
  readonly letters: RegExp
  readonly rightToLeft?: boolean
  /** Features of fontspec. */
  readonly features: string
  /** The first one that there is, is taken. */
  readonly fonts: readonly string[]
}

/** For Latin, Greek, Cyrillic and all that scripts share: each of these has all three. */
const MAIN = [
  'FreeSerif',
  'Noto Serif',
  'Libertinus Serif',
  'Times New Roman',
  'Linux Libertine O',
  'CMU Serif',
  'DejaVu Serif',
  'FreeSerif.otf',
  'LibertinusSerif-Regular.otf',
]
const HAN_LAST = ['Songti SC', 'SimSun', 'MS Mincho', 'AR PL UMing CN', 'FandolSong-Regular.otf']
const han = (region: string) => [`Noto Serif CJK ${region}`, `Source Han Serif ${region}`, ...HAN_LAST]
/** What other families lack: historic Han characters, symbols, and scripts that have no row below. */
const LAST = [
  'Noto Serif CJK SC',
  'HanaMinA',
  'HanaMinB',
  'BabelStone Han',
  'SimSun-ExtB',
  'FreeSerif',
  'DejaVu Sans',
  'Noto Sans Symbols2',
  'Noto Sans Symbols',
  'Noto Sans Math',
  'FreeMono',
]

const SCRIPTS: readonly Script[] = [
  {
    code: 'Hebr',
    letters: /\p{sc=Hebr}/u,
    rightToLeft: true,
    features: 'Script=Hebrew',
    fonts: ['Noto Serif Hebrew', 'Ezra SIL', 'SBL Hebrew', 'FreeSerif', 'David CLM', 'Times New Roman'],
  },
  {
    code: 'Arab',
    letters: /\p{sc=Arab}/u,
    rightToLeft: true,
    features: 'Script=Arabic',
    fonts: [
      'Noto Naskh Arabic',
      'Amiri',
      'Scheherazade New',
      'Scheherazade',
      'FreeSerif',
      'Times New Roman',
      'Amiri-Regular.ttf',
    ],
  },
  {
    code: 'Syrc',
    letters: /\p{sc=Syrc}/u,
    rightToLeft: true,
    features: 'Script=Syriac',
    fonts: ['Noto Sans Syriac', 'Serto Jerusalem', 'Estrangelo Edessa', 'FreeSans'],
  },
  {
    code: 'Deva',
    letters: /\p{sc=Deva}|[\u0964\u0965\u1cd0-\u1cff\ua8e0-\ua8f1]/u,
    features: 'Script=Devanagari',
    fonts: ['Noto Serif Devanagari', 'Sanskrit 2003', 'Shobhika', 'Siddhanta', 'FreeSerif', 'Noto Sans Devanagari'],
  },
  ...(
    [
      ['Beng', 'Bengali'],
      ['Taml', 'Tamil'],
      ['Telu', 'Telugu'],
      ['Thai', 'Thai'],
      ['Armn', 'Armenian'],
      ['Geor', 'Georgian'],
      ['Ethi', 'Ethiopic'],
      ['Tibt', 'Tibetan'],
      ['Khmr', 'Khmer'],
      ['Mymr', 'Myanmar'],
    ] as const
  ).map(([code, name]) => ({
    code,
    letters: new RegExp(`\\p{sc=${code}}`, 'u'),
    features: '',
    fonts: [`Noto Serif ${name}`, `Noto Sans ${name}`, 'FreeSerif', 'FreeSans'],
  })),
  {
    code: 'Copt',
    letters: /\p{sc=Copt}/u,
    features: '',
    fonts: ['Noto Sans Coptic', 'New Athena Unicode', 'FreeSerif'],
  },
  {
    code: 'Hang',
    letters: /\p{sc=Hang}/u,
    features: '',
    fonts: ['Noto Serif CJK KR', 'Source Han Serif KR', 'UnBatang', 'Batang'],
  },
]

const HAN_LETTERS = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u
/** Signs that Chinese shares with Europe, and sets as wide as its characters. */
const HAN_SHARED = /[‘’“”…—·]/u

const hanScript = (language: string | null): Script => ({
  code: 'Hani',
  letters: HAN_LETTERS,
  features: '',
  fonts: han(/^ja/i.test(language ?? '') ? 'JP' : /-(?:Hant|TW|HK|MO)/i.test(language ?? '') ? 'TC' : 'SC'),
})

/** What a document needs to set its texts. */
export interface TexFonts {
  readonly preamble: readonly string[]
  /** The main direction of the text, which its paragraphs and notes have. */
  readonly rightToLeft: boolean
  /** As TeX, with what is in another script or direction wrapped in its command. */
  readonly set: (text: string) => string
  /** The same for a word of the editor's or sigla: in one direction as a whole. */
  readonly setWhole: (text: string) => string
}

/** Of variation selectors too. */
const MARK = /[\p{M}\p{Join_Control}]/u
const SHARED = /[\p{Zs}\p{P}\p{S}]/u

/**
 * @param base the text that is set, whose letters decide the direction; @param all of everything that is printed;
 * @param toTex escapes a stretch of one script
 * @param language of the base, BCP 47. O(length).
 */
export function texFonts(
  base: string,
  all: readonly string[],
  language: string | null,
  toTex: (text: string) => string,
): TexFonts {
  const scripts = [...SCRIPTS, hanScript(language)]
  const scriptOf = (c: string): Script | null => scripts.find(({ letters }) => letters.test(c)) ?? null
  const isHan = HAN_LETTERS.test(base)
  const rightToLeft = directionOf(language, base) === 'rtl'
  /** Characters that are printed, by the code of the script whose font they need; '' is the main one. */
  const used = new Map<string, Set<string>>()
  const use = (code: string, run: string) => {
    const set = used.get(code) ?? used.set(code, new Set()).get(code)!
    for (const c of run) if (c > '\x7f') set.add(c)
  }
  const runs = (text: string) => runsOf(text, scriptOf, isHan)
  for (const text of all) for (const { script, text: run } of runs(text)) use(script?.code ?? '', run)
  const set = (text: string, within: boolean) =>
    runs(text)
      .map(({ script, text: run }) => {
        if (script !== null) return `\\${script.code}{${toTex(run)}}`
        // Between words from right to left, a stretch with another direction must be marked.
        return within ? inDirection(run, toTex) : toTex(run)
      })
      .join('')
  return {
    preamble: preambleOf(
      scripts.filter(({ code }) => used.has(code)),
      used,
      rightToLeft,
      isHan,
    ),
    rightToLeft,
    set: (text) => set(text, rightToLeft),
    setWhole: (text) =>
      rightToLeft && directionOf(null, text) === 'ltr' ? `\\Lr{${set(text, false)}}` : set(text, rightToLeft),
  }
}

const WORDED = /[\p{L}\p{N}]/u

/** Words and numbers from left to right; spaces and signs at their ends outside, where brackets are turned. */
function inDirection(run: string, toTex: (text: string) => string): string {
  const from = run.search(WORDED)
  if (from < 0) return turned(run, toTex)
  // The last letter or digit is the first from the end: a pattern that looks for the signs behind it tries each sign of the run.
  const points = [...run]
  let behind = 0
  while (!WORDED.test(points.at(-1 - behind)!)) behind++
  const after = points.slice(points.length - behind).join('')
  const words = run.slice(from, run.length - after.length)
  return `${turned(run.slice(0, from), toTex)}\\Lr{${toTex(words)}}${turned(after, toTex)}`
}

const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
}

/** TeX sets the glyph that it is given, so a bracket between words from right to left is `\Mirrored{(}{)}`. */
const turned = (signs: string, toTex: (text: string) => string): string =>
  signs
    .split(/([()[\]{}<>«»‹›])/)
    .map((part) =>
      Object.hasOwn(MIRRORED, part) ? `\\Mirrored{${toTex(part)}}{${toTex(MIRRORED[part]!)}}` : toTex(part),
    )
    .join('')

interface Run {
  readonly script: Script | null
  readonly text: string
}

/**
 * Stretches of one script. A mark belongs to the letter before it; spaces and signs between two letters of one script belong to that
 * script where its fonts have them; other signs are in the main font.
 */
function runsOf(text: string, scriptOf: (c: string) => Script | null, isHan: boolean): readonly Run[] {
  const runs: { script: Script | null; text: string }[] = []
  let spaces = ''
  const put = (script: Script | null, piece: string) => {
    const last = runs.at(-1)
    if (last?.script === script) last.text += piece
    else runs.push({ script, text: piece })
  }
  for (const c of text) {
    if (MARK.test(c) && runs.length > 0 && spaces === '') {
      runs.at(-1)!.text += c
      continue
    }
    const hanSign = isHan && HAN_SHARED.test(c)
    const script = hanSign
      ? scriptOf('\u4e00')
      : SHARED.test(c) && !HAN_LETTERS.test(c) && c < '\u0300'
        ? null
        : scriptOf(c)
    if (c === ' ') {
      spaces += c
      continue
    }
    if (spaces !== '') {
      put(runs.at(-1)?.script === script ? script : null, spaces)
      spaces = ''
    }
    put(script, c)
  }
  if (spaces !== '') put(null, spaces)
  return runs
}

/** Has no glyph of its own, or is written as a command. */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}|\p{M}|\p{Z}|\p{C}|\ufffd/u
/** Characters a line of TeX's input, which has room for 200,000 bytes. */
const LINE = 200

function preambleOf(
  scripts: readonly Script[],
  used: ReadonlyMap<string, ReadonlySet<string>>,
  rightToLeft: boolean,
  isHan: boolean,
): string[] {
  const need = (code: string, command: string) => {
    const characters = [...(used.get(code) ?? [])].filter((c) => !IGNORABLE.test(c)).sort()
    const lines: string[] = []
    for (let k = 0; k < characters.length; k += LINE)
      lines.push(`\\VariorumNeeds{${command}}{${characters.slice(k, k + LINE).join('')}}`)
    return lines
  }
  const family = ({ code, features, fonts }: Script) => `\\VariorumFont{font${code}}{${features}}{${fonts.join(',')}}`
  const command = ({ code, rightToLeft }: Script) =>
    `\\newcommand{\\${code}}[1]{${rightToLeft ? '\\Rl' : ''}{{\\csname font${code}\\endcsname #1}}}`
  return [
    ...FONT_COMMANDS(),
    `\\VariorumMain{${MAIN.join(',')}}`,
    `\\VariorumLast{${LAST.join(',')}}`,
    ...scripts.map(family),
    ...DIRECTIONS(),
    ...scripts.map(command),
    ...(rightToLeft ? RIGHT_TO_LEFT() : LEFT_TO_RIGHT),
    ...(isHan || used.has('Hani') ? HAN_BREAKS() : []),
    ...need('', 'rmfamily'),
    ...scripts.flatMap(({ code }) => need(code, `font${code}`)),
  ]
}

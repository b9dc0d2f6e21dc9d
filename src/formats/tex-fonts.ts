/**
 * Fonts and directions for a TeX document in any script, without packages beyond fontspec: each script that occurs gets a family,
 * the first of several fonts that the machine has, and every character that this font lacks is looked for in the others. What
 * no font has is shown by its number, and TeX names the font that is needed.
 *
 * Rejected: polyglossia and babel, which need the language of every stretch and, with XeTeX, packages that many installations
 * lack; ctex and luatexja for the same reason. Line breaks between Han characters are XeTeX's own, or twenty lines of Lua.
 */

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
    fonts: ['Noto Naskh Arabic', 'Amiri', 'Scheherazade New', 'Scheherazade', 'FreeSerif', 'Times New Roman', 'Amiri-Regular.ttf'],
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
  /** Wraps what is in another script or direction in its command. @param escape for TeX, of a stretch of one script */
  readonly set: (text: string, escape: (text: string) => string) => string
  /** The same for a word of the editor's or sigla: in one direction as a whole. */
  readonly setWhole: (text: string, escape: (text: string) => string) => string
}

const MARK = /[\p{M}\p{Join_Control}\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/u
const LETTER = /\p{L}|\p{N}/u
const SHARED = /[\p{Zs}\p{P}\p{S}]/u

/**
 * @param base the text that is set, whose letters decide the direction; @param all of everything that is printed
 * @param language of the base, BCP 47. O(length).
 */
export function texFonts(base: string, all: readonly string[], language: string | null): TexFonts {
  const scripts = [...SCRIPTS, hanScript(language)]
  const scriptOf = (c: string): Script | null => scripts.find(({ letters }) => letters.test(c)) ?? null
  const isHan = HAN_LETTERS.test(base)
  const rightToLeft = isRightToLeft(base)
  /** Characters that are printed, by the code of the script whose font they need; '' is the main one. */
  const used = new Map<string, Set<string>>()
  const use = (code: string, run: string) => {
    const set = used.get(code) ?? used.set(code, new Set()).get(code)!
    for (const c of run) if (c > '\x7f') set.add(c)
  }
  const runs = (text: string) => runsOf(text, scriptOf, isHan)
  for (const text of all) for (const { script, text: run } of runs(text)) use(script?.code ?? '', run)
  const set = (text: string, escape: (text: string) => string, within: boolean) =>
    runs(text)
      .map(({ script, text: run }) => {
        if (script !== null) return `\\${script.code}{${escape(run)}}`
        // Between words from right to left, what has a direction of its own must say so.
        return within ? inDirection(run, escape) : escape(run)
      })
      .join('')
  return {
    preamble: preambleOf(scripts.filter(({ code }) => used.has(code)), used, rightToLeft, isHan),
    rightToLeft,
    set: (text, escape) => set(text, escape, rightToLeft),
    setWhole: (text, escape) =>
      rightToLeft && !isRightToLeft(text) ? `\\Lr{${set(text, escape, false)}}` : set(text, escape, rightToLeft),
  }
}

/** The direction of the first letter that has one (as `dir="auto"`). */
function isRightToLeft(text: string): boolean {
  for (const c of text) {
    if (/[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Samr}\p{sc=Mand}]/u.test(c) && /\p{L}/u.test(c)) return true
    if (/\p{L}/u.test(c)) return false
  }
  return false
}

/** Words and numbers from left to right; spaces and signs at their ends outside, where brackets are turned. */
function inDirection(run: string, escape: (text: string) => string): string {
  const [, before, words, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(run)!
  return `${turned(before!, escape)}${words === '' ? '' : `\\Lr{${escape(words!)}}`}${turned(after!, escape)}`
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
const turned = (signs: string, escape: (text: string) => string): string =>
  signs
    .split(/([()[\]{}<>«»‹›])/)
    .map((part) => (Object.hasOwn(MIRRORED, part) ? `\\Mirrored{${escape(part)}}{${escape(MIRRORED[part]!)}}` : escape(part)))
    .join('')

interface Run {
  readonly script: Script | null
  readonly text: string
}

/**
 * Stretches of one script. A mark belongs to the letter before it; spaces and signs between two letters of one script belong to
 * them where its fonts have them: no others do, so signs shared by all stand in the main font.
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
    const script = hanSign ? scriptOf('\u4e00') : SHARED.test(c) && !HAN_LETTERS.test(c) && c < '\u0300' ? null : scriptOf(c)
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
const IGNORABLE = /\p{Default_Ignorable_Code_Point}|\p{M}|\p{Z}|\p{C}/u
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
  const family = ({ code, features, fonts }: Script) =>
    `\\VariorumFont{font${code}}{${features}}{${fonts.join(',')}}`
  const command = ({ code, rightToLeft }: Script) =>
    `\\newcommand{\\${code}}[1]{${rightToLeft ? '\\Rl' : ''}{{\\csname font${code}\\endcsname #1}}}`
  return [
    ...FONT_COMMANDS,
    `\\VariorumMain{${MAIN.join(',')}}`,
    `\\VariorumLast{${LAST.join(',')}}`,
    ...scripts.map(family),
    ...DIRECTIONS,
    ...scripts.map(command),
    ...(rightToLeft ? RIGHT_TO_LEFT : LEFT_TO_RIGHT),
    ...(isHan || used.has('Hani') ? HAN_BREAKS : []),
    ...need('', 'rmfamily'),
    ...scripts.flatMap(({ code }) => need(code, `font${code}`)),
  ]
}

const FONT_COMMANDS = `\\usepackage{fontspec,iftex}
\\tracinglostchars=2
\\ExplSyntaxOn
\\seq_new:N \\g_variorum_last_seq
\\seq_new:N \\g_variorum_lacking_seq
\\tl_new:N \\g_variorum_family_tl
\\tl_new:N \\l_variorum_found_tl
\\cs_new_protected:Npn \\variorum_first:nN #1#2 {
  \\tl_clear:N #2
  \\clist_map_inline:nn {#1} { \\IfFontExistsTF{##1} { \\tl_set:Nn #2 {##1} \\clist_map_break: } {} }
}
\\cs_generate_variant:Nn \\msg_warning:nnn {nnx}
\\cs_generate_variant:Nn \\cs_gset_protected:Npn {cpx}
\\msg_new:nnn {variorum} {font} { None~of~these~fonts~is~here:~#1.~Install~one~of~them. }
\\msg_new:nnn {variorum} {glyph} { No~font~here~has~U+#1:~it~is~shown~by~its~number.~Install~one~of~the~fonts~that~the~preamble~names. }
\\NewDocumentCommand \\VariorumMain {m} {
  \\variorum_first:nN {#1} \\l_variorum_found_tl
  \\tl_if_empty:NTF \\l_variorum_found_tl
    { \\msg_warning:nnn {variorum} {font} {#1} }
    { \\exp_args:NV \\setmainfont \\l_variorum_found_tl }
}
\\NewDocumentCommand \\VariorumFont {m m m} {
  \\variorum_first:nN {#3} \\l_variorum_found_tl
  \\tl_if_empty:NTF \\l_variorum_found_tl
    { \\msg_warning:nnn {variorum} {font} {#3} \\cs_set_eq:cN {#1} \\rmfamily }
    { \\use:x { \\exp_not:N \\newfontfamily \\exp_not:c {#1} [#2 \\sys_if_engine_luatex:T {,Renderer=HarfBuzz}] {\\l_variorum_found_tl} } }
}
\\NewDocumentCommand \\VariorumLast {m} { \\seq_gset_from_clist:Nn \\g_variorum_last_seq {#1} }
\\NewDocumentCommand \\VariorumNeeds {m m} {
  \\group_begin: \\use:c {#1} \\selectfont
  \\tl_map_inline:nn {#2} { \\iffontchar\\font\`##1 ~ \\else \\seq_gput_right:Nn \\g_variorum_lacking_seq {##1} \\fi }
  \\group_end:
  \\seq_map_inline:Nn \\g_variorum_lacking_seq { \\variorum_look:n {##1} }
  \\seq_gclear:N \\g_variorum_lacking_seq
}
\\cs_new_protected:Npn \\variorum_look:n #1 {
  \\tl_clear:N \\l_variorum_found_tl
  \\seq_map_inline:Nn \\g_variorum_last_seq {
    \\IfFontExistsTF{##1} {
      \\cs_if_exist:cF {variorum~##1} { \\exp_args:Nc \\newfontfamily {variorum~##1} {##1} }
      \\group_begin: \\use:c {variorum~##1} \\selectfont
      \\iffontchar\\font\`#1 ~ \\tl_gset:Nn \\g_variorum_family_tl {##1} \\else \\tl_gclear:N \\g_variorum_family_tl \\fi
      \\group_end:
      \\tl_if_empty:NF \\g_variorum_family_tl { \\tl_set:Nn \\l_variorum_found_tl {variorum~##1} \\seq_map_break: }
    } {}
  }
  \\tl_if_empty:NTF \\l_variorum_found_tl
    {
      \\msg_warning:nnx {variorum} {glyph} { \\int_to_Hex:n {\`#1} }
      \\cs_gset_protected:cpx {variorum~\\int_eval:n{\`#1}} { \\exp_not:N \\Ctrl { \\int_to_Hex:n {\`#1} } }
    }
    { \\cs_gset_protected:cpx {variorum~\\int_eval:n{\`#1}} { { \\exp_not:c {\\l_variorum_found_tl} \\exp_not:N \\char \\int_eval:n{\`#1} \\scan_stop: } } }
  \\tex_global:D \\tex_catcode:D \`#1 = 13 \\scan_stop:
  \\char_gset_active_eq:nc {\`#1} {variorum~\\int_eval:n{\`#1}}
}
\\ExplSyntaxOff`.split('\n')

/** A stretch in one direction inside the other. */
const DIRECTIONS = `\\ifluatex
\\protected\\def\\Rl#1{\\bgroup\\textdir TRT #1\\egroup}
\\protected\\def\\Lr#1{\\bgroup\\textdir TLT #1\\egroup}
\\else
\\TeXXeTstate=1
\\protected\\def\\Rl#1{\\beginR{}#1\\endR{}}
\\protected\\def\\Lr#1{\\beginL{}#1\\endL{}}
\\fi
\\newcommand{\\Ctrl}[1]{\\Lr{\\textsubscript{U+#1}}}
\\newcommand{\\Mark}[1]{}
\\newcommand{\\Mirrored}[2]{#2}`.split('\n')

const LEFT_TO_RIGHT = ['\\newcommand{\\VariorumPar}{\\leavevmode}', '\\newcommand{\\VariorumEnd}{}']

/** XeTeX writes what stands in a line from right to left in the order of the page: reledmac knows by this switch. */
const RIGHT_TO_LEFT = `\\ifluatex
\\newcommand{\\VariorumPar}{\\textdir TRT\\pardir TRT\\leavevmode}
\\newcommand{\\VariorumEnd}{}
\\else
\\makeatletter\\@RTLtrue\\makeatother
\\Xbhooknote{\\beginR}
\\Xlemmaseparator{\\thinspace[}
\\newcommand{\\VariorumPar}{\\leavevmode\\beginR}
\\newcommand{\\VariorumEnd}{\\endR}
\\fi`.split('\n')

/** Lines may break between Han characters, but not before a closing sign or after an opening one. */
const HAN_BREAKS = `\\ifluatex
\\directlua{
local closing, opening = {}, {}
for _, c in utf8.codes("、。，．・：；？！）〕］｝〉》」』】〗〙’”…—ー々") do closing[c] = true end
for _, c in utf8.codes("（〔［｛〈《「『【〖〘‘“") do opening[c] = true end
local function han(c) return closing[c] or opening[c] or c >= 0x2e80 and c <= 0xa4cf or c >= 0xf900 and c <= 0xfaff
  or c >= 0xfe30 and c <= 0xfe4f or c >= 0xff00 and c <= 0xffef or c >= 0x20000 and c <= 0x3ffff end
luatexbase.add_to_callback("pre_linebreak_filter", function(head)
  local before
  for n in node.traverse(head) do
    if n.id == node.id("glyph") then
      local c = n.char
      if c >= 0xe000 and c <= 0xf8ff or c >= 0xf0000 then c = n.data or c end
      if before and han(before) and han(c) and not opening[before] and not closing[c] then
        local p = node.new("penalty") p.penalty = 0
        local g = node.new("glue") g.width = 0 g.stretch = tex.sp("0.1em") g.shrink = 0
        head = node.insert_before(head, n, p)
        head = node.insert_before(head, n, g)
      end
      before = c
    elseif n.id == node.id("glue") or n.id == node.id("hlist") then before = nil end
  end
  return head
end, "variorum line breaks between Han characters")
}
\\else
\\XeTeXlinebreaklocale "zh"
\\XeTeXlinebreakskip=0pt plus 0.1em
\\fi`.split('\n')

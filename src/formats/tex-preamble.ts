/**
 * TeX macros of our own for the preamble of a document: font families by the fonts that exist, characters that a font lacks,
 * directions, line breaks between Han characters. Each export is lines of a preamble.
 */
import { once } from '../text/once.ts'

/**
 * `\VariorumMain` and `\VariorumFont` take the first font that there is. `\VariorumNeeds` looks for each character in a family; one
 * that is lacking becomes active and is set in the first of the last fonts that has it, or by its number, with a warning.
 */
export const FONT_COMMANDS = once(() =>
  `\\usepackage{fontspec,iftex}
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
\\ExplSyntaxOff`.split('\n'),
)

/** A stretch in one direction inside the other. */
export const DIRECTIONS = once(() =>
  `\\ifluatex
\\protected\\def\\Rl#1{\\bgroup\\textdir TRT #1\\egroup}
\\protected\\def\\Lr#1{\\bgroup\\textdir TLT #1\\egroup}
\\else
\\TeXXeTstate=1
\\protected\\def\\Rl#1{\\beginR{}#1\\endR{}}
\\protected\\def\\Lr#1{\\beginL{}#1\\endL{}}
\\fi
\\newcommand{\\Ctrl}[1]{\\Lr{\\textsubscript{U+#1}}}
\\newcommand{\\Mark}[1]{}
\\newcommand{\\Mirrored}[2]{#2}`.split('\n'),
)

export const LEFT_TO_RIGHT = ['\\newcommand{\\VariorumPar}{\\leavevmode}', '\\newcommand{\\VariorumEnd}{}']

/** XeTeX writes what is in a line from right to left in the order of the page: reledmac knows by this switch. */
export const RIGHT_TO_LEFT = once(() =>
  `\\ifluatex
\\newcommand{\\VariorumPar}{\\textdir TRT\\pardir TRT\\leavevmode}
\\newcommand{\\VariorumEnd}{}
\\else
\\makeatletter\\@RTLtrue\\makeatother
\\Xbhooknote{\\beginR}
\\Xlemmaseparator{\\thinspace[}
\\newcommand{\\VariorumPar}{\\leavevmode\\beginR}
\\newcommand{\\VariorumEnd}{\\endR}
\\fi`.split('\n'),
)

/** Lines may break between Han characters, but not before a closing sign or after an opening one. */
export const HAN_BREAKS = once(() =>
  `\\ifluatex
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
\\fi`.split('\n'),
)

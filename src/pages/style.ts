/**
 * The one style sheet of all pages, a file of src/assets. No web font, no image, nothing from elsewhere.
 *
 * Texts are set in the serif that each system has for their language; the interface in its sans. A difference is told
 * by colour and by line (blue with an underline, orange struck through), since neither alone reaches everyone.
 */
const SANS = 'system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial'
const SANS_HANS =
  '"PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC"'
const SERIF =
  '"Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", "Source Serif 4", Georgia, "Times New Roman"'
/** First for Chinese, before any Latin serif: “ ” … — are the same characters in both scripts, and full-width only in these. */
const HANS = '"Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", STSong, SimSun'
const HANT = '"Songti TC", "Noto Serif CJK TC", "Source Han Serif TC", "Noto Serif TC", PMingLiU, MingLiU'
const JAPANESE =
  '"Hiragino Mincho ProN", "Yu Mincho", "Noto Serif CJK JP", "Source Han Serif", "Noto Serif JP", "MS PMincho"'
const KOREAN = 'AppleMyungjo, "Noto Serif CJK KR", "Source Han Serif K", "Noto Serif KR", Batang'

export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fdfbf6; --leaf: #f6f2e9; --ink: #211e1a; --soft: #5d564c; --line: #d8d0c1; --strong-line: #8d8474;
  --link: #27497a; --seal: #a3271c;
  --new: #0d4a8c; --new-ground: #e4eef9; --old: #8a3b00; --old-ground: #fcebdb; --mark: #fbeeb0; --mark-ink: #211e1a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17181b; --leaf: #1f2125; --ink: #e7e2d9; --soft: #aca597; --line: #393a3f; --strong-line: #85817a;
    --link: #a9c4ee; --seal: #ec8375;
    --new: #9cc7fa; --new-ground: #172b42; --old: #f5b380; --old-ground: #3b2413; --mark: #57490f; --mark-ink: #f5efdc;
  }
}
*, ::before, ::after { box-sizing: border-box }
html { font: 100%/1.6 ${SANS}, ${SANS_HANS}, sans-serif; background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 2rem }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; overflow-wrap: break-word }
main { flex: 1; width: 100%; max-width: 64rem; margin: 0 auto; padding: 2rem 1.25rem 4rem }
main.wide { max-width: 84rem }
main:focus { outline: none }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .18em }
a:hover { text-decoration-thickness: 2px }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px }
h1, h2, h3, h4 { font-family: ${SERIF}, ${HANS}, serif; font-weight: 600; line-height: 1.3; text-wrap: balance; margin: 0 }
h1 { font-size: clamp(1.6rem, 1.2rem + 1.8vw, 2.25rem) }
h2 { font-size: 1.35rem; margin-top: 3rem }
h3 { font-size: 1.05rem }
p { margin: .5em 0 }
em, i, cite { font-style: normal }
.said { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; user-select: none; -webkit-user-select: none }
.skip { position: absolute; left: -100vw; top: 0; background: var(--paper); padding: .75rem 1rem; z-index: 9 }
.skip:focus { left: 0 }
.aside, .hint { color: var(--soft); font-size: .875rem }
.lead { font-family: ${SERIF}, ${HANS}, serif; font-size: 1.2rem; line-height: 1.7; max-width: 38em; color: var(--soft); text-wrap: pretty }
.siglum { font-family: ${SERIF}, serif; font-weight: 700 }
.address { overflow-wrap: anywhere }

/* The frame */
header.site { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.5rem; padding: .75rem 1.25rem; border-bottom: 1px solid var(--line) }
header.site .home { display: inline-flex; align-items: center; gap: .6rem; margin-inline-end: auto; color: var(--ink); text-decoration: none; font: 600 1.25rem/1.5 ${SERIF}, serif; letter-spacing: .01em; min-height: 2.25rem }
header.site nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem }
header.site nav a { padding: .25rem 0; color: var(--ink); text-decoration: none; border-bottom: 2px solid transparent }
header.site nav a:hover { border-color: var(--line) }
header.site nav a[aria-current] { border-color: var(--seal) }
header.site nav .language { color: var(--link) }
.seal { display: block; width: 1.9rem; height: 1.9rem }
footer.site { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 2rem; padding: 1rem 1.25rem 1.5rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem }

/* Texts */
.text { font-family: ${SERIF}, serif; text-align: start }
.text:lang(zh), .text :lang(zh), h1:lang(zh), h2:lang(zh), h3:lang(zh), .lead:lang(zh) { font-family: ${HANS}, serif; line-break: strict; font-style: normal }
.text:lang(zh-Hant), .text :lang(zh-Hant), .text:lang(lzh-Hant), .text :lang(lzh-Hant), .text:lang(zh-TW), .text :lang(zh-TW), .text:lang(zh-HK), .text :lang(zh-HK) { font-family: ${HANT}, ${HANS}, serif }
.text:lang(lzh), .text :lang(lzh) { font-family: ${HANT}, ${HANS}, serif; line-break: strict }
.text:lang(ja), .text :lang(ja) { font-family: ${JAPANESE}, serif; line-break: strict }
.text:lang(ko), .text :lang(ko) { font-family: ${KOREAN}, serif }
.text:lang(grc), .text:lang(el), .text:lang(he), .text:lang(ar) { line-height: 2.1 }
.prose { font-size: 1.1875rem; line-height: 2.1; max-width: 36em; white-space: pre-wrap; overflow-wrap: anywhere; text-indent: 2em; hanging-punctuation: allow-end; text-align: justify; text-align-last: start }
.prose * { text-indent: 0 }
.prose:not(:lang(zh), :lang(lzh), :lang(ja)) { text-align: start; line-height: 1.8; text-indent: 0 }
/* A line of the file is a paragraph to the eye: indented by what is not copied. */
.prose:is(:lang(zh), :lang(lzh), :lang(ja)) .break::after { content: ""; display: inline-block; inline-size: 2em }
del, ins, .lemma, .reading { padding: .12em .1em; border-radius: 2px; -webkit-box-decoration-break: clone; box-decoration-break: clone }
/* The lines are those of what stands in them: what is moved has its own. */
del { color: var(--old); background: var(--old-ground); text-decoration: none; margin-inline-end: .08em }
ins { color: var(--new); background: var(--new-ground); text-decoration: none }
del > :is(bdi, mark) { text-decoration: line-through 1px }
ins > :is(bdi, mark, .nothing) { text-decoration: underline 2px; text-underline-offset: .2em }
.accidental > :is(del, ins) { background: none }
.accidental > ins > :is(bdi, mark, .nothing) { text-decoration-style: dotted }
.place > .lemma, td .lemma { border-bottom: 2px solid var(--old); border-radius: 0; padding-bottom: 0 }
.place.accidental > .lemma { border-bottom: 2px dotted var(--old) }
.place > .reading { color: var(--new); background: var(--new-ground); font-size: .86em; margin-inline-start: .25em; text-decoration: underline 1px; text-underline-offset: .25em }
.place.accidental > .reading { background: none; text-decoration-style: dotted }
.sigla { font-family: ${SERIF}, serif; font-weight: 700; font-size: .8em; color: var(--soft); margin-inline: .15em .25em; user-select: none; -webkit-user-select: none }
:is(.entry, .foot) .sigla { user-select: auto; -webkit-user-select: auto }
.place, .move { scroll-margin: 30vh 0 }
:is(.place, .move):target, .move:target + .moved { outline: 2px solid var(--seal); outline-offset: 3px; border-radius: 2px }
.folded { text-decoration: underline dotted var(--strong-line) 1px; text-underline-offset: .3em }
.nothing { display: inline-block; min-width: .5em; text-align: center }
.nothing::before { content: "∅"; color: var(--soft); font-size: .8em }
.steps { font: 600 .66rem/1 ${SANS}, sans-serif; vertical-align: .55em; white-space: nowrap; user-select: none; -webkit-user-select: none; text-indent: 0 }
.steps::before, .locus > .number::before { content: "\\2060" }
.steps a { padding: .3em .1em; color: var(--soft); text-decoration: none }
.steps a:hover { color: var(--link); text-decoration: underline }
.steps .step { display: none; font-size: 1.1rem; padding: .1em .4em; color: var(--link) }
.steps .word { font-size: .8rem }
.place:target .step, .steps:focus-within .step { display: inline-block }
mark { background: var(--mark); color: var(--mark-ink); padding: .12em 0; -webkit-box-decoration-break: clone; box-decoration-break: clone; scroll-margin: 30vh 0 }
del mark, ins mark, .lemma mark, .reading mark { color: inherit }
.space { background: radial-gradient(circle, var(--strong-line) 0 .09em, transparent .1em) center / .6em 100% repeat-x }
.unseen { font: .6rem/1 ui-monospace, monospace; border: 1px solid currentColor; padding: 0 .2em; vertical-align: .2em; user-select: none; -webkit-user-select: none; text-indent: 0; display: inline-block }
del .break::before, ins .break::before, .lemma .break::before, .reading .break::before { content: "¶"; color: var(--soft) }

/* Lists of variants */
.apparatus { list-style: none; margin: 1rem 0; padding: 0 }
.apparatus li { display: grid; grid-template-columns: 2.25rem 1fr; padding: .45rem .25rem; border-top: 1px solid var(--line) }
.apparatus.plain li { grid-template-columns: 1fr }
.apparatus li:target { background: var(--leaf); outline: 2px solid var(--seal) }
.apparatus p { margin: 0 }
.apparatus .number { font-variant-numeric: tabular-nums; text-decoration: none; color: var(--soft); min-height: 1.5rem; min-width: 1.5rem; line-height: 1.9rem }
.apparatus .number:hover { text-decoration: underline; color: var(--link) }
.entry { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1rem; line-height: 1.7; overflow-wrap: anywhere; white-space: pre-wrap }
.entry p { font-size: 1.0625rem; min-width: 0 }
:is(.entry, .card, .foot) .lemma { font-weight: 700; color: var(--old); padding: 0 }
:is(.entry, .card, .foot) .other { font-weight: 700; color: var(--new) }
:is(.entry, .card, .foot) .bracket { color: var(--soft) }
:is(.entry, .card, .foot) .omits { font: .875rem ${SANS}, ${SANS_HANS}, sans-serif; color: var(--new) }
.entry .around { font-size: .875rem; color: var(--soft) }
.entry .around u { color: var(--ink); text-decoration: underline var(--strong-line) 1px; text-underline-offset: .25em }
.labels { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .75rem; font-size: .8125rem; color: var(--soft) }
.labels .substantive { color: var(--ink); font-weight: 600 }
.labels .accidental { font-weight: 400 }

/* Comparison */
.passage-head { margin-bottom: 1.5rem }
.about { color: var(--soft); max-width: 44rem }
.about > bdi { display: block }
.about:lang(zh) { font-family: ${HANS}, serif } .about :lang(en) { font-family: ${SANS}, sans-serif }
.crumb { font-size: .875rem; color: var(--soft); margin: 0 0 .5rem }
.summary { border-top: 1px solid var(--line); padding: .9rem 0 0; margin: 1.25rem 0 0; display: flex; flex-wrap: wrap; gap: .25rem 1.75rem; align-items: baseline }
.summary p { margin: 0 }
.summary .total { font: 600 1.2rem/1.5 ${SERIF}, ${HANS}, serif }
.summary ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0; padding: 0; color: var(--soft); font-size: .9375rem }
.notice { border-inline-start: 3px solid var(--seal); padding: .25rem 0 .25rem .9rem; margin: 1rem 0 }
.compared { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 3.5rem }
@media (min-width: 64rem) {
  .compared.beside { grid-template-columns: minmax(0, 44rem) minmax(18rem, 1fr) }
  .compared.beside > aside { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding-block: 1rem }
}
.compared:not(.beside) > aside { margin-top: 2rem }
.compared h2 { margin: 0 0 .5rem; font: 600 .875rem/1.5 ${SANS}, ${SANS_HANS}, sans-serif; color: var(--soft) }
.compared.beside > section > h2 { padding-top: 1rem }
.parallel { position: relative; overflow-x: auto }
.parallel table { border-collapse: collapse; width: 100%; table-layout: fixed }
.parallel th { text-align: start; font-weight: 400; font-size: .875rem; line-height: 1.4; color: var(--soft); vertical-align: bottom; padding: .5rem 1rem .5rem 0; border-bottom: 2px solid var(--strong-line) }
.parallel th .siglum { font-size: 1.1rem; color: var(--ink) }
.parallel td { vertical-align: top; padding: .5rem 1.5rem .5rem 0; border-bottom: 1px solid var(--line); font-size: 1.0625rem; line-height: 1.95; white-space: pre-wrap; overflow-wrap: anywhere }
.parallel td + td, .parallel th + th { padding-inline-start: 1rem }
.parallel .other-side { user-select: none; -webkit-user-select: none }
.parallel[tabindex] table { width: max(100%, 72rem) }
.parallel .cell-siglum { display: none; user-select: none; -webkit-user-select: none }
.connections { position: absolute; inset: 0 auto auto 0; pointer-events: none; overflow: visible; fill: none; stroke: var(--strong-line) }
.connections .substantive { stroke: var(--new); stroke-opacity: .5 } .connections .accidental { stroke-dasharray: 2 2 }
.connections .crossing { stroke: var(--old); stroke-dasharray: 6 2 }
.connections .near { stroke-width: 2.5; stroke-opacity: 1; stroke-dasharray: none }
.near:is(span) { background: var(--mark); box-shadow: 0 0 0 .2em var(--mark); border-radius: 1px } .near > :is(del, ins) { background: none }
@media (max-width: 44rem) {
  .parallel:not([tabindex]) thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  .parallel:not([tabindex]) :is(tbody, tr, td) { display: block; width: 100% }
  .parallel:not([tabindex]) tr { border-bottom: 1px solid var(--strong-line); padding: .5rem 0 }
  .parallel:not([tabindex]) td { border: 0; padding: .25rem 0 .25rem 1.75rem; position: relative }
  .parallel:not([tabindex]) .cell-siglum { display: block; position: absolute; left: 0; font: 700 1rem/2 ${SERIF}, serif; color: var(--soft) }
}

.facets { display: flex; flex-wrap: wrap; gap: .35rem .75rem; align-items: baseline; margin-top: .75rem; font-size: .9375rem }
.facets ul { list-style: none; display: flex; flex-wrap: wrap; gap: .35rem .5rem; margin: 0; padding: 0 }
.facets :is(a, button) { display: block; padding: .1rem .7rem; border: 1px solid var(--strong-line); border-radius: 1rem; color: var(--ink); text-decoration: none }
.facets :is(a, button):hover { background: var(--leaf) }
.facets :is(a, button)[aria-current] { background: var(--link); border-color: var(--link); color: var(--paper) }
.overview { margin: 1rem 0 0 }
.overview > div { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr) 2rem; gap: .5rem; align-items: center }
.overview svg { display: block; width: 100%; height: 1.1rem }
.overview .ground { fill: var(--leaf) } .overview .substantive { fill: var(--new) } .overview .accidental { fill: var(--strong-line) }
.overview a:hover rect { fill: var(--seal) }

/* Reading text */
.locus > .base { border-bottom: 2px solid var(--new) }
.locus.accidental > .base { border-bottom: 1px dotted var(--strong-line) }
.locus > .number { font: 600 .66rem/1 ${SANS}, sans-serif; vertical-align: .55em; color: var(--soft); text-decoration: none; padding: .5em .15em; user-select: none; -webkit-user-select: none }
.locus > .number:hover { color: var(--link); text-decoration: underline }
.prose:has(.card) { position: relative }
/* Across the column, under its line: it never leaves the page, and the pointer can move onto it. */
.card { display: none; position: absolute; inset-inline: 0; margin-top: -.2rem; z-index: 2; padding: .5rem .9rem; background: var(--paper); border: 1px solid var(--strong-line); border-radius: 4px; box-shadow: 0 .25rem 1rem rgb(0 0 0 / .18); font-size: 1rem; line-height: 1.6; white-space: normal; user-select: none; -webkit-user-select: none }
.locus:hover > .card, .locus:focus-within > .card { display: block }
.card .kinds { font: .8125rem/1.5 ${SANS}, ${SANS_HANS}, sans-serif; color: var(--soft); margin-inline-start: .75rem }
.foot { border-top: 1px solid var(--strong-line); margin-top: 2rem; padding-top: .75rem; max-width: 46rem }
.foot ol { list-style: none; margin: 0; padding: 0; line-height: 1.9; overflow-wrap: anywhere }
.foot li { display: inline; margin-inline-end: 1.25em }
.key { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 0 0 1rem; font-size: .875rem; color: var(--soft) }
.foot li:target { background: var(--mark); color: var(--mark-ink) }
.foot .number { font: 600 .8125rem/1.5 ${SANS}, sans-serif; color: var(--soft); text-decoration: none; padding: .3em .2em }
/* Out of the way of the eye, which has it in the card; there for the keyboard. */
.foot .cite-it:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.foot .cite-it, .card .cite-it { font: .8125rem/1.5 ${SANS}, ${SANS_HANS}, sans-serif; margin-inline-start: .75rem }
.foot .number:hover { color: var(--link); text-decoration: underline }

/* 竖排 */
.prose.vertical { writing-mode: vertical-rl; text-orientation: mixed; width: 100%; height: min(36em, 78vh); max-width: none; overflow-x: auto; padding: .5rem .25rem 1rem; line-height: 2.2 }
.vertical :is(.place, .move) { scroll-margin: 0 30vw }
.vertical .number { text-combine-upright: all; padding-block: 0 }
.vertical .move { text-orientation: upright }
.vertical del { text-decoration-line: line-through }
.vertical .card { position: fixed; inset: auto 1rem 1rem; margin: 0; writing-mode: horizontal-tb; max-width: 40rem }
.vertical .place > .lemma, .vertical .locus > .base { border-bottom: 0; border-inline-end: 0; border-left: 2px solid var(--new); padding: 0 0 0 .05em }
.vertical .place > .lemma { border-left-color: var(--old) }

/* Alignment table */
.alignment { position: relative; overflow-x: auto; border-block: 1px solid var(--line) }
.alignment table { border-collapse: collapse }
.alignment th { position: sticky; inset-inline-start: 0; z-index: 1; background: var(--paper); padding: .6rem .75rem .6rem .25rem; border-inline-end: 2px solid var(--strong-line); font-size: 1.05rem; vertical-align: middle }
.alignment td { padding: .6rem; border-inline-end: 1px solid var(--line); font-size: 1.0625rem; line-height: 1.7; white-space: pre-wrap; vertical-align: middle }
.alignment .words { width: max-content; max-width: min(16em, 60vw); overflow-wrap: anywhere }
.alignment tr + tr > :is(th, td) { border-top: 1px solid var(--line) }
.alignment .same { color: var(--soft) }
.alignment .differs { color: var(--new); background: var(--new-ground); text-decoration: underline 2px; text-underline-offset: .2em; padding: .12em .1em; border-radius: 2px }
.alignment .accidental .differs { background: none; text-decoration-style: dotted }
.alignment .number { font: 600 .66rem/1 ${SANS}, sans-serif; vertical-align: .55em; color: var(--soft); text-decoration: none; padding: .5em .2em; user-select: none; -webkit-user-select: none }
.parts { display: flex; flex-wrap: wrap; gap: 1.5rem; margin: 1rem 0 }

/* Moves: a double line, whatever else the place is */
.moved { text-decoration: underline double 1px; text-underline-offset: .22em; text-decoration-skip-ink: none }
:is(.lemma, .base):has(> .moved), .vertical .place > :is(.lemma, .base):has(> .moved) { border-style: none }
:is(.reading, .differs):has(> .moved) { text-decoration: none }
:is(.lemma, .base, .reading, .differs):has(> .moved) > bdi { text-decoration: underline 2px; text-underline-offset: .22em }
.move { font: 600 .66rem/1 ${SANS}, sans-serif; vertical-align: .55em; white-space: nowrap; color: var(--soft); text-decoration: none; padding: .3em .1em; user-select: none; -webkit-user-select: none; text-indent: 0 }
.text :is(.steps, .steps a, .move, .move span) { font-family: ${SANS}, ${SANS_HANS}, sans-serif }
.text .move::after { content: "\\2060" }
.move:hover { color: var(--link); text-decoration: underline }
:is(.labels, .foot) .move { font-size: .8125rem; line-height: inherit; vertical-align: baseline }
.moves { margin-top: 1.5rem } .repeats h2 { margin-top: 1.5rem }

/* Graph */
.graph .sizes { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-bottom: .75rem; font-size: .9375rem }
.graph .sizes legend { float: inline-start; margin-inline-end: 1rem }
.graph .sizes label { display: inline-flex; gap: .4rem; min-height: 1.75rem }
.drawing { position: relative; overflow: auto; border: 1px solid var(--line) }
.graph:has([value="60"]:checked) svg { zoom: .6 } .graph:has([value="160"]:checked) svg { zoom: 1.6 }
.drawing svg { display: block } .drawing .paper { fill: var(--paper) } .drawing .sigla { stroke: var(--paper) }
@media (prefers-color-scheme: dark) {
  .drawing .ways, .drawing .boxes { stroke: #a7b0bb } .drawing .boxes { fill: #24282d } .drawing .parted { fill: #3d3120 }
  .drawing .head { fill: #a7b0bb } .drawing .moved { stroke: #ffb066 } .drawing text { fill: #ececec }
}

/* Agreement */
details.panel.agreement { margin: 2rem 0 0 }
.agreement > div { padding: 0 1.25rem 1.25rem }
.agreement .beside { display: flex; flex-wrap: wrap; gap: 1.5rem 4rem; align-items: center }
.agreement .beside > section { overflow-x: auto; min-width: 0 }
.matrix { border-collapse: collapse; font-variant-numeric: tabular-nums }
.matrix :is(th, td) { padding: .35rem .75rem; text-align: end; border-bottom: 1px solid var(--line); white-space: nowrap }
.tree { width: 20rem; max-width: 100%; overflow: visible }
.tree path { fill: none; stroke: var(--strong-line); stroke-width: 1.5 }
.tree text { font: 700 1rem ${SERIF}, serif; fill: var(--ink) }
.references { margin: .5rem 0 0 } .references dt { display: flex; align-items: center; justify-content: space-between; min-height: 2rem; font-weight: 600; margin-top: .75rem } .references dd { margin: .25rem 0 0 }
.references pre { margin: 0; padding: .6rem .9rem; background: var(--leaf); border-radius: 3px; font: .8125rem/1.6 ui-monospace, "SFMono-Regular", Menlo, Consolas, ${SANS_HANS}, monospace; white-space: pre-wrap; overflow-wrap: anywhere }

/* Forms */
.panel { background: var(--leaf); border: 1px solid var(--line); border-radius: 4px; padding: 1rem 1.25rem; margin: 1.5rem 0 }
.panel .groups + fieldset { margin-top: 1rem }
details.panel { padding: 0; margin: 0; flex: 1 1 20rem }
details.panel[open] { flex-basis: 100% }
details.panel > summary { padding: .45rem 1rem; font-weight: 600 }
details.panel > form { padding: .25rem 1.25rem 1.25rem }
.toolbar { display: flex; flex-wrap: wrap; align-items: start; gap: 1rem 1.5rem; margin: 1rem 0 1.5rem }
.views { display: flex; flex-wrap: wrap; border: 1px solid var(--strong-line); border-radius: 4px; overflow: hidden }
.views :is(a, button) { padding: .45rem 1rem; text-decoration: none; color: var(--ink) }
.views :is(a, button) + :is(a, button) { border-inline-start: 1px solid var(--strong-line) }
.views :is(a, button):hover { background: var(--leaf) }
.views :is(a, button)[aria-current] { background: var(--link); color: var(--paper) }
.views :is(a, button):focus-visible { outline-offset: -3px }
.shown-witnesses { list-style: none; margin: .75rem 0 0; padding: 0; font-size: .9375rem; line-height: 1.55 }
.shown-witnesses li { display: flex; gap: .6rem; margin: .2rem 0 }
.elsewhere { display: block }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0 }
legend { font-weight: 600; padding: 0; margin-bottom: .4rem }
.panel .groups { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 10rem), 1fr)); gap: 1rem 2.5rem; align-items: start }
.panel .groups > .witness-choice { grid-column: span 3 }
@media (max-width: 52rem) { .panel .groups > .witness-choice { grid-column: 1 / -1 } }
.panel h2 { margin-top: 0 }
.panel h2 + p { margin-top: .25rem }
.choices { list-style: none; margin: 0; padding: 0 }
.choices li { padding: .15rem 0 }
.choices label, .pair label { display: inline-flex; gap: .5rem; align-items: baseline; min-height: 1.75rem }
.choices .hint { display: block }
.pair { width: 100%; border-collapse: collapse }
.pair th { text-align: start; font-weight: 400; color: var(--soft); font-size: .875rem; padding: 0 .75rem .25rem 0; vertical-align: bottom }
.pair td { padding: .15rem .75rem .15rem 0; vertical-align: top; min-width: 2.75rem; line-height: 1.5 }
.pair td:last-child { width: 100%; padding-inline-end: 0 }
.pair input { display: block; margin: .3rem 0 }
input[type=checkbox], input[type=radio] { width: 1.1rem; height: 1.1rem; accent-color: var(--link); flex: none; position: relative; top: .15rem; margin: 0 }
.rules { columns: 2 17rem; column-gap: 2.5rem }
.rules li { break-inside: avoid }
details > summary { cursor: pointer; padding: .35rem 0 }
.panel details { margin-top: 1rem }
button, .button { font: inherit; font-weight: 600; padding: .5rem 1.25rem; border: 1px solid var(--link); border-radius: 4px; background: var(--link); color: var(--paper); cursor: pointer; margin-top: 1rem; margin-inline-end: .75rem }
.share input { margin-top: .5rem }
.way { margin: 0; padding: 0; border: 0; border-radius: 0; background: none; color: var(--link); font-weight: inherit; text-decoration: underline }
button.quiet { background: none; color: var(--link) }
button.copy-it { margin: 0; padding: .1rem .75rem; font-weight: 400; font-size: .875rem; min-height: 1.75rem }
/* Nothing moves when the script shows it. */
@media screen { button.copy-it[hidden] { display: inline-block; visibility: hidden } }
.permanent { min-height: 1.75rem }
.done { margin: 0; color: var(--soft) }
.printed { display: none }
button:hover { filter: brightness(1.12) }
.fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 1rem 2rem; margin-top: 1rem }
.field > label { display: block; font-weight: 600 }
.field .hint { margin: .1rem 0 .35rem }
input.drop { width: 100%; padding: 1.5rem 1rem; border: 2px dashed var(--line); border-radius: 4px; background: var(--paper, transparent) }
svg.strip { width: 100%; height: auto; color: var(--new) }
svg.strip a:is(:hover, :focus-visible) path { fill-opacity: .45 }
input[type=text], input[type=password], textarea { width: 100%; font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--strong-line); border-radius: 3px; padding: .45rem .6rem }
textarea { font-family: ${SERIF}, ${HANS}, serif; font-size: 1.0625rem; line-height: 1.8; min-height: 12rem; resize: vertical }
input.short { max-width: 8rem }
.error-summary { border: 2px solid var(--seal); border-radius: 4px; padding: .75rem 1rem; margin: 1rem 0 }
.error-summary p { margin: .15rem 0 }
.cite { font-size: .9375rem }
.cite code { font: .8125rem/1.6 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; overflow-wrap: anywhere }
.cite ul { list-style: none; padding: 0; margin: .5rem 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem }

textarea.code { font: .8125rem/1.6 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; min-height: 0; white-space: pre-wrap; overflow-wrap: anywhere }
.preview { border: 1px dashed var(--strong-line); border-radius: 4px; padding: 1rem; margin-top: .75rem; max-height: 32rem; overflow: auto }
.panel .field + .groups { margin-top: 1rem }
.preview iframe { width: 100%; border: 0; display: block }

/* Reading room */
.passages { list-style: none; margin: 1.25rem 0 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: 0 2.5rem }
.passages > li { border-top: 1px solid var(--line); padding: 1rem 0 1.25rem }
.passages h3 { font-size: 1.15rem }
.passages h3 a { color: var(--ink); text-decoration-color: var(--strong-line) }
.passages .witnesses { list-style: none; margin: .5rem 0; padding: 0; font-size: .875rem; color: var(--soft); line-height: 1.5 }
.passages .witnesses li { display: flex; gap: .5rem; margin: .15rem 0 }
.passages .witnesses .siglum { color: var(--ink) }
.count { font-size: .9375rem }
.count b { font-weight: 600 }
.timeline { list-style: none; margin: 1rem 0 0; padding: 0 }
.timeline > li { display: grid; grid-template-columns: 11rem minmax(0, 1fr) minmax(12rem, 20rem); gap: 0 1.5rem; align-items: center; border-top: 1px solid var(--line); padding: .5rem 0 }
.timeline .when { font-variant-numeric: tabular-nums; font-size: .9375rem }
.timeline .when > span { display: block }
.timeline .when .aside { font-size: .8125rem }
.timeline .title { font-family: ${SERIF}, ${HANS}, serif; color: var(--ink); text-decoration-color: var(--strong-line) }
.timeline .people { color: var(--soft); font-size: .875rem; margin: 0 }
.undated-head { margin-top: 2rem }
.timeline.undated > li { grid-template-columns: 11rem minmax(0, 1fr) }
.axis-row { display: grid; grid-template-columns: 11rem minmax(0, 1fr) minmax(12rem, 20rem); gap: 0 1.5rem; margin-top: 1rem }
.axis-row svg { grid-column: 3 }
.track { display: block; width: 100%; height: 1.5rem; overflow: visible }
.track .grid { stroke: var(--line); stroke-width: 1 }
.track .spread { stroke: var(--strong-line); stroke-width: 2 }
.track .open { stroke: var(--link); stroke-width: 2; stroke-dasharray: 2.5 2 }
.track .span { fill: var(--link); fill-opacity: .3; stroke: var(--link); stroke-width: 1 }
.track .sure { fill: var(--link); stroke: var(--link); stroke-width: 1.5 }
.track .unsure { fill: var(--paper); stroke: var(--link); stroke-width: 2; stroke-dasharray: 2.5 2 }
.track text { font: .75rem ${SANS}, sans-serif; fill: var(--soft) }
.legend { display: flex; flex-wrap: wrap; gap: .15rem 1.5rem; list-style: none; margin: .75rem 0 0; padding: 0; font-size: .875rem; color: var(--soft) }
.legend li { display: flex; gap: .5rem; align-items: center }
.legend svg { width: 2rem; height: 1rem; flex: none }
.tension-list { columns: 2 22rem; column-gap: 3rem; padding-inline-start: 1.5rem; margin-top: 1rem }
.tension-list li { break-inside: avoid; margin-bottom: .5rem }
@media (max-width: 52rem) {
  .timeline > li, .timeline.undated > li, .axis-row { grid-template-columns: minmax(0, 1fr); gap: .15rem }
  .axis-row svg { grid-column: 1 }
}

@media (max-width: 34rem) { .track .minor { display: none } }

.answers { overflow-x: auto; margin-top: 1rem }
.answers svg { display: block; overflow: visible }
.answers circle { fill: var(--link) }
.answers text { font: .8125rem ${SANS}, sans-serif; fill: var(--soft) }
.answers a:hover text { fill: var(--link); text-decoration: underline }
.answers .arc { fill: none; stroke: var(--link); stroke-width: 1.5 } .answers .other { stroke: var(--strong-line) } .answers .doubtful { stroke: var(--strong-line); stroke-dasharray: 4 3 }
.answers .arc:hover { stroke: var(--seal); stroke-width: 2.5 } .answers .head { fill: var(--strong-line) }
.answers-list { columns: 2 24rem; column-gap: 3rem; font-size: .9375rem } .answers-list li { break-inside: avoid; margin-bottom: .35rem }

/* Telegram */
.chain-drawing { margin-top: 1rem }
.chain-drawing img { display: block; max-width: none }
.dates { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 0 2rem; margin: 1rem 0 0 }
.dates > div { border-top: 2px solid var(--strong-line); padding: .6rem 0 1rem }
.dates dt { font-weight: 600 }
.dates dd { margin: .4rem 0 0 }
.dates .claim + .claim { border-top: 1px dotted var(--line); padding-top: .5rem; margin-top: .6rem }
.claim .said-value { font: 600 1.1rem/1.5 ${SERIF}, ${HANS}, serif }
.doubtful .said-value, .doubtful td.value { font-weight: 400; color: var(--soft) }
.perhaps { font: 400 .8125rem/1.5 ${SANS}, ${SANS_HANS}, sans-serif; border: 1px dashed var(--strong-line); border-radius: 3px; padding: 0 .35em; margin-inline-end: .4em; color: var(--soft) }
.chain { list-style: none; display: flex; flex-wrap: wrap; gap: .75rem 0; margin: 1rem 0 0; padding: 0 }
.chain > li { display: flex; align-items: stretch }
.chain > li + li::before { content: "→"; align-self: center; padding: 0 .75rem; color: var(--soft) }
.chain .stop { border: 1px solid var(--line); border-radius: 4px; background: var(--leaf); padding: .5rem .9rem; min-width: 7rem }
.chain .stop p { margin: 0 }
.chain .stop.doubtful { border-style: dashed }
.chain .role { font-size: .8125rem; color: var(--soft) }
.chain .who { font: 600 1.05rem/1.5 ${SERIF}, ${HANS}, serif }
.wording .apparatus { columns: 2 24rem; column-gap: 3rem }
.wording .apparatus li { break-inside: avoid }
.statements { width: 100%; border-collapse: collapse; table-layout: fixed; margin-top: 1rem; font-size: .9375rem }
.statements th { text-align: start; font-weight: 600; vertical-align: top; padding: .5rem 1rem .5rem 0 }
.statements thead th { border-bottom: 2px solid var(--strong-line); font-size: .875rem; color: var(--soft); font-weight: 400 }
.statements td { vertical-align: top; padding: .5rem 1rem .5rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
.statements tbody th { border-bottom: 1px solid var(--line) }
.statements thead th:nth-child(1) { width: 16% } .statements thead th:nth-child(3) { width: 12% } .statements thead th:nth-child(4) { width: 24% } .statements thead th:nth-child(n + 5) { width: 11% }
.statements .value { font-family: ${SERIF}, ${HANS}, serif; font-size: 1.0625rem }
.statements .source { font-size: .875rem; color: var(--soft) }
.statements tbody.disagree { border-inline-start: 3px solid var(--seal) }
.statements tbody.disagree th { padding-inline-start: .6rem }
.certainty { white-space: nowrap }
.certainty svg { width: 2.1rem; height: .8rem; vertical-align: -.05rem; margin-inline-end: .4rem }
.certainty .on { fill: var(--link) } .certainty .off { fill: none; stroke: var(--strong-line) }
@media (max-width: 52rem) {
  .statements thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  .statements :is(tbody, tr, td, tbody th) { display: block }
  .statements tr { border-bottom: 1px solid var(--line); padding: .5rem 0 }
  .statements td, .statements tbody th { border: 0; padding: .1rem 0 }
  .statements td[data-label]::before { content: attr(data-label); color: var(--soft); font-size: .8125rem; margin-inline-end: .5em }
  .statements tbody.disagree { padding-inline-start: .75rem }
  .statements tbody.disagree th { padding-inline-start: 0 }
}
.evidence { list-style: none; margin: 1rem 0 0; padding: 0 }
.evidence > li { border-top: 1px solid var(--line); padding: .9rem 0 }
.evidence blockquote { margin: 0; font-size: 1.0625rem; line-height: 2; max-width: 38em; white-space: pre-wrap; overflow-wrap: anywhere }
.evidence .around { color: var(--soft) }
.evidence .aside { margin: .25rem 0 0 }
.relations { list-style: none; padding: 0; margin: 1rem 0 0 }
.relations li { padding: .3rem 0 }
.relations .aside { margin-inline-end: .5rem }
.copy { display: inline-block; min-width: 1.5rem; min-height: 1.5rem; text-align: center }
.tension { border-inline-start: 3px solid var(--seal); padding: .1rem 0 .1rem 1rem; margin: 1.25rem 0; max-width: 44rem }
.tension:target { background: var(--leaf) }
.versus { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: .75rem 1.5rem; margin: .75rem 0 }
.versus blockquote { margin: 0; padding: .6rem .9rem; background: var(--leaf); border-radius: 3px; line-height: 1.9 }
.versus .aside { font-size: .8125rem; margin: .25rem 0 0 }

@media (forced-colors: active) {
  del, ins, mark, .lemma, .reading { forced-color-adjust: auto }
  mark { background: Mark; color: MarkText }
  :is(.views, .facets) a[aria-current] { forced-color-adjust: none; background: Highlight; color: HighlightText }
  header.site nav a:not([aria-current]) { border-color: Canvas }
  .near:is(span) { outline: 2px solid Highlight }
  .track .sure, .certainty .on { fill: CanvasText; stroke: CanvasText }
}
@media print {
  :root { --paper: #fff; --leaf: #fff; --ink: #000; --soft: #333; --line: #999; --strong-line: #555; --link: #000; --new: #000; --old: #000; --new-ground: none; --old-ground: none; --mark: none; --mark-ink: #000 }
  @page { margin: 2cm }
  header.site nav, footer.site, .skip, form, .step, .connections, .no-print { display: none }
  main, main.wide { max-width: none; padding: 0 }
  .compared.beside { display: block }
  .compared.beside > aside { max-height: none; position: static }
  .prose { font-size: 11pt; line-height: 1.9; max-width: none }
  .place, li, tr, .tension { break-inside: avoid }
  .printed { display: inline }
  mark { border-bottom: 1px solid #000 }
  a { text-decoration: none; color: inherit }
}
`

/** The mark in the corner of a browser's tab. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="3" fill="#a3271c"/><path d="M10 4v24M22 4v7c0 4-6 4-6 8v9M22 11c0 4 5 4 5 8v9" fill="none" stroke="#fdfbf6" stroke-width="2.6" stroke-linecap="round"/></svg>'

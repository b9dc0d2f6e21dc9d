/**
 * The style of a figure in other people's pages. It takes the font and the colours of the page around it; what it adds can
 * be set from outside by custom properties (`--variorum-new`, `--variorum-old`, …) and by `::part`. Dark or light follows
 * the page's `color-scheme`, unless the embed says which.
 */
export const FIGURE_STYLE = `
:host { display: block }
:host([hidden]) { display: none }
.variorum {
  --new: var(--variorum-new, light-dark(#0d4a8c, #9cc7fa)); --new-ground: var(--variorum-new-ground, light-dark(#e4eef9, #172b42));
  --old: var(--variorum-old, light-dark(#8a3b00, #f5b380)); --old-ground: var(--variorum-old-ground, light-dark(#fcebdb, #3b2413));
  --soft: var(--variorum-soft, light-dark(#5d564c, #aca597)); --line: var(--variorum-line, light-dark(#d8d0c1, #393a3f));
  --link: var(--variorum-link, light-dark(#27497a, #a9c4ee));
  container-type: inline-size; margin: 0; line-height: 1.6; text-align: start; overflow-wrap: anywhere
}
.variorum.light, :host([theme=light]) .variorum { color-scheme: light; background: #fdfbf6; color: #211e1a }
.variorum.dark, :host([theme=dark]) .variorum { color-scheme: dark; background: #17181b; color: #e7e2d9 }
.variorum:is(.light, .dark), :host(:is([theme=light], [theme=dark])) .variorum { padding: 1em }
.variorum * { font-style: normal; box-sizing: border-box }
.variorum a { color: var(--link); text-underline-offset: .18em }
.variorum a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px }
.variorum :is(h1, p, ul, ol, blockquote) { margin: .35em 0; padding: 0 }
.variorum figcaption { margin-bottom: 1em; padding-bottom: .6em; border-bottom: 1px solid var(--line) }
.variorum .title { font-size: 1.2em; font-weight: 600; line-height: 1.4 }
.variorum :is(.summary ul, .dates) { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.5em; color: var(--soft); font-size: .875em }
.variorum .source { color: var(--soft); font-size: .75em; line-height: 1.5; margin-top: 1.25em }
.variorum .accessed { display: none }
.variorum .text { font-family: var(--variorum-text-font, inherit) }
.variorum .text:is(:lang(zh), :lang(lzh), :lang(ja)) { line-break: strict }
.variorum .prose { font-size: 1.125em; line-height: 2; white-space: pre-wrap; max-width: 38em }
.variorum .prose:is(:lang(zh), :lang(lzh), :lang(ja)) { text-indent: 2em; text-align: justify; text-align-last: start; hanging-punctuation: allow-end }
.variorum .prose * { text-indent: 0 }
.variorum .prose:is(:lang(zh), :lang(lzh), :lang(ja)) > bdi > .break::after { content: ""; display: inline-block; inline-size: 2em }
.variorum .text:is(:lang(grc), :lang(el), :lang(he), :lang(ar)) { line-height: 2.1 }
.variorum :is(del, ins, .lemma, .reading) { padding: .12em .1em; border-radius: 2px; -webkit-box-decoration-break: clone; box-decoration-break: clone }
.variorum del { color: var(--old); background: var(--old-ground); text-decoration: none; margin-inline-end: .08em }
.variorum ins { color: var(--new); background: var(--new-ground); text-decoration: none }
.variorum del > bdi { text-decoration: line-through 1px }
.variorum ins > bdi { text-decoration: underline 2px; text-underline-offset: .2em }
.variorum .accidental > :is(del, ins, .reading) { background: none }
.variorum .accidental > .reading, .variorum .accidental > ins > bdi { text-decoration-style: dotted }
.variorum .lemma { border-bottom: 2px solid var(--old); border-radius: 0; padding-bottom: 0 }
.variorum .accidental > .lemma { border-bottom-style: dotted }
.variorum .reading { color: var(--new); background: var(--new-ground); font-size: .86em; margin-inline-start: .25em; text-decoration: underline 1px; text-underline-offset: .25em }
.variorum .sigla { font-weight: 700; font-size: .8em; color: var(--soft); margin-inline: .15em .25em }
.variorum :is(.place .sigla, .number, .move, .unseen, .said, .cell-siglum) { user-select: none; -webkit-user-select: none }
.variorum .folded { text-decoration: underline dotted 1px; text-underline-offset: .3em }
.variorum .nothing::before { content: "∅"; color: var(--soft); font-size: .8em }
.variorum :is(.number, .move) { font: 600 .66rem/1 system-ui, sans-serif; vertical-align: .55em; color: var(--soft); text-decoration: none; padding: .5em .2em }
.variorum .moved { text-decoration: underline double 1px; text-underline-offset: .22em; text-decoration-skip-ink: none }
.variorum .lemma:has(> .moved) { border-color: transparent }
.variorum .reading:has(> .moved) { text-decoration: none }
.variorum :is(.number, .move):hover { color: var(--link); text-decoration: underline }
.variorum .said { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.variorum .place, .variorum .place .nothing { position: relative }
.variorum :is(del, ins, .lemma, .reading) .break::before { content: "¶"; color: var(--soft) }
.variorum .space { background: radial-gradient(circle, var(--soft) 0 .09em, transparent .1em) center / .6em 100% repeat-x }
.variorum .unseen { font: .6rem/1 ui-monospace, monospace; border: 1px solid; padding: 0 .2em; vertical-align: .2em }
.variorum table { width: 100%; border-collapse: collapse; table-layout: fixed }
.variorum th { text-align: start; font-weight: 400; font-size: .875em; color: var(--soft); padding: .4em .75em .4em 0; border-bottom: 2px solid var(--line); vertical-align: bottom }
.variorum td { vertical-align: top; padding: .4em 1em .4em 0; border-bottom: 1px solid var(--line); line-height: 1.9; white-space: pre-wrap }
.variorum .cell-siglum { display: none }
@container (max-width: 34em) {
  .variorum thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  .variorum :is(table, tbody, tr, td) { display: block }
  .variorum td { border: 0; padding: .2em 0 .2em 1.75em; position: relative }
  .variorum tr { border-bottom: 1px solid var(--line); padding: .4em 0 }
  .variorum .cell-siglum { display: block; position: absolute; left: 0; font-weight: 700; color: var(--soft) }
}
.variorum .entries { list-style: none }
.variorum .entries li { border-top: 1px solid var(--line); padding: .3em 0 }
.variorum .vertical { writing-mode: vertical-rl; width: 100%; height: 28em; max-width: none; overflow-x: auto; line-height: 2.2; padding: .5em 0 }
.variorum .vertical .number { text-combine-upright: all; padding-block: 0 }
.variorum .vertical .move { text-orientation: upright }
.variorum .vertical .lemma { border-bottom: 0; border-left: 2px solid var(--old) }
.variorum .entries .number { font-size: .8em; vertical-align: baseline; display: inline-block; min-width: 2.5em }
.variorum blockquote { margin-block: .8em; line-height: 1.9; white-space: pre-wrap; padding-inline-start: 1em; border-inline-start: 2px solid var(--line) }
.variorum .where { font: .75em/1.5 system-ui, sans-serif; white-space: nowrap }
@media (forced-colors: active) { .variorum :is(del, ins, .lemma, .reading) { background: none } .variorum ins > bdi { text-decoration-thickness: 3px } }
@media print {
  .variorum { color-scheme: light; --new: #000; --old: #000; --soft: #333; --link: #000; --new-ground: none; --old-ground: none; background: none; color: #000 }
  .variorum .accessed { display: inline }
  .variorum :is(.place, tr, li) { break-inside: avoid }
}
`

/** A frame has no page around it whose font it could take. */
export const FRAME_STYLE = `
html { color-scheme: light dark; font: 100%/1.6 system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
html.light { color-scheme: light } html.dark { color-scheme: dark }
body { margin: 0; padding: .25rem }
.variorum .text, .variorum .title { --variorum-text-font: "Iowan Old Style", Palatino, "Source Serif 4", Georgia, serif; font-family: var(--variorum-text-font) }
.variorum .text:is(:lang(zh), :lang(lzh)), .variorum :lang(zh) .title, .variorum .title :lang(zh) { --variorum-text-font: "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", STSong, SimSun, serif }
.variorum .text:is(:lang(zh-Hant), :lang(zh-TW), :lang(zh-HK), :lang(lzh)) { --variorum-text-font: "Songti TC", "Noto Serif CJK TC", "Source Han Serif TC", PMingLiU, serif }
.variorum .text:lang(ja) { --variorum-text-font: "Hiragino Mincho ProN", "Yu Mincho", "Noto Serif CJK JP", serif }
.variorum .text:lang(ko) { --variorum-text-font: AppleMyungjo, "Noto Serif CJK KR", Batang, serif }
.variorum :focus-visible { scroll-margin: 4em }
`

/**
 * Writes a comparison for print as an HTML page: conspectus siglorum, the base's text with numbered notes, the apparatus. The page
 * loads nothing and runs no script; it is well-formed XML too, so that other programs can parse it. Words of a witness carry its
 * language and direction, inside `bdi` so that they do not reorder the text around them.
 */
import { directionOf } from '../text/direction.ts'
import type { Comparison } from '../variants/comparison.ts'
import { moveLine } from './apparatus.ts'
import { entryPieces, labelsOf, type Piece } from './entry.ts'
import type { ComparisonFormat } from './format.ts'
import { headingOf, printOf } from './heading.ts'
import { printable } from './label.ts'
import { lineCounter } from './lines.ts'
import { type Print, type ShownPlace, shownPlaces } from './print.ts'
import { type PrintedRun, printedLines } from './printed-text.ts'
import { xmlAttribute, xmlText } from './xml.ts'

const STYLE = `body { max-width: 42em; margin: 2em auto; padding: 0 1em; font: 1.05rem/1.6 "Noto Serif", Georgia, "Times New Roman", "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; } .address, .remark { font-size: 0.85rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1em; } dt { font-style: italic; } dd { margin: 0; }
.text p { margin: 0; white-space: pre-wrap; min-height: 1.6em; } .lemma { border-bottom: 1px solid; }
.note { font-size: 0.7em; vertical-align: super; line-height: 0; text-decoration: none; }
.apparatus { padding-inline-start: 3em; } .apparatus li { margin: 0.2em 0; break-inside: avoid; } .sigla { font-style: italic; } .reference { font-size: 0.85em; } .labels { font-size: 0.85em; }
.apparatus .lemma { border: 0; font-weight: bold; } a { color: inherit; }
@media (prefers-color-scheme: dark) { body { background: #16181b; color: #ececec; } } @media print { .forms { display: none; } body { margin: 0; max-width: none; background: none; color: #000; } }`

export const html: ComparisonFormat = {
  extension: '.html',
  mediaType: 'text/html; charset=utf-8',
  label: 'Text with apparatus (HTML)',
  isForPrint: true,
  render(comparison, texts, about = {}) {
    const print = printOf(about)
    const { title, url, wording, witnesses, remarks } = headingOf(comparison, about)
    const forms = (about.forms ?? []).filter(({ mediaType }) => mediaType !== html.mediaType)
    const { base } = comparison.options
    const spoken = languagesOf(comparison)
    const lineAt = lineCounter(texts.get(base)!)
    const entries = shownPlaces(comparison, print).map((place) => ({ place, line: lineAt(place.spans[base]![0]) }))
    const text = texts.get(base)!.string
    const direction = directionOf(spoken.get(base), text)
    return [
      '<!DOCTYPE html>',
      `<html lang="${wording.language === 'la' ? 'en' : wording.language}" xmlns="http://www.w3.org/1999/xhtml">`,
      '<head>',
      '<meta charset="utf-8"/>',
      `<title>${xmlText(title)}</title>`,
      '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
      ...(url === null ? [] : [`<link rel="canonical" href="${xmlAttribute(url)}"/>`]),
      ...forms.map(
        ({ label, mediaType, url }) =>
          `<link rel="alternate" type="${xmlAttribute(mediaType)}" title="${xmlAttribute(label)}" href="${xmlAttribute(url)}"/>`,
      ),
      `<style>${STYLE}</style>`,
      '</head>',
      '<body>',
      '<main>',
      `<h1>${xmlText(title)}</h1>`,
      ...(url === null ? [] : [`<p class="address"><a href="${xmlAttribute(url)}">${xmlText(url)}</a></p>`]),
      `<h2 lang="${wording.language}">${xmlText(wording.conspectus)}</h2>`,
      '<dl>',
      ...witnesses.map(
        ({ siglum, isBase, description }) =>
          `<dt>${xmlText(siglum)}</dt><dd>${xmlText(description)}${isBase ? ` (${xmlText(wording.base)})` : ''}</dd>`,
      ),
      '</dl>',
      ...remarks.map((remark) => `<p class="remark">${xmlText(remark)}</p>`),
      `<section class="text"${langOf(spoken.get(base))} dir="${direction}">`,
      ...printedLines(comparison, texts, print).map((line) => `<p>${line.map(runHtml).join('')}</p>`),
      '</section>',
      `<section><h2 lang="${wording.language}">${xmlText(wording.apparatus)}</h2>`,
      ...(entries.length === 0
        ? [`<p>${xmlText(wording.noVariants)}</p>`]
        : [
            '<ol class="apparatus">',
            ...entries.map(({ place, line }) => entryHtml(place, line, { comparison, texts, print, spoken, wording })),
            '</ol>',
          ]),
      '</section>',
      ...(comparison.moves.length === 0
        ? []
        : [
            `<section><h2>${xmlText(wording.transpositions)}</h2><ul>`,
            ...comparison.moves.map((move) => `<li>${xmlText(moveLine(comparison, move, texts, print))}</li>`),
            '</ul></section>',
          ]),
      ...(forms.length === 0
        ? []
        : [
            `<nav class="forms"><h2>${xmlText(wording.forms)}</h2><ul>`,
            ...forms.map(({ label, url }) => `<li><a href="${xmlAttribute(url)}">${xmlText(label)}</a></li>`),
            '</ul></nav>',
          ]),
      '</main>',
      '</body>',
      '</html>',
      '',
    ].join('\n')
  },
}

const languagesOf = ({ witnesses }: Comparison): ReadonlyMap<string, string | null> =>
  new Map(witnesses.map(({ siglum, language }) => [siglum, language]))

const langOf = (language: string | null | undefined) => (language ? ` lang="${xmlAttribute(language)}"` : '')

function runHtml({ text, place, hasNote }: PrintedRun): string {
  const words = xmlText(printable(text))
  if (place === null) return words
  const { id } = place
  const lemma = words === '' ? '' : `<span class="lemma">${words}</span>`
  if (!hasNote) return lemma
  return `${lemma}<a class="note" id="v${id}" href="#n${id}">${id}</a>`
}

type Setting =
  Parameters<typeof entryPieces> extends [infer C, unknown, infer T, ...unknown[]]
    ? {
        readonly comparison: C
        readonly texts: T
        readonly print: Print
        readonly spoken: ReadonlyMap<string, string | null>
        readonly wording: ReturnType<typeof headingOf>['wording']
      }
    : never

function entryHtml(place: ShownPlace, line: number, { comparison, texts, print, spoken, wording }: Setting): string {
  const pieces = entryPieces(comparison, place, texts, print).map((one) => pieceHtml(one, spoken, wording.language))
  const labels = labelsOf(place, wording)
  const labelled = labels.length === 0 ? '' : ` <span class="labels">(${xmlText(labels.join(', '))})</span>`
  return `<li id="n${place.id}" value="${place.id}"><a href="#v${place.id}">${xmlText(wording.line)} ${line}</a> ${pieces.join('')}${labelled}</li>`
}

function pieceHtml(
  { kind, text, siglum }: Piece,
  spoken: ReadonlyMap<string, string | null>,
  language: string,
): string {
  const words = xmlText(text)
  if (kind === 'sign' || kind === 'note') return words
  if (kind === 'word') return `<i lang="${language}">${words}</i>`
  if (kind === 'sigla') return `<bdi class="sigla">${words}</bdi>`
  return `<bdi class="${kind}"${langOf(siglum === undefined ? null : spoken.get(siglum))}>${words}</bdi>`
}

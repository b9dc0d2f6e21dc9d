/**
 * Writes unified patches from the base to every other witness, in one file. Applying one to the base's text gives the witness,
 * character for character. Lines end at line feeds only; a carriage return is part of its line.
 *
 * The kept lines are those that the comparison found identical, so the patch agrees with the other forms and costs O(length), where the
 * cost of a line diff grows with the square of the changes. jsdiff formats the hunks.
 */
import { formatPatch, type StructuredPatch, type StructuredPatchHunk } from 'diff'
import type { Text } from '../text/codepoints.ts'
import type { Comparison } from '../variants/comparison.ts'
import type { ComparisonFormat } from './format.ts'
import { cut } from './rows.ts'

const CONTEXT = 3
const NO_NEWLINE = '\\ No newline at end of file'

export const patch: ComparisonFormat = {
  extension: '.patch',
  mediaType: 'text/x-diff; charset=utf-8',
  label: 'Unified patch',
  render(comparison, texts) {
    const { base } = comparison.options
    const others = comparison.witnesses.map((w) => w.siglum).filter((siglum) => siglum !== base)
    const patches = others
      // GNU patch takes a head without hunks for garbage: where nothing differs, there is nothing.
      .filter((siglum) => texts.get(siglum)!.string !== texts.get(base)!.string)
      .map((siglum) => patchOf(comparison, texts, base, siglum))
    return patches.length === 0 ? '' : formatPatch(patches)
  },
}

/**
 * The base as a file, below `a/` and `b/` as git has it (`git apply` and `patch -p1` take them away): each patch changes that file
 * into a witness, so both sides have its name, and what follows says which witness it becomes. Control characters would end the
 * name, a slash would make a folder of it.
 */
const fileName = (side: 'a' | 'b', base: string) => `${side}/${oneLine(base).replace(/[/\\]/g, '\ufffd')}.txt`
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Surrogate}]/gu, '\ufffd')

function patchOf(
  comparison: Comparison,
  texts: ReadonlyMap<string, Text>,
  base: string,
  siglum: string,
): StructuredPatch {
  const named = (of: string) =>
    [oneLine(of), comparison.witnesses.find((w) => w.siglum === of)?.version].filter(Boolean).join(' ')
  const [oldLines, newLines] = [linesOf(texts.get(base)!.string), linesOf(texts.get(siglum)!.string)]
  const kept = keptLines(comparison, texts, base, siglum)
  return {
    oldFileName: fileName('a', base),
    newFileName: fileName('b', base),
    oldHeader: named(base),
    newHeader: named(siglum),
    hunks: hunksOf(oldLines, newLines, changesBetween(kept, [oldLines.length, newLines.length])),
  } as StructuredPatch
}

/** Lines with their line feeds; an empty text has none. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** Pairs of line numbers that are the same line in both, in order. */
function keptLines(
  comparison: Comparison,
  texts: ReadonlyMap<string, Text>,
  base: string,
  siglum: string,
): (readonly [number, number])[] {
  const kept: (readonly [number, number])[] = []
  let [oldLine, newLine] = [0, 0]
  /** The line of the base and of the witness began at the same place of an agreement, and nothing has differed since. */
  let agreeing = true
  /** Something is in the line already. */
  let [oldOpen, newOpen] = [false, false]
  for (const segment of comparison.segments) {
    const [a, b] = [cut(texts, base, segment), cut(texts, siglum, segment)]
    if (a !== b) {
      const [x, y] = [feeds(a), feeds(b)]
      oldLine += x
      newLine += y
      oldOpen = a === '' ? oldOpen : !a.endsWith('\n')
      newOpen = b === '' ? newOpen : !b.endsWith('\n')
      agreeing = !oldOpen && !newOpen
      continue
    }
    for (const line of linesOf(a)) {
      if (line.endsWith('\n')) {
        if (agreeing) kept.push([oldLine, newLine])
        oldLine++
        newLine++
        agreeing = true
        oldOpen = newOpen = false
      } else oldOpen = newOpen = true
    }
  }
  // The last line has no line feed in either.
  if (agreeing && oldOpen && newOpen) kept.push([oldLine, newLine])
  return kept
}

const feeds = (text: string): number => text.split('\n').length - 1

/** Lines `[oldStart, oldEnd)` of the base give way to `[newStart, newEnd)` of the witness. */
type Change = readonly [oldStart: number, oldEnd: number, newStart: number, newEnd: number]

/** What lies between the kept lines. */
function changesBetween(kept: readonly (readonly [number, number])[], end: readonly [number, number]): Change[] {
  const changes: Change[] = []
  let [i, j] = [0, 0]
  for (const [oldLine, newLine] of [...kept, end]) {
    if (oldLine > i || newLine > j) changes.push([i, oldLine, j, newLine])
    i = oldLine + 1
    j = newLine + 1
  }
  return changes
}

/** Changes with up to three lines of context around them; those whose contexts touch are one hunk. */
function hunksOf(oldLines: readonly string[], newLines: readonly string[], changes: readonly Change[]) {
  const groups: Change[][] = []
  for (const change of changes) {
    const before = groups.at(-1)?.at(-1)
    if (before !== undefined && change[0] - before[1] <= 2 * CONTEXT) groups.at(-1)!.push(change)
    else groups.push([change])
  }
  return groups.map((group): StructuredPatchHunk => {
    const [first, last] = [group[0]!, group.at(-1)!]
    const lead = Math.min(CONTEXT, first[0])
    const trail = Math.min(CONTEXT, oldLines.length - last[1])
    const lines: string[] = []
    const put = (sign: string, from: readonly string[], start: number, end: number) => {
      for (const line of from.slice(start, end))
        if (line.endsWith('\n')) lines.push(sign + line.slice(0, -1))
        else lines.push(sign + line, NO_NEWLINE)
    }
    let at = first[0] - lead
    for (const [oldStart, oldEnd, newStart, newEnd] of group) {
      put(' ', oldLines, at, oldStart)
      put('-', oldLines, oldStart, oldEnd)
      put('+', newLines, newStart, newEnd)
      at = oldEnd
    }
    put(' ', oldLines, at, at + trail)
    return {
      oldStart: first[0] - lead + 1,
      oldLines: lead + last[1] - first[0] + trail,
      newStart: first[2] - lead + 1,
      newLines: lead + last[3] - first[2] + trail,
      lines,
    }
  })
}

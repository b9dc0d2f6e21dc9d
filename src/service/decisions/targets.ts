/** Checks that decisions point at versions, sigla and spans that exist. */
import type { Decision } from '../../editing/decision.ts'
import { slice, type Text } from '../../text/codepoints.ts'
import { hasClusters, insideGraphemes } from '../../text/graphemes.ts'
import { ServiceError } from '../error.ts'

/**
 * Whether the targets of a decision are spans of its texts, and cut no character.
 * @param textOf the text of a version; null where there is none
 * @throws ServiceError `unknown-version`, `no-span`, `cut-character`, `invalid-value`
 */
export function checkTargets(
  { type, target, value }: Pick<Decision, 'type' | 'target' | 'value'>,
  textOf: (version: string) => Text | null,
  ...member: readonly (string | number)[]
): void {
  const check = (version: string, offset: number, ...at: readonly (string | number)[]) => {
    const text = textOf(version)
    if (text === null) throw new ServiceError('unknown-version', { version }, ...member, ...at)
    if (offset > text.length)
      throw new ServiceError('no-span', { start: offset, end: offset, length: text.length }, ...member, ...at)
    if (cutsCharacter(text, offset)) throw new ServiceError('cut-character', { offset }, ...member, ...at)
  }
  for (const [k, { version, start, end }] of target.entries()) {
    check(version, start, 'target', k, 'start')
    check(version, end, 'target', k, 'end')
  }
  if (type !== 'split') return
  const { at } = value as { readonly at: readonly number[] }
  if (target.length > 1 && at.length !== target.length)
    throw new ServiceError(
      'invalid-value',
      { expected: 'Expected one offset for each target, or any number for a single target.' },
      ...member,
      'value',
      'at',
    )
  for (const [k, offset] of at.entries()) {
    const { version, start, end } = target[target.length > 1 ? k : 0]!
    if (offset < start || offset > end)
      throw new ServiceError('no-span', { start: offset, end: offset, length: end }, ...member, 'value', 'at', k)
    check(version, offset, 'value', 'at', k)
  }
}

/** Code points around an offset that may be one character with it. */
const REACH = 40

function cutsCharacter(text: Text, offset: number): boolean {
  const from = Math.max(0, offset - REACH)
  const around = slice(text, from, Math.min(text.length, offset + REACH))
  if (!hasClusters(around)) return false
  return insideGraphemes(around).has(slice(text, from, offset).length)
}

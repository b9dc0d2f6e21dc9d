/**
 * Explains the lines under a text: one of each kind that the text has. For sighted readers; screen readers get the same in the text.
 */

import { type ComparisonView, foldedOf, variantsOf } from '../../present/comparison-view.ts'
import type { Child } from '../ui/jsx.ts'
import type { Reader } from '../ui/reader.ts'

interface Props {
  readonly shown: ComparisonView
  readonly view: 'inline' | 'reading' | 'side-by-side'
  readonly reader: Reader
}

export const Key = ({ shown, view, reader }: Props) => {
  const { base, others, accidental, folded, moved, lost } = reader.t.comparison.key
  const { witnesses, moves } = shown.comparison
  const variants = variantsOf(shown)
  const pair = witnesses.length === 2
  const hasLost = variants.some(({ lacunae }) => lacunae !== undefined)
  if (variants.length === 0) return null
  return (
    <p class="key" aria-hidden="true">
      {view === 'reading' ? (
        <Sign kind="locus">
          <span class="base">{others}</span>
        </Sign>
      ) : (
        <>
          <Sign>
            {pair ? (
              <del>
                <span class="words">{base}</span>
              </del>
            ) : (
              <span class="lemma">{base}</span>
            )}
          </Sign>
          <Sign>
            {view === 'inline' && !pair ? (
              <span class="reading">{others}</span>
            ) : (
              <ins>
                <span class="words">{others}</span>
              </ins>
            )}
          </Sign>
        </>
      )}
      {variants.some(({ significance }) => significance === 'accidental') && (
        <Sign kind={view === 'reading' ? 'locus accidental' : 'accidental'}>
          {view === 'reading' ? (
            <span class="base">{accidental}</span>
          ) : (
            <ins>
              <span class="words">{accidental}</span>
            </ins>
          )}
        </Sign>
      )}
      {hasLost && (
        <Sign>
          <span class="gap" /> {lost}
        </Sign>
      )}
      {foldedOf(shown).length > 0 && <span class="folded">{folded}</span>}
      {moves.length > 0 && (
        <span>
          <span class="move">⇄1</span>
          <span class="moved">{moved}</span>
        </span>
      )}
    </p>
  )
}

const Sign = ({ kind = '', children }: { kind?: string; children: Child }) => (
  <span class={`place ${kind}`}>{children}</span>
)

/** Links between the parts of a comparison that is too long for one page. */
import type { Part } from '../../present/parts.ts'
import type { Reader } from '../ui/reader.ts'
import { StepLink, type StepTarget } from './step-link.tsx'

interface Props {
  readonly reader: Reader
  readonly parts: readonly Part[]
  /** From 0. */
  readonly here: number
  /** Address of a part, from 1. */
  readonly at: (part: number) => StepTarget
}

/** Above the text a landmark. `data-last`: the last variant of each part, by which a script finds the part of `#v700`. */
export const PartsNav = (props: Props) => {
  const { reader, parts, here } = props
  if (parts.length === 1) return null
  const last = parts.map(({ lastVariant }, index) => lastVariant ?? (index === 0 ? '0' : ''))
  const label = reader.t.comparison.page(here + 1, parts.length)
  return (
    <nav class="parts" aria-label={label} data-last={last.join(' ')}>
      <Steps {...props} />
    </nav>
  )
}

/** The same below the text, for readers who have come to its end. */
export const PartsFoot = (props: Props) =>
  props.parts.length === 1 ? null : (
    <div class="parts">
      <Steps {...props} />
    </div>
  )

const Steps = ({ reader: { t }, parts, here, at }: Props) => (
  <>
    {here > 0 && (
      <StepLink to={at(here)} rel="prev">
        {t.comparison.previousPart}
      </StepLink>
    )}
    <span>{t.comparison.page(here + 1, parts.length)}</span>
    {here < parts.length - 1 && (
      <StepLink to={at(here + 2)} rel="next">
        {t.comparison.nextPart}
      </StepLink>
    )}
  </>
)

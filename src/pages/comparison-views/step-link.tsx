/** A link to another state of the same comparison. */
import type { Child } from '../ui/jsx.ts'

/**
 * An address, where one says it all; for texts that no address holds, what the form that holds them is sent with (`show`:
 * a query, as the address of a stored passage would have it).
 */
export type StepTarget = string | { readonly show: string }

export const PASTED_FORM = 'own'

interface Props {
  readonly to: StepTarget
  readonly current?: 'page' | 'true' | undefined
  readonly rel?: 'prev' | 'next'
  readonly children: Child
}

export const StepLink = ({ to, current, rel, children }: Props) =>
  typeof to === 'string' ? (
    <a href={to} aria-current={current} data-rel={rel}>
      {children}
    </a>
  ) : (
    <button type="submit" class="way" form={PASTED_FORM} name="show" value={to.show} aria-current={current} rel={rel}>
      {children}
    </button>
  )

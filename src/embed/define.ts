/** The script of an embed: defines the elements, and sets the height of this host's frames to what they show. */
import { VariorumComparison } from './element.ts'
import { fitFrames } from './fit.ts'
import { VariorumPlace } from './place.ts'
import { VariorumQuotation } from './quotation.ts'

// A page may load the script twice, in two versions: the first one stays.
for (const [name, element] of Object.entries({
  'variorum-comparison': VariorumComparison,
  'variorum-place': VariorumPlace,
  'variorum-quotation': VariorumQuotation,
})) {
  if (customElements.get(name) !== undefined) continue
  customElements.define(name, element)
  if (element === VariorumComparison) fitFrames(new URL(import.meta.url).origin)
}

/** The script of an embed: defines the element, and lets frames of this host be as high as what they show. */
import { VariorumComparison } from './element.ts'
import { fitFrames } from './fit.ts'

// A page may load the script twice, in two versions: the first one stays.
if (customElements.get('variorum-comparison') === undefined) {
  customElements.define('variorum-comparison', VariorumComparison)
  fitFrames(new URL(import.meta.url).origin)
}

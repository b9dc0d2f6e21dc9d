/**
 * `<variorum-place src="https://host/p/t17?versions=…" place="3">fallback</variorum-place>`: one variant place of a comparison, with
 * the text around it and the reading of each witness. The number is that of the comparison: an address of exact versions keeps it.
 */
import { mirror } from './base.ts'
import { VariorumComparison } from './element.ts'
import type { ComparisonData } from './figure-data.ts'
import { placeFigure } from './place-figure.ts'
import type { TelegramData } from './telegram-figure.ts'
import type { Tree } from './tree.ts'

export class VariorumPlace extends VariorumComparison {
  static override readonly shown: readonly string[] = [...VariorumComparison.shown, 'place']
  static override readonly observedAttributes: readonly string[] = [...VariorumComparison.observedAttributes, 'place']

  /** @throws RangeError where the comparison has no such place, so that the fallback stays */
  protected override figure(data: ComparisonData | TelegramData): Tree {
    const place = this.getAttribute('place') ?? this.page?.searchParams.get('place') ?? ''
    const figure = 'comparison' in data ? placeFigure(data, place, this.manner) : null
    if (figure === null) throw new RangeError(`there is no place ${place}`)
    return figure
  }
}

mirror(VariorumPlace, ['place'])

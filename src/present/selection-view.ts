/** Makes the view of a comparison out of what the service selects and compares. */
import { compareSelection } from '../service/comparisons/compared.ts'
import { permalinkPath, type Selection, selectShown } from '../service/comparisons/selection.ts'
import type { TelegramReading } from '../service/telegrams/reading.ts'
import type { Passage, Store, Version } from '../store/store.ts'
import { type ComparisonView, viewOf } from './comparison-view.ts'
import { type PageQuery, pageQueryOf } from './page-query.ts'

export interface ComparedSelection {
  readonly shown: ComparisonView
  /** Of each witness shown, the base first. */
  readonly versions: readonly {
    readonly siglum: string
    readonly passage: string
    readonly version: string
    readonly derivedFrom: Version['derivedFrom']
  }[]
}

/** Null where the passage has no text. No text is read. @throws ServiceError */
export const selectionOf = (store: Store, passage: Passage, query: PageQuery): Promise<Selection | null> =>
  selectShown(store, passage, query, query.engine !== null, query.at ?? undefined)

/** One bulk read, then the work of the comparison. @throws ServiceError */
export async function viewSelection(
  store: Store,
  selection: Selection,
  { highlight, filter }: Pick<PageQuery, 'highlight' | 'filter'>,
): Promise<ComparedSelection> {
  const { versions, ...compared } = await compareSelection(store, selection)
  const { witnesses } = selection
  return {
    shown: {
      ...viewOf(compared),
      labels: new Map(witnesses.map(({ siglum, label }) => [siglum, label])),
      highlight,
      filter,
    },
    versions: versions.map(({ passage, version, derivedFrom }, i) => {
      return { siglum: witnesses[i]!.siglum, passage, version, derivedFrom }
    }),
  }
}

/** The passage that holds the wording of a telegram, as it is compared beside the telegram. */
interface Wording {
  readonly passage: Passage
  readonly selection: Selection
  readonly query: PageQuery
}

/** Null where a telegram has no passage of its own, or one without a text. No text is read. */
export async function selectWording(store: Store, { telegram, passages }: TelegramReading): Promise<Wording | null> {
  const passage = telegram.passage === null ? undefined : passages.get(telegram.passage)
  if (passage === undefined) return null
  const query = pageQueryOf(new URLSearchParams())
  const selection = await selectionOf(store, passage, query)
  return selection && { passage, selection, query }
}

/** All that shapes it. */
export const wordingShape = (wording: Wording | null): readonly (string | null)[] =>
  wording === null ? [null] : [JSON.stringify(wording.passage), permalinkPath(wording.selection)]

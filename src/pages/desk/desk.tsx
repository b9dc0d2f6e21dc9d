/** `/p/{passage}?view=desk`: every place where the witnesses differ, for an editor to decide. */
import type { Decision } from '../../editing/decision.ts'
import { DESK_FILE } from '../../embed/built.ts'
import { address } from '../../present/address.ts'
import type { ComparisonView } from '../../present/comparison-view.ts'
import type { Desk } from '../../present/desk-places.ts'
import type { PassageIn } from '../../service/passages.ts'
import type { StoredDecision } from '../../store/things/decision-entries.ts'
import { assetPath, Layout } from '../ui/layout.tsx'
import { passagePagePath } from '../ui/passage.ts'
import type { Reader } from '../ui/reader.ts'
import { Titled } from '../ui/text.tsx'
import { type DeskQuery, deskPathQuery } from './query.ts'
import type { RefusedForm } from './refusal.tsx'
import { DeskWork } from './work.tsx'

export interface DeskProps {
  readonly reader: Reader
  readonly passage: PassageIn
  readonly query: DeskQuery
  /** Null where there are no two texts to compare. */
  readonly shown: ComparisonView | null
  readonly desk: Desk
  readonly ownClasses: readonly string[]
  /** The permanent address of the comparison that is shown: what an editor has before them. */
  readonly seen: string
  /** Null where they are not asked for. */
  readonly withdrawn: readonly StoredDecision[] | null
  readonly inForce: readonly Decision[]
  readonly writable: boolean
  readonly refused: RefusedForm | null
}

export const DeskPage = (props: DeskProps) => {
  const { reader, passage, query, shown } = props
  const { t, link } = reader
  const path = passagePagePath(passage.id)
  const comparison = {
    ...deskPathQuery(query),
    view: null,
    state: null,
    class: null,
    place: null,
    part: null,
    withdrawn: null,
  }
  return (
    <Layout
      reader={reader}
      title={`${t.desk.title}${t.colon}${passage.title} — Variorum`}
      scripts={[assetPath(DESK_FILE)]}
      noindex
      wide
      text={shown !== null && props.writable ? 'desk' : 'main'}
    >
      <div class="passage-head">
        <p class="crumb">
          <a href={link('/')}>{t.readingRoom}</a> › <a href={link(path, comparison)}>{passage.title}</a>
        </p>
        <h1>
          {t.desk.title}
          {t.colon}
          <Titled text={passage.title} lang={t.tag} />
        </h1>
        <p class="aside">{t.desk.intro}</p>
        <ul class="desk-links">
          <li>
            <a href={link(path, comparison)}>{t.desk.backTo}</a>
          </li>
          <li>
            <a href={address(`/v1/passages/${encodeURIComponent(passage.id)}/comparison.html`, comparison)}>
              {t.desk.print}
            </a>
          </li>
          {shown !== null && (
            <li>
              <a href={link(path, deskPathQuery({ ...query, withdrawn: true }), 'withdrawn')}>{t.desk.withdrawnLink}</a>
            </li>
          )}
          <li>
            <a href={`/v1/passages/${encodeURIComponent(passage.id)}/decisions?withdrawn=true`}>{t.desk.asJson}</a>
          </li>
        </ul>
      </div>
      {shown === null ? (
        <p class="notice">{t.desk.tooFew}</p>
      ) : (
        <DeskWork
          {...props}
          shown={shown}
          at={(changes, fragment) => link(path, deskPathQuery({ ...query, ...changes }), fragment)}
        />
      )}
    </Layout>
  )
}

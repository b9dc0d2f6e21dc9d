/** `/t/{telegram}`: where a telegram comes from, who passed it on, and how certain that is. */

import { headMetadata } from '../../formats/telegram/metadata.ts'
import { schemaOrg } from '../../formats/telegram/schema-org.ts'
import { telegramAlternates } from '../../http/telegram.ts'
import { type ComparisonView, variantsOf } from '../../present/comparison-view.ts'
import { shorten } from '../../present/error-words.ts'
import { PICTURE } from '../../present/link-picture.ts'
import { quotations } from '../../present/quotations.ts'
import { wordFor } from '../../present/word-for.ts'
import type { Chain as ProvenanceChain } from '../../provenance/chain.ts'
import type { Contradiction } from '../../provenance/contradictions.ts'
import { factsOf } from '../../provenance/preferred.ts'
import type { Telegram, Tension } from '../../provenance/telegram.ts'
import type { Gone } from '../../service/telegrams/reading.ts'
import { discovery, EmbedLink } from '../comparison/cite.tsx'
import { Layout } from '../ui/layout.tsx'
import type { Reader } from '../ui/reader.ts'
import { Mixed, VisibleText } from '../ui/text.tsx'
import { Places, Quote, type Sources } from './evidence.tsx'
import { Keeping } from './keeping.tsx'
import { Dates, HandToHand, Statements } from './statements.tsx'
import { WayOfTheText } from './way-of-the-text.tsx'
import { WordingSection } from './wording.tsx'

export interface TelegramProps {
  readonly reader: Reader
  /** With its evidence also where it was carried to other texts. */
  readonly telegram: Telegram
  readonly gone: readonly Gone[]
  /** Versions that evidence was not looked for in. */
  readonly notCarried: readonly string[]
  readonly contradictions: readonly Contradiction[]
  /** Of the telegrams that this one is related to, by id. */
  readonly titles: ReadonlyMap<string, Telegram['title']>
  readonly sources: Sources
  /** The passage that holds its wording, compared; null where there is none. */
  readonly wording: ComparisonView | null
  readonly chain: ProvenanceChain
  /** Id of the name that a statement is of, by id of the statement. */
  readonly people: ReadonlyMap<string, string>
  readonly canonical: string
}

export const TelegramPage = (props: TelegramProps) => {
  const { reader, telegram, gone, notCarried, contradictions, titles, sources, wording, chain, people, canonical } =
    props
  const { t, language, link } = reader
  // Those that a reader noted are shown with their evidence, as tensions.
  const byRule = contradictions.filter(({ rule }) => rule !== 'tension')
  const passagePath = telegram.passage === null ? null : link(`/p/${encodeURIComponent(telegram.passage)}`)
  return (
    <Layout
      reader={reader}
      title={`${telegram.title[language]} — Variorum`}
      description={descriptionOf(telegram, reader)}
      picture={
        wording === null ? undefined : { path: `/picture/${encodeURIComponent(telegram.passage!)}.png`, ...PICTURE }
      }
      canonical={canonical}
      firstVariant={wording === null ? undefined : variantsOf(wording)[0]?.id}
      metadata={headMetadata(telegram, reader.origin + canonical)}
      linkedData={schemaOrg(telegram, reader.origin + canonical)}
      alternates={[...telegramAlternates(telegram.id), discovery(reader, canonical, telegram.title[language])]}
    >
      <p class="crumb">
        <a href={link('/', {}, 'telegrams')}>{t.telegram.back}</a> › {telegram.id}
      </p>
      <h1>{telegram.title[language]}</h1>
      <p class="aside">
        {t.telegram.type}
        {t.colon}
        <Mixed text={wordFor(t.types, telegram.type)} reader={reader} /> · {t.telegram.status}
        {t.colon}
        <Mixed text={wordFor(t.statuses, telegram.status)} reader={reader} />
      </p>

      <section aria-labelledby="chain">
        <h2 id="chain" class="said">
          {t.telegram.chain}
        </h2>
        <HandToHand telegram={telegram} people={people} reader={reader} />
      </section>
      <Keeping telegram={telegram} sources={sources} titles={titles} canonical={canonical} reader={reader} />

      <section aria-labelledby="dates">
        <h2 id="dates">{t.telegram.dates}</h2>
        <p class="aside">{t.telegram.datesIntro}</p>
        <Dates telegram={telegram} reader={reader} />
      </section>

      {byRule.length > 0 && (
        <section aria-labelledby="contradictions">
          <h2 id="contradictions">{t.telegram.contradictions(byRule.length)}</h2>
          <p class="aside">{t.telegram.contradictionsIntro}</p>
          <ul class="contradictions">
            {byRule.map((contradiction) => (
              <li>
                <Mixed text={contradiction.text[language]} reader={reader} />
                <Involved contradiction={contradiction} telegram={telegram} titles={titles} reader={reader} />
              </li>
            ))}
          </ul>
        </section>
      )}

      {telegram.tensions.length > 0 && (
        <section aria-labelledby="tensions">
          <h2 id="tensions">{t.telegram.tensions}</h2>
          <p class="aside">{t.telegram.tensionsIntro}</p>
          {telegram.tensions.map((tension) => (
            <TensionArticle tension={tension} of={telegram.id} titles={titles} sources={sources} reader={reader} />
          ))}
        </section>
      )}

      <section aria-labelledby="evidence">
        <h2 id="evidence">{t.telegram.evidence}</h2>
        <p class="aside">{telegram.evidence.length > 0 ? t.telegram.evidenceIntro : t.telegram.noEvidence}</p>
        <ol class="evidence">
          {quotations(telegram.evidence).map((quotation) => {
            const { kind, role } = quotation.places[0]!
            return (
              <li>
                <Quote quotation={quotation} sources={sources} />
                <p class="aside">
                  {t.evidenceKinds[kind]} ({t.evidenceRoles[role]}) · <Places quotation={quotation} reader={reader} />
                </p>
              </li>
            )
          })}
        </ol>
        {gone.length > 0 && (
          <>
            <p class="aside">{t.telegram.gone}</p>
            <ul class="evidence">
              {gone.map(({ passage, siglum, version, text }) => (
                <li>
                  <VisibleText text={text} />{' '}
                  <a class="aside" href={link(`/p/${encodeURIComponent(passage)}`, { versions: version })}>
                    {passage} {siglum}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        {notCarried.length > 0 && <p class="aside">{t.telegram.notCarried(notCarried.length)}</p>}
      </section>

      {wording !== null && passagePath !== null && (
        <section class="wording" aria-labelledby="wording">
          <h2 id="wording">{t.telegram.wording}</h2>
          <WordingSection reader={reader} shown={wording} at={passagePath} />
          <p>
            <a href={passagePath}>{t.telegram.wordingLink}</a>
          </p>
        </section>
      )}

      <section aria-labelledby="way">
        <h2 id="way">{t.telegram.drawing}</h2>
        <p class="aside">{t.telegram.wayIntro}</p>
        <WayOfTheText chain={chain} reader={reader} />
        <p>
          <a href={`/v1/telegrams/${encodeURIComponent(telegram.id)}/provenance.svg`}>{t.telegram.asDrawing}</a>
        </p>
      </section>

      <section aria-labelledby="statements">
        <h2 id="statements">{t.telegram.statements}</h2>
        <p class="aside">{t.telegram.statementsIntro}</p>
        <Statements telegram={telegram} contradictions={contradictions} reader={reader} />
      </section>

      {telegram.relations.length > 0 && (
        <section aria-labelledby="relations">
          <h2 id="relations">{t.telegram.relations}</h2>
          <ul class="relations">
            {telegram.relations.map(({ type, telegram: id }) => (
              <li>
                <span class="aside">{t.relations[type]}</span> <TelegramLink id={id} titles={titles} reader={reader} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <EmbedLink reader={reader} path={canonical} />
    </Layout>
  )
}

/** Who to whom, when and of what kind, in one sentence. */
function descriptionOf(telegram: Telegram, { t, language }: Reader): string {
  const { senders, recipients, date } = factsOf(telegram)
  const people = [senders, recipients].map((list) => t.list(list.map(({ value }) => value)) || t.telegram.notNamed)
  return [wordFor(t.types, telegram.type), people.join(' → '), date?.value ?? '', telegram.title[language]]
    .filter(Boolean)
    .join(' · ')
}

interface InvolvedProps {
  readonly contradiction: Contradiction
  readonly telegram: Telegram
  readonly titles: TelegramProps['titles']
  readonly reader: Reader
}

/** Links to the statements of this telegram that a contradiction names, and to the other telegrams. */
const Involved = ({ contradiction, telegram, titles, reader }: InvolvedProps) => {
  const own = telegram.statements.filter(({ id }) => contradiction.statements.includes(id))
  const others = contradiction.telegrams.filter((id) => id !== telegram.id)
  return (
    <span class="aside">
      {own.map(({ id, value, responsible }) => (
        <>
          {' · '}
          <a href={`#s-${id}`}>
            {own.length > 1 && <Mixed text={`${shorten(value)}${reader.t.colon}`} reader={reader} />}
            <Mixed text={wordFor(reader.t.responsible, responsible)} reader={reader} />
          </a>
        </>
      ))}
      {others.map((id) => (
        <>
          {' · '}
          <TelegramLink id={id} titles={titles} reader={reader} />
        </>
      ))}
    </span>
  )
}

const TelegramLink = ({ id, titles, reader }: { id: string; titles: TelegramProps['titles']; reader: Reader }) => (
  <a href={reader.link(`/t/${encodeURIComponent(id)}`)}>{titles.get(id)?.[reader.language] ?? id}</a>
)

interface TensionProps {
  readonly tension: Tension
  readonly of: string
  readonly titles: TelegramProps['titles']
  readonly sources: Sources
  readonly reader: Reader
}

/** The words that do not fit together, beside each other. */
const TensionArticle = ({ tension, of, titles, sources, reader }: TensionProps) => {
  const { t, language } = reader
  const others = tension.telegrams.filter((id) => id !== of)
  return (
    <article class="tension" id={`tension-${tension.id}`}>
      <h3>{tension.title[language]}</h3>
      <p>{tension.text[language]}</p>
      {tension.evidence.length > 0 && (
        <div class="versus">
          {quotations(tension.evidence).map((quotation) => (
            <div>
              <Quote quotation={quotation} sources={sources} />
              <p class="aside">
                <Places quotation={quotation} reader={reader} />
              </p>
            </div>
          ))}
        </div>
      )}
      {others.length > 0 && (
        <p class="aside">
          {t.telegram.alsoIn}
          {t.colon}
          {others.map((id, index) => (
            <>
              {index > 0 && '; '}
              <TelegramLink id={id} titles={titles} reader={reader} />
            </>
          ))}
        </p>
      )}
    </article>
  )
}

/** Shows what a search found in records: telegrams, passages, people and places, each with the words that matched. */
import { around } from '../../service/search.ts'
import type { FoundRecord } from '../../service/search-records.ts'
import { inLanguage } from '../../text/localized.ts'
import { namePath } from '../names/page.tsx'
import type { Reader } from '../ui/reader.ts'
import { languageByScript } from '../ui/text.tsx'

const PATHS: Readonly<Record<FoundRecord['kind'], (id: string) => string>> = {
  telegram: (id) => `/t/${encodeURIComponent(id)}`,
  passage: (id) => `/p/${encodeURIComponent(id)}`,
  name: namePath,
}

export const RecordResult = ({ reader, record }: { reader: Reader; record: FoundRecord }) => {
  const { t, link } = reader
  const { kind, id, title, match, places } = record
  return (
    <li>
      <h3>
        {kind !== 'name' && <span class="id aside">{id}</span>}{' '}
        <a href={link(PATHS[kind](id))}>
          <bdi>{inLanguage(title, reader.language)}</bdi>
        </a>{' '}
        {match !== 'exact' && <small>{match === 'equal' ? t.searching.match.equal : t.searching.everyWord}</small>}
      </h3>
      <dl class="found-in">
        {places.map(({ field, start, end }) => {
          const { before, after } = around(field.text, start, end)
          const name = field.statement?.property
          const statement = field.statement && link(PATHS[kind](id), {}, `s-${field.statement.id}`)
          return (
            <div>
              <dt>
                {statement === undefined ? (
                  t.searching.fields[field.kind]
                ) : (
                  <a href={statement}>
                    {field.kind === 'source'
                      ? t.searching.fields.source
                      : ((t.properties as Readonly<Record<string, string>>)[name!] ?? name)}
                  </a>
                )}
              </dt>
              <dd>
                <bdi lang={languageOf(field.language, field.text)}>
                  {before}
                  <mark>{field.text.slice(start, end)}</mark>
                  {after}
                </bdi>
              </dd>
            </div>
          )
        })}
      </dl>
    </li>
  )
}

/** As it is recorded; a word that is recorded in no language by its script. */
const languageOf = (language: 'zh' | 'en' | null, text: string) =>
  language === null ? languageByScript(text) : language === 'zh' ? 'zh-Hans' : 'en'

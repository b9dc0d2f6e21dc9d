/** Shows where a telegram is kept and how to cite it: what a visiting scholar needs first. */
import { TELEGRAM_FORMATS } from '../../formats/telegram/index.ts'
import { ranked } from '../../provenance/preferred.ts'
import type { Telegram } from '../../provenance/telegram.ts'
import { Address, CopyButton } from '../comparison/cite.tsx'
import type { Reader } from '../ui/reader.ts'
import { Mixed } from '../ui/text.tsx'
import type { Sources } from './evidence.tsx'
import { reference } from './reference.ts'

interface Props {
  readonly telegram: Telegram
  readonly sources: Sources
  readonly titles: ReadonlyMap<string, Telegram['title']>
  readonly canonical: string
  readonly reader: Reader
}

/** Forms that are copied into a list of references; the others are downloads. */
const COPIED = ['.ris', '.bib', '.csl.json', '.gbt.txt', '.gbt2025.txt']

export const Keeping = ({ telegram, sources, titles, canonical, reader }: Props) => {
  const { t, origin, today } = reader
  const kept = ['archive', 'publication'].flatMap((property) => ranked(telegram, property))
  const url = origin + canonical
  const about = {
    url,
    dataUrl: `${origin}/v1/telegrams/${encodeURIComponent(telegram.id)}`,
    accessed: today,
    telegramUrl: (id: string) => `${origin}/t/${encodeURIComponent(id)}`,
    versionUrl: (version: string) => `${origin}/v1/versions/${version}/text`,
    titles,
    sources: new Map(
      [...sources].map(([id, { text, language }]) => [id, { text, language: language ?? null, created: today }]),
    ),
  }
  const copied = TELEGRAM_FORMATS.filter(({ extension }) => COPIED.includes(extension))
  const path = `/v1/telegrams/${encodeURIComponent(telegram.id)}`
  return (
    <section class="keeping" aria-labelledby="keeping">
      <h2 id="keeping">{t.telegram.keeping}</h2>
      <dl>
        <div>
          <dt>{t.telegram.keptAt}</dt>
          {kept.length === 0 && <dd class="aside">{t.telegram.notKept}</dd>}
          {kept.map(({ id, value }) => (
            <dd>
              <Mixed text={value} reader={reader} />{' '}
              <a class="aside says" href={`#s-${id}`}>
                {t.telegram.whoSays}
              </a>
            </dd>
          ))}
        </div>
        <div>
          <dt>
            {t.telegram.cite} <CopyButton reader={reader} from="reference" name={t.telegram.cite} />
          </dt>
          <dd id="reference" class="reference">
            {reference(telegram, url, reader)}
          </dd>
        </div>
      </dl>
      <Address reader={reader} url={url} />
      <details>
        <summary>{t.telegram.otherForms}</summary>
        <dl class="references">
          {copied.map(({ extension, label, render }) => (
            <div>
              <dt>
                <a href={path + extension}>{t.formLabels[label] ?? label}</a>{' '}
                <CopyButton reader={reader} from={`form${extension.replaceAll('.', '-')}`} name={label} />
              </dt>
              <dd>
                <pre id={`form${extension.replaceAll('.', '-')}`}>{render(telegram, about).trim()}</pre>
              </dd>
            </div>
          ))}
        </dl>
        <p>
          {TELEGRAM_FORMATS.filter(({ extension }) => !COPIED.includes(extension)).map(({ extension, label }) => (
            <>
              <a href={path + extension}>{t.formLabels[label] ?? label}</a>{' '}
            </>
          ))}
        </p>
      </details>
    </section>
  )
}

/** Writes a telegram as plain text for reading: every statement with its basis, certainty and source. */
import { isDoubtful } from '../../provenance/preferred.ts'
import type { Telegram } from '../../provenance/telegram.ts'
import { visible } from '../label.ts'
import type { TelegramFormat } from './format.ts'

export const plain: TelegramFormat = {
  extension: '.txt',
  mediaType: 'text/plain; charset=utf-8',
  label: 'Plain text',
  render(telegram, about) {
    const { title, type, status, statements, evidence, tensions } = telegram
    return [
      `${title.zh}`,
      `${title.en}`,
      about.url,
      '',
      `type: ${type}`,
      `status: ${status}`,
      ...section(
        'Statements',
        statements.flatMap((statement) => {
          const { property, value, basis, certainty, source, responsible, withdrawn } = statement
          return [
            `${property}: ${isDoubtful(statement) ? 'perhaps: ' : ''}${visible(value)}`,
            `    ${basis}, certainty ${certainty}; ${visible(source)} (${visible(responsible)})`,
            ...(withdrawn
              ? [`    withdrawn ${withdrawn.at}: ${visible(withdrawn.reason)} (${visible(withdrawn.responsible)})`]
              : []),
          ]
        }),
      ),
      ...section(
        'Evidence',
        evidence.flatMap((span) => [
          `${span.passage} ${span.siglum} [${span.start}, ${span.end}) ${span.kind}, ${span.role}${'basis' in span ? `, computed, certainty ${span.certainty}` : ''}`,
          `    ${visible(span.text)}`,
        ]),
      ),
      ...section('Relations', relations(telegram, about.titles)),
      ...section(
        'Tensions',
        tensions.flatMap((tension) => [
          tension.title.zh,
          `    ${tension.text.zh}`,
          tension.title.en,
          `    ${tension.text.en}`,
        ]),
      ),
      '',
    ].join('\n')
  },
}

const section = (name: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `${name}`, ...lines.map((line) => `  ${line}`)]

function relations({ relations }: Telegram, titles: ReadonlyMap<string, Telegram['title']>): string[] {
  return relations.map(({ type, telegram, basis, certainty, source }) => {
    const sure = certainty !== undefined && isDoubtful({ certainty }) ? 'perhaps ' : ''
    const ground = [basis, certainty && `certainty ${certainty}`, source && visible(source)].filter(Boolean).join(', ')
    return `${sure}${type} ${telegram} ${titles.get(telegram)?.zh ?? ''}${ground === '' ? '' : ` (${ground})`}`
  })
}

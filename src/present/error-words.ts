/** Words every error of the service for readers, in both languages. */
import { LIMITS } from '../limits.ts'
import { byName, type Fault } from '../service/error.ts'
import type { SharedStrings } from './strings.ts'

/** What is quoted back is short, and cut between characters. */
export function shorten(value: string): string {
  const points = [...value]
  return points.length > 60 ? `${points.slice(0, 60).join('')}…` : value
}

/** The sentences of `t.error` that say more of a member than what it should have been. */
const VALUES = {
  view: 'unknownView',
  unit: 'unknownUnit',
  ignore: 'unknownRule',
  significance: 'unknownClass',
  class: 'unknownClass',
  writing: 'unknownWriting',
  highlight: 'badHighlight',
  at: 'badInstant',
  siglum: 'badSiglum',
  language: 'badLanguage',
  id: 'badId',
  url: 'notOurs',
} as const

export function wordError(fault: Fault, t: SharedStrings): string {
  const { error, fields } = t
  const name = String(fault.member.findLast((key) => typeof key === 'string') ?? '')
  const field = Object.hasOwn(fields, name) ? fields[name as keyof typeof fields] : name
  const sentence = Object.hasOwn(VALUES, name) ? error[VALUES[name as keyof typeof VALUES]] : null
  return byName<string>(
    {
      'unknown-page': ({ address }) => error.notOurs(shorten(address)),
      'unknown-passage': ({ id }) => error.unknownPassage(shorten(id)),
      'unknown-witness': ({ siglum }) => error.unknownSiglum(shorten(siglum)),
      'no-version': ({ siglum, at }) =>
        at === undefined ? error.unknownSiglum(shorten(siglum)) : error.noVersionAt(shorten(siglum), at),
      'unknown-version': ({ version }) => error.unknownVersion(shorten(version)),
      'unknown-decisions': ({ set }) => error.unknownDecisions(shorten(set)),
      'unknown-decision': ({ decision }) => error.unknownDecisions(shorten(decision)),
      'contradictory-decision': ({ with: others }) => error.contradictoryDecision(others.map(shorten).join(', ')),
      'inapplicable-decision': ({ reason }) => error.inapplicable(t.unapplied[reason]),
      'unknown-names': ({ list }) => error.unknownNames(shorten(list)),
      'unknown-rules': ({ list }) => error.unknownNames(shorten(list)),
      'unknown-telegram': ({ id }) => error.unknownTelegram(shorten(id)),
      'unknown-statement': ({ statement }) => error.unknownStatement(shorten(statement)),
      'unknown-evidence': ({ span }) => error.unknownEvidence(shorten(span)),
      'unknown-document': ({ id }) => error.unknownDocument(shorten(id)),
      'unknown-variant': ({ id }) => error.unknownVariant(shorten(id)),
      'no-text': ({ passage }) => error.noText(shorten(passage)),
      'too-few-witnesses': () => error.fewTexts,
      'over-limit': ({ limit }) => {
        const { value } = LIMITS[limit]
        if (limit === 'witnesses') return error.manyTexts(value)
        if (limit === 'comparedTotal') return error.textsTooLong(value)
        if (limit === 'comparedText' || limit === 'storedText') return error.textTooLong(value)
        if (['tableCells', 'comparedSpans', 'comparedSigla', 'answer'].includes(limit)) return error.tooLarge
        return error.tooLong(field, value)
      },
      repeated: ({ what, value }) => (what === 'siglum' ? error.sameSiglum(value) : error.repeated(shorten(value))),
      'base-not-compared': ({ base }) => error.baseNotShown(shorten(base)),
      'invalid-value': ({ value }) =>
        sentence !== null && value !== undefined ? sentence(shorten(value)) : error.badValue(field),
      missing: () => error.missing(field),
      'unlabelled-witness': ({ siglum }) => error.needsLabel(siglum),
      'confusable-siglum': ({ siglum }) => error.confusableSiglum(siglum),
      'empty-text': () => error.emptyText,
      'broken-text': () => error.brokenText,
      'unreadable-form': () => error.malformedForm,
      'not-one-of': ({ value }) => (sentence ?? error.unknownValue)(shorten(value)),
      'no-span': () => error.badSpan,
      'cut-character': () => error.cutCharacter,
      'unknown-member': ({ name }) => error.unknownValue(shorten(name)),
      'no-letters': () => error.noLetters,
      conflict: ({ what, id }) =>
        what === 'passage'
          ? error.idTaken(id)
          : what === 'witness'
            ? error.siglumTaken(id)
            : what === 'rules' || what === 'names'
              ? error.listBusy
              : error.conflict(id),
      'unreadable-file': ({ reason }) => error.unreadableFile(reason),
      'undecided-encoding': ({ candidates }) => error.undecidedEncoding(candidates.slice(0, 4).join(', ')),
      'unread-file-type': () => error.unreadFileType,
      'empty-file': () => error.emptyFile,
      'missing-content': ({ what }) => error.missingContent(what),
    },
    fault,
  )
}

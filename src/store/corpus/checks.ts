/** Checks that every reference of a corpus resolves, and that every span cuts the words written beside it. */
import { INVERSE } from '../../provenance/telegram.ts'
import { slice } from '../../text/codepoints.ts'
import type { CorpusEvidence, CorpusTelegram } from './file-shapes.ts'
import { CorpusError, expectedButFound } from './files.ts'
import type { CorpusTexts } from './texts.ts'

/**
 * Statements have ids of their own, evidence has its words, and each relation has its inverse in the other telegram.
 * @throws CorpusError
 */
export function checkTelegram(telegram: CorpusTelegram, all: readonly CorpusTelegram[], texts: CorpusTexts): void {
  const file = `telegrams/${telegram.id}.json`
  checkEvidence(file, telegram.id, telegram.evidence, texts)
  const ids = new Set<string>()
  for (const statement of telegram.statements) {
    if (ids.has(statement.id)) throw new CorpusError(file, `two statements have the id ${statement.id}`)
    ids.add(statement.id)
    checkEvidence(file, statement.id, statement.evidence ?? [], texts)
  }
  for (const { type, telegram: target } of telegram.relations) {
    const other = all.find(({ id }) => id === target)
    if (other === undefined || other === telegram) throw new CorpusError(file, `${type} no other telegram: ${target}`)
    const inverse = INVERSE[type]
    if (inverse === null) continue
    if (!other.relations.some((back) => back.type === inverse && back.telegram === telegram.id)) {
      throw new CorpusError(file, `${telegram.id} ${type} ${target}, but ${target} has no ${inverse} ${telegram.id}`)
    }
  }
}

/** @param subject what the evidence is of @throws CorpusError */
export function checkEvidence(
  file: string,
  subject: string,
  evidence: readonly CorpusEvidence[],
  texts: CorpusTexts,
): void {
  evidence.forEach(({ passage, in: sigla, start, end, quote }, i) => {
    for (const siglum of sigla) {
      const where = `${subject}, evidence ${i + 1}, `
      if (end === start) throw new CorpusError(file, `${where}${passage} ${siglum} [${start}, ${end}): no span`)
      checkWords(file, passage, siglum, { start, end, words: quote }, texts, where)
    }
  })
}

/** @throws CorpusError where the span does not cut exactly the words; an empty one has none */
export function checkWords(
  file: string,
  passage: string,
  siglum: string,
  { start, end, words }: { readonly start: number; readonly end: number; readonly words: string },
  texts: CorpusTexts,
  subject = '',
): void {
  const where = `${subject}${passage} ${siglum} [${start}, ${end})`
  const text = texts.of(passage, siglum, file)
  if (end < start || end > text.length)
    throw new CorpusError(file, `${where}: no span of a text with the code points 0 to ${text.length}`)
  const cut = slice(text, start, end)
  if (cut !== words) throw new CorpusError(file, expectedButFound(where, words, cut))
}

/** Defines our own terms in PROV: the document at the address of their namespace, as RDFS in JSON-LD. */

const CLASSES: Readonly<Record<string, string>> = {
  Telegram: 'A telegram, letter, report, resolution or another document of the kind.',
  ArchivalCopy: 'What an archive keeps.',
  Edition: 'A publication of the wording; of a derivation, that it was printed.',
  Translation: 'A translation; of a derivation, that it was translated.',
  Text: 'A text that reports the telegram.',
  Version: 'One immutable state of a text.',
  Span: 'A stretch of a version, in code points.',
  Telling: 'A derivation: a text reports the telegram.',
  Cut: 'A derivation: a text was cut from another.',
  Paraphrase: 'A derivation: words of the text say it in other words.',
  Mention: 'A derivation: words of the text name it.',
  Sending: 'The activity of sending.',
  Sender: 'Of an attribution: who sent it.',
}
const PROPERTIES: Readonly<Record<string, string>> = {
  certainty: 'How sure a claim is: high, medium, low or unknown.',
  basis: 'On what a claim rests: stated, inferred, external-document, external-scholarship, computed, editorial.',
  source: 'Where it is said.',
  responsible: 'Who is responsible for the claim.',
  status: 'Whether it was sent.',
  start: 'First code point of a span.',
  end: 'Code point behind a span.',
  exact: 'The words of a span.',
  withdrawn: 'When a version was taken back.',
  reason: 'Why it was.',
  hand: 'The role of who handed it on.',
  recipient: 'The role of who received it.',
  answers: 'It answers another.',
  'answered-by': 'Another answers it.',
  'draft-of': 'It is a draft of another.',
  'has-draft': 'Another is its draft.',
  reports: 'It reports another.',
  'reported-in': 'Another reports it.',
  quotes: 'It quotes another.',
}

/** @param origin of the service, absolute */
export function provVocabulary(origin: string): object {
  const namespace = `${origin}/ns/provenance`
  const terms = (all: Readonly<Record<string, string>>, type: string) =>
    Object.entries(all).map(([name, comment]) => ({
      '@id': `${namespace}#${name}`,
      '@type': type,
      'rdfs:label': name,
      'rdfs:comment': comment,
      'rdfs:isDefinedBy': { '@id': namespace },
    }))
  return {
    '@context': { rdfs: 'http://www.w3.org/2000/01/rdf-schema#', rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#' },
    '@graph': [...terms(CLASSES, 'rdfs:Class'), ...terms(PROPERTIES, 'rdf:Property')],
  }
}

/**
 * Writes a telegram as W3C Web Annotations: for every span of evidence one, whose target is that span and whose body is the telegram;
 * and for every tension one that comments on the words that contradict each other.
 *
 * The state names the version by its time and its address, so that a Memento client finds exactly this text.
 */
import type { CarriedEvidence, Evidence } from '../../provenance/telegram.ts'
import { ANNOTATION_TYPE, pagesOf, selectors } from '../annotations.ts'
import type { AboutTelegram, TelegramFormat } from './format.ts'

export const jsonLd: TelegramFormat = {
  extension: '.jsonld',
  mediaType: ANNOTATION_TYPE,
  label: 'Web Annotations (JSON-LD)',
  render(telegram, about) {
    const items = [
      ...telegram.evidence.map((evidence) => identifying(evidence, about)),
      ...telegram.tensions.map((tension) => ({
        id: `${addressOf(about)}#${encodeURIComponent(tension.id)}`,
        type: 'Annotation',
        motivation: 'commenting',
        body: (['zh', 'en'] as const).map((language) => ({
          type: 'TextualBody',
          purpose: 'commenting',
          language,
          format: 'text/plain',
          value: `${tension.title[language]}: ${tension.text[language]}`,
        })),
        target: tension.evidence.length === 0 ? about.url : tension.evidence.map((e) => targetOf(e, about)),
      })),
    ]
    return JSON.stringify({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: `${addressOf(about)}#annotations`,
      type: 'AnnotationCollection',
      label: telegram.title.en,
      total: items.length,
      ...pagesOf(`${addressOf(about)}#annotations-page-1`, items),
    })
  },
}

/** Fragments belong to this document, not to the page about the telegram. */
const addressOf = ({ dataUrl }: AboutTelegram): string => `${dataUrl}.jsonld`

function identifying(evidence: Evidence | CarriedEvidence, about: AboutTelegram) {
  const { version, start, end, kind, role } = evidence
  const tags = 'basis' in evidence ? [kind, role, evidence.basis, `certainty: ${evidence.certainty}`] : [kind, role]
  return {
    id: `${addressOf(about)}#evidence-${version}-${start}-${end}-${role}`,
    type: 'Annotation',
    motivation: ['identifying', 'classifying'],
    body: [
      { type: 'SpecificResource', source: about.url, purpose: 'identifying' },
      ...tags.map((value) => ({ type: 'TextualBody', purpose: 'classifying', format: 'text/plain', value })),
    ],
    target: targetOf(evidence, about),
  }
}

function targetOf({ version, start, end, text }: Evidence, { versionUrl, sources }: AboutTelegram) {
  const source = sources.get(version)
  const address = versionUrl(version)
  return {
    type: 'SpecificResource',
    source: address,
    ...(source?.language && { language: source.language }),
    selector:
      source === undefined
        ? [
            { type: 'TextPositionSelector', start, end },
            { type: 'TextQuoteSelector', exact: text },
          ]
        : selectors(source.text, start, end),
    ...(source && { state: { type: 'TimeState', sourceDate: source.created, cached: address } }),
  }
}

/** The chains of the corpus as PROV and as drawings. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { CHAIN_FORMATS } from '../../src/formats/prov-forms.ts'
import { provJson } from '../../src/formats/prov-json.ts'
import { provJsonLd } from '../../src/formats/prov-jsonld.ts'
import { provSvg } from '../../src/formats/prov-svg.ts'
import { type Chain, chainOf } from '../../src/provenance/chain.ts'
import type { Telegram } from '../../src/provenance/telegram.ts'
import { about, chainVersions, telegram, telegrams } from '../provenance/corpus.ts'
import { elements, parseXml } from './xml.ts'

const ORIGIN = 'https://variorum.example'
const chain = (one: Telegram, only?: Parameters<typeof chainOf>[3]) =>
  chainOf(one, chainVersions, about(one.id).titles, only)

/** The submission's schema without the `$id`s that a validator cannot resolve. */
function schema(): object {
  const path = join(import.meta.dirname, '../fixtures/prov-jsonld/schema.json')
  const found = JSON.parse(readFileSync(path, 'utf8'))
  for (const definition of Object.values<Record<string, unknown>>(found.definitions)) delete definition.$id
  return found
}
const ajv = new Ajv({ strict: false })
;(addFormats as unknown as (ajv: Ajv) => void)(ajv)
const validate = ajv.compile(schema())

/** Telegram 17, of which a hand and an archive are only guessed. */
const GUESSED: Telegram = {
  ...telegram('t17'),
  statements: [
    ...telegram('t17').statements.filter(({ property }) => property === 'sender' || property === 'recipient'),
    {
      id: 'g1',
      property: 'via',
      value: '某甲',
      basis: 'inferred',
      certainty: 'low',
      source: 'a guess',
      responsible: 'a reader',
    },
    {
      id: 'g2',
      property: 'archive',
      value: 'XYZ f.1',
      basis: 'editorial',
      certainty: 'unknown',
      source: 'a guess',
      responsible: 'a reader',
    },
  ],
}

test('a version that was taken back says when, why and by whom', () => {
  const [id, version] = [...chainVersions].find(([id]) => JSON.stringify(telegram('t17')).includes(id))!
  const withdrawn = { reason: 'the wrong page', responsible: 'E. Ditor', at: '2026-11-27T00:00:00.000Z' }
  const versions = new Map([...chainVersions, [id, { ...version, withdrawn }]])
  const made = chainOf(telegram('t17'), versions, about('t17').titles)
  const document = JSON.parse(provJsonLd(made, ORIGIN))
  expect(validate(document)).toBe(true)
  const entity = JSON.stringify(document['@graph'].find((one: { '@id'?: string }) => one['@id'] === `version:${id}`))
  for (const said of Object.values(withdrawn)) expect(entity).toContain(said)
  expect(JSON.stringify(provJsonLd(chain(telegram('t17')), ORIGIN))).not.toContain('withdrawn')
})

test('the schema refuses what is no PROV', () => {
  expect(validate({ '@context': [], '@graph': [{ '@type': 'Derivation', certainty: 'low' }] })).toBe(false)
})

describe.each(telegrams.map((one) => [one.id, one] as const))('%s', (_, one) => {
  test('PROV-JSONLD is valid by the schema of the submission', () => {
    const document = JSON.parse(provJsonLd(chain(one), ORIGIN))
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true)
  })

  test('in PROV-JSON every relation joins things that are declared, or telegrams beside this one', () => {
    const { prefix, bundle = {}, ...members } = JSON.parse(provJson(chain(one), ORIGIN))
    const parts = [members, ...Object.values<Record<string, unknown>>(bundle)]
    const declared = new Set(
      parts.flatMap((part) =>
        ['entity', 'agent', 'activity'].flatMap((kind) => Object.keys((part as Record<string, object>)[kind] ?? {})),
      ),
    )
    let joined = 0
    for (const part of parts)
      for (const [kind, records] of Object.entries(part as Record<string, Record<string, Record<string, unknown>>>)) {
        if (['entity', 'agent', 'activity', 'prefix'].includes(kind)) continue
        for (const record of Object.values(records))
          for (const [name, id] of Object.entries(record)) {
            if (['prov:type', 'prov:role', 'prov:label'].includes(name)) continue
            expect(declared).toContain(id)
            joined++
          }
      }
    expect(joined).toBeGreaterThan(1)
    for (const name of declared) expect(Object.keys({ ...prefix, prov: '' })).toContain(name.split(':')[0])
  })

  test('the drawing is well-formed, said in words, and always the same', () => {
    const svg = provSvg(chain(one))
    expect(provSvg(chain(one))).toBe(svg)
    const root = parseXml(svg)
    expect(elements(root, 'title')[0]!.textContent).toContain(one.title.zh)
    expect(elements(root, 'desc')[0]!.textContent).toContain(one.id)
    expect(svg).not.toMatch(/<script|href=|NaN|undefined|Infinity/)
    const [, , width, height] = root.getAttribute('viewBox')!.split(' ').map(Number)
    for (const box of elements(root, 'rect').slice(1)) {
      const [x, y, w, h] = ['x', 'y', 'width', 'height'].map((name) => Number(box.getAttribute(name)))
      expect(x! + w!).toBeLessThanOrEqual(width!)
      expect(y! + h!).toBeLessThanOrEqual(height!)
    }
  })
})

describe('what is uncertain', () => {
  test('is in PROV only in a bundle that is attributed to its author', () => {
    const { '@graph': graph } = JSON.parse(provJsonLd(chain(GUESSED), ORIGIN))
    const bundles = graph.filter((record: { '@type': string }) => record['@type'] === 'Bundle')
    const asserted = graph.filter((record: { '@type': string }) => record['@type'] !== 'Bundle')
    for (const guess of ['某甲', 'XYZ f.1']) {
      expect(JSON.stringify(bundles)).toContain(guess)
      expect(JSON.stringify(asserted)).not.toContain(guess)
    }
    expect(JSON.stringify(asserted)).not.toMatch(/telegram:g[12]/)
    for (const { '@id': id } of bundles)
      expect(asserted).toContainEqual(expect.objectContaining({ '@type': 'Attribution', entity: id }))
    expect(validate(JSON.parse(provJsonLd(chain(GUESSED), ORIGIN)))).toBe(true)
  })

  test('is drawn with dots and marked “perhaps”', () => {
    const root = parseXml(provSvg(chain(GUESSED)))
    const box = elements(root, 'g').find((g) => g.textContent?.startsWith('某甲'))!
    expect(elements(box, 'rect')[0]!.getAttribute('stroke-dasharray')).toBe('2 4')
    expect(elements(box, 'text').map((text) => text.textContent)).toContain('perhaps · certainty low · inferred')
  })
})

test('a quotation is one in PROV, from the telegram to the words in the version', () => {
  const { '@graph': graph } = JSON.parse(provJsonLd(chain(telegram('t08')), ORIGIN))
  const quotations = graph.filter((record: { type?: string[] }) => record.type?.includes('prov:Quotation'))
  expect(quotations).toHaveLength(2)
  for (const { usedEntity, generatedEntity } of quotations) {
    expect(usedEntity).toBe('telegram:t08')
    const span = graph.find((record: { '@id'?: string }) => record['@id'] === generatedEntity)
    expect(span['vr:exact'][0]['@value']).toMatch(/^1950年10月1日来电收悉/)
  }
})

test('followed for one span, the chain has that span and no other', () => {
  const [first] = telegram('t08').evidence
  const spans = (only: Chain) => only.nodes.filter(({ kind }) => kind === 'span')
  expect(spans(chain(telegram('t08'))).length).toBeGreaterThan(4)
  expect(spans(chain(telegram('t08'), first)).map(({ span }) => span)).toEqual([first])
})

test('no two forms share an extension', () => {
  expect(new Set(CHAIN_FORMATS.map(({ extension }) => extension)).size).toBe(CHAIN_FORMATS.length)
})

test('hostile words break no form', () => {
  const hostile = `</text><script>\u0000]]>&"\n\ud800${'字'.repeat(500)}`
  const one: Telegram = {
    ...GUESSED,
    title: { zh: hostile, en: hostile },
    statements: GUESSED.statements.map((s) => ({ ...s, value: hostile, responsible: 'a"<b', source: hostile })),
  }
  parseXml(provSvg(chain(one)))
  expect(validate(JSON.parse(provJsonLd(chain(one), ORIGIN)))).toBe(true)
  JSON.parse(provJson(chain(one), ORIGIN))
})

/** Writes a chain as PROV-JSON (W3C Member Submission, 24 April 2013), which the PROV tools of Python and Java read. */

import type { Chain } from '../provenance/chain.ts'
import { type ProvAttribute, type ProvRecord, provOf } from './prov.ts'

/** @param origin of the service, without a slash at the end: the addresses of the records begin with it. O(nodes + links) */
export function provJson(chain: Chain, origin: string): string {
  const { prefixes, records, bundles } = provOf(chain, origin)
  // `prov` is known to every reader, and the submission forbids to declare it otherwise.
  const { prov: _, ...own } = prefixes
  return JSON.stringify({
    prefix: own,
    ...membersOf(records),
    ...(bundles.size > 0 && {
      bundle: Object.fromEntries([...bundles].map(([id, inner]) => [id, { prefix: own, ...membersOf(inner) }])),
    }),
  })
}

const MEMBERS: Readonly<Record<ProvRecord['type'], string>> = {
  Entity: 'entity',
  Agent: 'agent',
  Activity: 'activity',
  Attribution: 'wasAttributedTo',
  Association: 'wasAssociatedWith',
  Derivation: 'wasDerivedFrom',
  Specialization: 'specializationOf',
  Usage: 'used',
}

type Json = Record<string, unknown>

/** Records by kind and id; relations have no id, and get a blank one. Two records of one thing are merged. */
function membersOf(records: readonly ProvRecord[]): Record<string, Record<string, Json>> {
  const members: Record<string, Record<string, Json>> = {}
  let blanks = 0
  for (const record of records) {
    members[MEMBERS[record.type]] ??= {}
    const group = members[MEMBERS[record.type]]!
    const id = record.id ?? `_:r${++blanks}`
    group[id] ??= {}
    const there = group[id]
    for (const [name, value] of Object.entries(bodyOf(record)))
      there[name] = Object.hasOwn(there, name) ? [there[name], value].flat() : value
  }
  return members
}

function bodyOf({ joins = {}, types, roles, label, attributes = {} }: ProvRecord): Json {
  const named = (names: readonly string[]) => one(names.map((name) => ({ $: name, type: 'prov:QUALIFIED_NAME' })))
  return {
    ...Object.fromEntries(Object.entries(joins).map(([name, id]) => [`prov:${name}`, id])),
    ...(types && { 'prov:type': named(types) }),
    ...(roles && { 'prov:role': named(roles) }),
    ...(label && { 'prov:label': written(label) }),
    ...Object.fromEntries(Object.entries(attributes).map(([name, values]) => [name, one(values.map(written))])),
  }
}

const one = <T>(values: readonly T[]): T | readonly T[] => (values.length === 1 ? values[0]! : values)

function written(value: ProvAttribute) {
  if (typeof value === 'string') return { $: value, type: 'prov:QUALIFIED_NAME' }
  return value.language === undefined ? value.value : { $: value.value, lang: value.language }
}

import { describe, expect, it } from 'vitest'
import { concernedBy, findName } from '../../../src/pages/names/concerned.ts'
import type { Statement, Telegram } from '../../../src/provenance/telegram.ts'
import type { NameEntry } from '../../../src/text/equivalence.ts'

const NAMES: readonly NameEntry[] = [
  { id: 'stalin', kind: 'person', forms: ['斯大林', '史达林'] },
  { id: 'lin', kind: 'person', forms: ['大林'] },
  { id: 'roshchin', kind: 'person', forms: ['罗申'] },
]
const statement = (property: string, value: string, withdrawn = false): Statement => ({
  id: `${property}-${value}`,
  property,
  value,
  basis: 'stated',
  source: '',
  certainty: 'high',
  responsible: '',
  ...(withdrawn && { withdrawn: { reason: '', responsible: '', at: '' } }),
})
const telegram = (id: string, statements: readonly Statement[], zh = id, quoted: readonly string[] = []): Telegram => ({
  id,
  title: { zh, en: id },
  type: 'telegram',
  status: 'sent',
  passage: null,
  statements,
  evidence: quoted.map((text) => ({
    version: 'v',
    passage: 'p',
    siglum: 'A',
    start: 0,
    end: 1,
    kind: 'quote',
    role: 'content',
    text,
  })),
  relations: [],
  tensions: [],
})

describe('the telegrams that concern a name', () => {
  const all = [
    telegram('sent', [statement('sender', '史达林')]),
    telegram('received', [statement('recipient', '斯大林同志')]),
    telegram('carried', [statement('via', '斯大林')]),
    telegram('titled', [], '致斯大林电'),
    telegram('quoted', [], 'x', ['给史达林的信']),
    telegram('both', [statement('sender', '斯大林')], '斯大林电', ['斯大林']),
    telegram('taken back', [statement('sender', '斯大林', true)]),
    telegram('another', [statement('sender', '罗申')], '罗申电'),
  ]
  it('are listed by its role, each once, for any form of the name', () => {
    const ids = Object.fromEntries(
      Object.entries(concernedBy(NAMES[0]!, all)).map(([role, of]) => [role, of.map(({ id }: Telegram) => id)]),
    )
    expect(ids).toEqual({
      sent: ['sent', 'both'],
      received: ['received'],
      carried: ['carried'],
      mentioned: ['titled', 'quoted'],
    })
  })
})

describe('the name in a value', () => {
  it('is the one with the longest form that occurs in it', () => {
    expect(findName('斯大林', NAMES)?.id).toBe('stalin')
    expect(findName('罗申（苏联大使）', NAMES)?.id).toBe('roshchin')
    expect(findName('苏联海军', NAMES)).toBe(null)
  })
})

import { describe, expect, it } from 'vitest'
import { firstPlaces, telegramMarks } from '../../src/present/telegram-marks.ts'
import { runs } from '../../src/present/text-runs.ts'
import type { Evidence, EvidenceKind, Telegram } from '../../src/provenance/telegram.ts'
import { textOf } from '../../src/text/codepoints.ts'

const TEXT = textOf('他说“派兵”,又问何时。')
const evidence = (start: number, end: number, kind: EvidenceKind, version = 'v'): Evidence => ({
  version,
  passage: 'p',
  siglum: 'A',
  start,
  end,
  kind,
  role: 'content',
  text: '',
})
const telegram = (id: string, own: readonly Evidence[], said: readonly Evidence[] = []): Telegram => ({
  id,
  title: { zh: id, en: id },
  type: 'telegram',
  status: 'sent',
  passage: null,
  statements: [
    {
      id: 's',
      property: 'sender',
      value: 'x',
      basis: 'stated',
      source: '',
      certainty: 'high',
      responsible: '',
      evidence: said,
    },
  ],
  evidence: own,
  relations: [],
  tensions: [],
})
const SHOWN = [{ siglum: 'A', version: 'v' }]

describe('places of telegrams', () => {
  it('are in the order of the text, numbered by telegram, the same span once with its strongest kind', () => {
    const marks = telegramMarks(
      [
        telegram('t2', [evidence(7, 11, 'mention')]),
        telegram('t1', [evidence(3, 5, 'mention'), evidence(3, 5, 'quote'), evidence(8, 9, 'mention')]),
      ],
      SHOWN,
    ).get('A')!
    expect(marks.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['t1-1 quote', 't2-1 mention', 't1-2 mention'])
    expect(firstPlaces(marks).map(({ id }) => id)).toEqual(['t1-1', 't2-1'])
  })

  it('are those of its statements where it has none of its own in this text, and none of another text', () => {
    const said = [evidence(0, 2, 'mention')]
    const of = (own: readonly Evidence[]) => telegramMarks([telegram('t', own, said)], SHOWN).get('A')!
    expect(of([evidence(3, 5, 'quote')]).map(({ span }) => span)).toEqual([[3, 5]])
    expect(of([evidence(3, 5, 'quote', 'other')]).map(({ span }) => span)).toEqual([[0, 2]])
  })

  it('have other ids in other witnesses, so that none is twice on a page', () => {
    const both = [
      { siglum: 'A', version: 'v' },
      { siglum: 'B', version: 'w' },
    ]
    const marks = telegramMarks([telegram('t', [evidence(3, 5, 'quote'), evidence(3, 5, 'quote', 'w')])], both)
    expect([...marks.values()].flat().map(({ id }) => id)).toEqual(['t-1', 'B-t-1'])
  })

  it('cut the text where they begin and end, and keep all of it', () => {
    const marks = telegramMarks(
      [telegram('t1', [evidence(0, 12, 'mention')]), telegram('t2', [evidence(3, 5, 'quote')])],
      SHOWN,
    ).get('A')!
    const cut = runs(TEXT, 'A', [0, TEXT.length], null, [], marks)
    expect(cut.map(({ text }) => text).join('')).toBe(TEXT.string)
    expect(cut.map(({ text, telegram, opens }) => [text, telegram?.telegram, opens?.map(({ id }) => id)])).toEqual([
      ['他说“', 't1', ['t1-1']],
      ['派兵', 't2', ['t2-1']],
      ['”,又问何时。', 't1', undefined],
    ])
    // A segment that begins in the middle of a place has no sign of its own.
    expect(runs(TEXT, 'A', [4, 8], null, [], marks).flatMap(({ opens }) => opens ?? [])).toEqual([])
  })
})

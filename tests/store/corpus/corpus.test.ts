/** A wrong corpus is refused, with the place that is wrong. */
import { describe, expect, test } from 'vitest'
import { CORPUS, readFolder } from '../../../src/cli/corpus-files.ts'
import { parseCorpus } from '../../../src/store/corpus/corpus.ts'
import { CorpusError } from '../../../src/store/corpus/files.ts'

const files = await readFolder(CORPUS)

interface Case {
  readonly name: string
  readonly file: string
  /** What is written in its place; the file is taken away where there is none. */
  readonly change?: [string | RegExp, string]
  readonly says: string | RegExp
}

const cases: Case[] = [
  {
    name: 'a span one character off',
    file: 'telegrams/t08.json',
    change: ['"start": 1051, "end": 1076', '"start": 1052, "end": 1077'],
    says: 'kv-seed/telegrams/t08.json: t08, evidence 1, account A [1052, 1077): expected "10月2日下午中南海颐年堂召开的中央书记处扩大会议", found "0月2日下午中南海颐年堂召开的中央书记处扩大会议上"',
  },
  {
    name: 'a quotation that is not in the text',
    file: 'telegrams/t17.json',
    change: ['"quote": "斯大林复电毛泽东,再次', '"quote": "史达林复电毛泽东,再次'],
    says: /^kv-seed\/telegrams\/t17\.json: t17, evidence 1, account A \[2630, 2654\): expected "史达林.*", found "斯大林/,
  },
  {
    name: 'a span of a statement beyond the text',
    file: 'telegrams/t27.json',
    change: [/"start": 4863, "end": 4879(?=[^}]*via)/, '"start": 4863, "end": 49079'],
    says: 'kv-seed/telegrams/t27.json: t27-via-1, evidence 1, account A [4863, 49079): no span of a text with the code points 0 to 4909',
  },
  {
    name: 'a span of a tension',
    file: 'tensions.json',
    change: ['"start": 1033', '"start": 1034'],
    says: /^kv-seed\/tensions\.json: tension-01, evidence 1, account A \[1034, 1048\): expected /,
  },
  {
    name: 'a witness cut at the wrong place',
    file: 'passages/account.json',
    change: ['"start": 32', '"start": 33'],
    says: 'kv-seed/passages/account.json: the text at 33: expected "这时,金日成却不得不向苏",',
  },
  {
    name: 'a lacuna beyond the text',
    file: 'passages/account.json',
    change: ['"lacunae": [{ "start": 4909, "end": 4909', '"lacunae": [{ "start": 4909, "end": 4910'],
    says: 'kv-seed/passages/account.json: the lacuna [4909, 4910) is not a span of A, which has 4909',
  },
  {
    name: 'a reading whose base is not there',
    file: 'passages/t17.json',
    change: ['"start": 145, "end": 146, "base": "至"', '"start": 144, "end": 145, "base": "至"'],
    says: 'kv-seed/passages/t17.json: the reading at [144, 145): expected "至", found ',
  },
  {
    name: 'readings out of order',
    file: 'passages/t17.json',
    change: ['"start": 145, "end": 146, "base": "至"', '"start": 800, "end": 800, "base": ""'],
    says: 'kv-seed/passages/t17.json: the reading at [235, 236) is out of order',
  },
  {
    name: 'a witness made from itself',
    file: 'passages/t17.json',
    change: ['"base": "A",\n', '"base": "C",\n'],
    says: 'kv-seed/passages/t17.json: the text of t17 C is made from itself',
  },
  {
    name: 'a relation without its other side',
    file: 'telegrams/t18.json',
    change: ['"type": "answers"', '"type": "quotes"'],
    says: 'kv-seed/telegrams/t17.json: t17 answered-by t18, but t18 has no answers t17',
  },
  {
    name: 'a relation to nothing',
    file: 'telegrams/t27.json',
    change: ['"telegram": "t22"', '"telegram": "t99"'],
    says: 'kv-seed/telegrams/t27.json: supersedes no other telegram: t99',
  },
  {
    name: 'a tension of nothing',
    file: 'tensions.json',
    change: ['"t07", "t08"', '"t07", "t80"'],
    says: 'kv-seed/tensions.json: tension-01 names an unknown telegram t80',
  },
  {
    name: 'a misspelt certainty',
    file: 'telegrams/t01.json',
    change: ['"certainty": "low"', '"certainty": "lowish"'],
    says: /^kv-seed\/telegrams\/t01\.json: at statements\.\d+\.certainty: /,
  },
  {
    name: 'an unknown member',
    file: 'telegrams/t01.json',
    change: ['"status"', '"statsu": "", "status"'],
    says: /^kv-seed\/telegrams\/t01\.json: at statsu: /,
  },
  { name: 'a comma too many', file: 'names.json', change: ['[\n', '[,\n'], says: /^kv-seed\/names\.json: no JSON: / },
  {
    name: 'a file under another name',
    file: 'telegrams/t01.json',
    change: ['"id": "t01"', '"id": "t28"'],
    says: 'kv-seed/telegrams/t01.json: the file gives the id t28',
  },
  { name: 'a text that is missing', file: 'texts/account.txt', says: 'there is no text texts/account.txt' },
  { name: 'a file that is missing', file: 'tensions.json', says: 'kv-seed/tensions.json: the file is missing' },
]

describe('refused', () => {
  test.each(cases)('$name', ({ file, change, says }) => {
    const wrong = new Map(files)
    if (change === undefined) wrong.delete(file)
    else {
      const changed = files.get(file)!.replace(...change)
      expect(changed).not.toBe(files.get(file))
      wrong.set(file, changed)
    }
    expect(() => parseCorpus(wrong)).toThrow(CorpusError)
    expect(() => parseCorpus(wrong)).toThrow(says)
  })
})

test('passages come after what they are cut from', () => {
  const order = parseCorpus(files).passages.map(({ id }) => id)
  for (const { id, witnesses } of parseCorpus(files).passages) {
    for (const { from } of witnesses) if (from) expect(order.indexOf(from.passage)).toBeLessThan(order.indexOf(id))
  }
})

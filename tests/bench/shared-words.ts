/**
 * How many random sentences lose a word that both versions have, in order: node tests/bench/shared-words.ts [--seed N] [--show].
 *
 * A sentence of 14 words gets 6 edits (another word, one more, one less). What both have is the longest
 * common subsequence of their words; a comparison keeps of it what is outside the variants. Printed for our comparison, for
 * our table of /collate, and for jsdiff's words, by language.
 */
import '../../src/text/tables/bundled.ts'
import { diffWords } from 'diff'
import { lcsLength } from '../../src/align/lcs.ts'
import { collate } from '../../src/collate/collation.ts'
import { readRequest } from '../../src/collate/request.ts'
import { compare } from '../../src/variants/compare.ts'

const WORDS: Readonly<Record<string, readonly string[]>> = {
  English: `the a and of to in was he she it that his her with for on at by had not but they from were one all we
    king house water stone river light garden letter morning evening brother sister answer silence harbour winter
    walked turned carried opened remembered answered waited gathered followed crossed called knew`.split(/\s+/),
  German: `der die das und in zu den von mit sich auf für ist im dem nicht ein eine als auch es an er sie nach wie
    König Haus Wasser Stein Fluss Licht Garten Brief Morgen Abend Bruder Schwester Antwort Stille Hafen Winter
    ging wandte trug öffnete erinnerte wartete sammelte folgte kreuzte rief wusste kam`.split(/\s+/),
  Greek: `ὁ ἡ τὸ καὶ τοῦ τῆς ἐν δὲ τὸν τὴν εἰς ἐκ αὐτοῦ αὐτῷ ὅτι οὐκ γὰρ μὴ πρὸς διὰ ἐπὶ ὡς οὖν
    βασιλεὺς οἶκος ὕδωρ λίθος ποταμὸς φῶς κῆπος ἐπιστολὴ ἀδελφὸς ἀδελφὴ λόγος ἡμέρα νὺξ θεὸς
    ἦλθεν εἶπεν ἔλαβεν ἤνοιξεν ἐμνήσθη ἀπεκρίθη ἔμεινεν συνήγαγεν ἠκολούθησεν ἐκάλεσεν ἔγνω`.split(/\s+/),
}
const [LENGTH, EDITS, SENTENCES] = [14, 6, 100]

const argument = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
let state = argument('seed', 1)
/** 0 to n - 1 (mulberry32). */
function random(n: number): number {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) % n
}

function edited(words: readonly string[], pick: () => string): string[] {
  const out = [...words]
  for (let k = 0; k < EDITS; k++) {
    const at = random(out.length)
    const kind = random(3)
    if (kind === 0) out[at] = pick()
    else if (kind === 1) out.splice(at, 0, pick())
    else out.splice(at, 1)
  }
  return out
}

/** Words in common: how many two sentences have, in order. */
function shared(a: readonly string[], b: readonly string[]): number {
  const numbers = new Map<string, number>()
  const number = (word: string) => {
    if (!numbers.has(word)) numbers.set(word, numbers.size)
    return numbers.get(word)!
  }
  return lcsLength(Int32Array.from(a, number), Int32Array.from(b, number))
}

const words = (text: string): number => text.split(/[\s.]+/).filter(Boolean).length
const ways: Readonly<Record<string, (a: string, b: string) => number>> = {
  '/v1/compare': (a, b) =>
    compare([
      { siglum: 'A', text: a },
      { siglum: 'B', text: b },
    ]).segments.reduce((sum, s) => sum + (s.relation === 'variant' ? 0 : words(a.slice(...s.spans.A!))), 0),
  '/collate': (a, b) =>
    collate(
      readRequest({
        witnesses: [
          { id: 'A', content: a },
          { id: 'B', content: b },
        ],
        joined: false,
      }),
    ).rows.reduce((sum, { group, start, end }) => {
      const kept = group[0]! >= 0 && group[0] === group[1] && end[0]! > start[0]! && end[1]! > start[1]!
      return sum + (kept ? 1 : 0)
    }, 0),
  'jsdiff words': (a, b) =>
    diffWords(a, b).reduce((sum, part) => sum + (part.added || part.removed ? 0 : words(part.value)), 0),
}

const show = process.argv.includes('--show')
for (const [language, vocabulary] of Object.entries(WORDS)) {
  const lost = new Map<string, number>()
  for (let k = 0; k < SENTENCES; k++) {
    const pick = () => vocabulary[random(vocabulary.length)]!
    const a = Array.from({ length: LENGTH }, pick)
    const b = edited(a, pick)
    const common = shared(a, b)
    for (const [way, kept] of Object.entries(ways)) {
      const less = common - kept(`${a.join(' ')}.`, `${b.join(' ')}.`)
      if (less <= (way === '/collate' ? -1 : 0)) continue
      lost.set(way, (lost.get(way) ?? 0) + 1)
      if (show && way === '/v1/compare') console.log(`${less}  ${a.join(' ')}\n   ${b.join(' ')}`)
    }
  }
  console.log(
    `${language.padEnd(8)} ${Object.keys(ways)
      .map((way) => `${way} ${lost.get(way) ?? 0}`)
      .join(', ')} of ${SENTENCES}`,
  )
}

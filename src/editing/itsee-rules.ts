/** Converts between regularisation rules of ITSEE's collation editor and own rules and regularisations (itsee.ts). */
import { slice } from '../text/codepoints.ts'
import type { OwnRule } from '../text/own-rules.ts'
import { spacedWords } from '../text/spaced-words.ts'
import type { Span } from '../variants/comparison.ts'
import type { Decision, Target } from './decision.ts'
import { type FromItsee, type ItseePassage, type ItseeRule, newLeftOut, type WantedItseeDecision } from './itsee.ts'

/** O(rules × segments). */
export function fromItseeRules(rules: readonly ItseeRule[], passage: ItseePassage): FromItsee {
  const { counts, leave } = newLeftOut()
  const always = new Map<string, [string, string][]>()
  const decisions: WantedItseeDecision[] = []
  for (const rule of rules) {
    const { scope, context = {}, exceptions = [], conditions, type = 'regularisation', t, n } = rule
    if (type !== 'regularisation') leave('type')
    else if (exceptions.includes(passage.unit)) leave('exceptions')
    else if (context.unit !== undefined && context.unit !== passage.unit) leave('unit')
    else if (t === n) leave('same')
    else {
      // That a word is unclear or supplied is not in the text, so the rule applies either way.
      if (conditions != null && Object.keys(conditions).length > 0) leave('conditions')
      if (scope === 'always') always.set(rule.class, [...(always.get(rule.class) ?? []), [n, t]])
      else {
        const target = targetOf(rule, passage)
        if (typeof target === 'string') leave(target)
        else {
          const wide = scope === 'verse' ? 'passage' : scope === 'manuscript' ? 'witness' : 'place'
          decisions.push({ type: 'regularise', target, value: { class: rule.class }, scope: wide })
        }
      }
    }
  }
  const own = [...always].map(([name, pairs]): OwnRule => ({ id: `itsee-${name}`, class: name, pairs, at: 'word' }))
  return { decisions, rules: own, leftOut: counts }
}

/** A place where one witness reads `n` and another, or the one named, `t`; else what is in the way. */
function targetOf(
  { scope, t, n, context = {} }: ItseeRule,
  { segments, versions, texts }: ItseePassage,
): readonly Target[] | string {
  const { witness, word } = context
  if (scope !== 'verse' && (witness === undefined || !versions.has(witness))) return 'witness'
  // A rule for all witnesses may have been made at one that this passage does not have.
  const at = scope === 'once' ? spacedWords(texts.get(witness!)!.string)[Number(word) / 2 - 1] : undefined
  if (scope === 'once' && at?.word !== t) return 'word'
  for (const { relation, spans } of segments) {
    if (relation === 'identical') continue
    const reads = (siglum: string) => slice(texts.get(siglum)!, ...spans[siglum]!).trim()
    const isThere = ([start, end]: Span) => at === undefined || (start <= at.start && at.end <= end)
    const other = [...versions.keys()].find(
      (siglum) => (scope === 'verse' || siglum === witness) && reads(siglum) === t && isThere(spans[siglum]!),
    )
    const main = [...versions.keys()].find((siglum) => reads(siglum) === n)
    if (other === undefined || main === undefined) continue
    return [main, other].map((siglum) => {
      const [start, end] = spans[siglum]!
      return { version: versions.get(siglum)!, start, end }
    })
  }
  return 'no-place'
}

/** Rules as that editor keeps them, of own rules and of regularisations. O(what is given). */
export function toItseeRules(
  rules: readonly OwnRule[],
  decisions: readonly Decision[],
  { unit, versions, texts }: Omit<ItseePassage, 'segments'>,
): {
  readonly rules: readonly (ItseeRule & { readonly created_time: string })[]
  readonly leftOut: FromItsee['leftOut']
} {
  const { counts, leave } = newLeftOut()
  const sigla = new Map([...versions].map(([siglum, version]) => [version, siglum]))
  const isWord = (text: string) => text !== '' && !/\s/.test(text)
  const always = rules.flatMap(({ id, class: name = id, pairs, at = 'anywhere' }) => {
    if (at !== 'word') leave(`rule at ${at}`)
    return at !== 'word'
      ? []
      : pairs.flatMap(([n, t], k) => {
          if (isWord(n) && isWord(t))
            return [
              {
                type: 'regularisation',
                scope: 'always' as const,
                class: name,
                t,
                n,
                context: {},
                id: `${id}-${k + 1}`,
                created_time: TIMELESS,
              },
            ]
          leave('several words')
          return []
        })
  })
  const own = decisions.flatMap((decision) => {
    if (decision.type !== 'regularise') return []
    const read = decision.target.map(({ version, start, end }) => {
      const siglum = sigla.get(version)
      if (siglum === undefined) return null
      const text = texts.get(siglum)!
      const index = spacedWords(text.string).findIndex((word) => word.start >= start)
      return { siglum, word: slice(text, start, end).trim(), index }
    })
    const [main, ...others] = read
    if (main === undefined || main === null || others.length === 0 || others.includes(null)) {
      leave('version')
      return []
    }
    return others.flatMap((other, k) => {
      const { siglum, word, index } = other!
      if (!isWord(word) || !isWord(main.word)) {
        leave('several words')
        return []
      }
      const scope = decision.scope === 'passage' ? 'verse' : decision.scope === 'witness' ? 'manuscript' : 'once'
      const context = {
        verse: { unit },
        manuscript: { witness: siglum },
        once: { unit, witness: siglum, word: String(2 * (index + 1)) },
      }[scope]
      const about = {
        type: 'regularisation',
        scope,
        class: decision.value.class,
        t: word,
        n: main.word,
        context,
      } as const
      return [{ ...about, id: `${decision.decision}-${k + 1}`, created_time: decision.recorded ?? decision.created }]
    })
  })
  return { rules: [...always, ...own], leftOut: counts }
}

/** Rules of one list apply in its order, and have no times. */
const TIMELESS = '1970-01-01T00:00:00.000Z'

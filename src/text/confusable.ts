/**
 * Finds sigla that look alike. A siglum that looks like another one in print is refused beside it: А (Cyrillic) beside A (Latin),
 * Ａ (wide) beside A. Only letters whose usual shapes are the same count: α is not a, since editions use both.
 */

/** Cyrillic and Greek letters by the Latin one of the same shape (a selection of Unicode's confusables.txt, UTS 39). */
const LATIN: Readonly<Record<string, string>> = {
  ...lookalikes('АВСЕНІЈКМОРЅТХУԚԜ', 'ABCEHIJKMOPSTXYQW'),
  ...lookalikes('асеіјорѕхуԛԝ', 'aceijopsxyqw'),
  ...lookalikes('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϹ', 'ABEZHIKMNOPTYXocC'),
}

function lookalikes(letters: string, latin: string): Record<string, string> {
  const to = [...latin]
  return Object.fromEntries([...letters].map((letter, i) => [letter, to[i]!]))
}

/** The same for names that look the same. */
export function skeletonOf(name: string): string {
  return [...name.normalize('NFKC')].map((letter) => LATIN[letter] ?? letter).join('')
}

/** Of some names the first that looks like another one; null where none does. */
export function confusableWith(name: string, others: Iterable<string>): string | null {
  const skeleton = skeletonOf(name)
  for (const other of others) if (other !== name && skeletonOf(other) === skeleton) return other
  return null
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slice, textOf } from '../../src/text/codepoints.ts'
import { originsOf } from '../../src/variants/origins.ts'

/** `0 the king|1  old` : the stretches of the last version, each after the number of the version that has it first. */
const written = (versions: readonly string[], language: string | null = null) =>
  originsOf(versions, language)
    .map(({ span, version }) => `${version}:${slice(textOf(versions.at(-1)!), span[0], span[1])}`)
    .join('|')

describe('the words of a text belong to the version that has them first', () => {
  const cases = [
    { versions: ['派五六个师志愿军。'], origins: '0:派五六个师志愿军。' },
    { versions: ['派五六个师。', '派七八个师。'], origins: '0:派|1:七八|0:个师。' },
    { versions: ['派五六个师。', '派七八个师。', '速派七八个师。'], origins: '2:速|0:派|1:七八|0:个师。' },
    // Taken out and put back.
    { versions: ['派五六个师。', '派个师。', '派五六个师。'], origins: '0:派五六个师。' },
    { versions: ['the king went', 'the old king went', 'the old king came'], origins: '0:the |1:old |0:king |2:came' },
    // Nothing is left of the first.
    { versions: ['甲', '乙'], origins: '1:乙' },
    { versions: ['', '𠮷野家'], origins: '1:𠮷野家' },
    { versions: ['𠮷野家', '𠮷野屋'], origins: '0:𠮷野|1:屋' },
    { versions: ['甲', ''], origins: '' },
  ]
  for (const { versions, origins } of cases) it(versions.join(' → '), () => expect(written(versions)).toBe(origins))

  it('and together they are the whole text, for any versions', () => {
    const text = fc.string({ unit: fc.constantFrom('派', '五', '师', 'a', ' ', '𠮷', '。'), maxLength: 30 })
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (versions) => {
        const origins = originsOf(versions, null)
        const last = textOf(versions.at(-1)!)
        expect(origins.map(({ span }) => slice(last, span[0], span[1])).join('')).toBe(last.string)
        for (const { span, version } of origins)
          expect(versions[version]).toContain([...slice(last, span[0], span[1])][0])
      }),
    )
  })
})

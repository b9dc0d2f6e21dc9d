/**
 * Texts as their editors see them: what a specialist leaves out of an apparatus is accidental and named, what is printed in one is
 * substantive. All texts are in the public domain: the manuscripts of the Canterbury Tales, two editions of the Vulgate and a print,
 * the Masoretic psalm.
 */
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/variants/compare.ts'
import type { CompareOptions, DifferingSegment } from '../../src/variants/comparison.ts'

function places(
  texts: Readonly<Record<string, string>>,
  language: string,
  options: CompareOptions = {},
): DifferingSegment[] {
  const witnesses = Object.entries(texts).map(([siglum, text]) => ({ siglum, text, language }))
  return compare(witnesses, options).segments.filter((s): s is DifferingSegment => s.relation === 'variant')
}

const printed = (found: readonly DifferingSegment[]): string[] =>
  found
    .filter((s) => s.significance === 'substantive')
    .map((s) => s.readings.map(({ text }) => text.trim()).join(' / '))

describe('Chaucer, General Prologue 1–4, in four manuscripts', () => {
  // Ellesmere, Hengwrt, Harley 7334, Laud Misc. 600
  const texts = {
    El: `Whan that Aprill with hise shoures soote
The droghte of March hath perced to the roote
And bathed euery veyne in swich licour
Of which vertu engendred is the flour`,
    Hg: `Whan that Aueryll wt his shoures soote
The droghte of March hath perced to the roote
And bathed euery veyne in swich lycour
Of which vertu engendred is the flour`,
    Ha4: `Whan that aprille with his schowres swoote
The drought of Marche haþ perced to þe roote
And bathud euery veyne in swich licour
Of which vertue engendred is þe flour`,
    La: `Whan þat Aprill wyþe his schoures soote
Þe drought of Marche haþe perced to þe roote
And baþes euery veyne in suche lycoure
Of whiche vertue engender is þe floure`,
  }

  test('three readings and a verb that lost its ending are printed, and nothing of the spelling', () => {
    const readings = printed(places(texts, 'enm', { base: 'El' }))
    expect(readings).toHaveLength(4)
    for (const words of ['Aueryll', 'baþes', 'suche', 'engender'])
      expect(readings.filter((reading) => reading.includes(words))).toHaveLength(1)
  })

  test('every accidental names its class', () => {
    const accidental = places(texts, 'enm', { base: 'El' }).filter((s) => s.significance === 'accidental')
    expect(accidental.length).toBeGreaterThan(12)
    for (const { classes } of accidental) {
      expect(classes).not.toEqual([])
      expect(classes.every((c) => ['case', 'letter-form', 'spelling', 'abbreviation'].includes(c))).toBe(true)
    }
  })

  test('with orthography and capitals ignored only the readings are left', () => {
    const ignore = ['diacritics', 'letter-form', 'spelling', 'abbreviation', 'case']
    expect(printed(places(texts, 'enm', { base: 'El', ignore }))).toHaveLength(4)
    expect(places(texts, 'enm', { base: 'El', ignore })).toHaveLength(4)
  })
})

describe('Genesis 1, 1–5 in three Latin texts', () => {
  // the Clementine edition of 1592, the wording of the 42-line Bible with abbreviations of its time, and the text without punctuation of a modern critical edition
  const texts = {
    A: 'In principio creavit Deus cælum et terram. Terra autem erat inanis et vacua, et tenebræ erant super faciem abyssi: et spiritus Dei ferebatur super aquas. Dixitque Deus: Fiat lux. Et facta est lux. Et vidit Deus lucem quod esset bona: et divisit lucem a tenebris. Appellavitque lucem Diem, et tenebras Noctem: factumque est vespere et mane, dies unus.',
    B: 'In principio creauit deus celū et terram. Terra autem erat inanis et uacua: et tenebre erāt super faciē abissi: et spiritus dñi ferebatur super aquas. Dixitqꝫ deus. Fiat lux. Et facta ē lux. Et uidit deus lucem quod esset bona: et diuisit lucem a tenebris. Appellauitqꝫ lucem diem et tenebras noctem. Factūqꝫ est uespere ⁊ mane dies unus.',
    C: 'in principio creavit Deus caelum et terram terra autem erat inanis et vacua et tenebrae super faciem abyssi et spiritus Dei ferebatur super aquas dixitque Deus fiat lux et facta est lux et vidit Deus lucem quod esset bona et divisit lucem ac tenebras appellavitque lucem diem et tenebras noctem factumque est vespere et mane dies unus',
  }

  test('an omission, another name and another construction are printed; u/v, æ, abbreviations and marks are not', () => {
    const readings = printed(places(texts, 'la', { base: 'A' }))
    expect(readings).toHaveLength(3)
    expect(readings[0]).toContain('erant')
    expect(readings[1]).toContain('dñi')
    expect(readings[2]).toContain('ac tenebras')
  })
})

describe('Psalm 117, pointed and unpointed', () => {
  const pointed = 'הַלְלוּ אֶת־יְהוָה כָּל־גּוֹיִם שַׁבְּחוּהוּ כָּל־הָאֻמִּים׃\nכִּי גָבַר עָלֵינוּ חַסְדּוֹ וֶאֱמֶת־יְהוָה לְעוֹלָם הַלְלוּ־יָהּ׃'
  const unpointed = pointed.replace(/[\u05b0-\u05bc\u05c1\u05c2]/g, '')

  test('nothing but diacritics', () => {
    const found = places({ A: pointed, B: unpointed }, 'he')
    expect(found.length).toBeGreaterThan(5)
    for (const { significance, classes } of found)
      expect([significance, ...classes]).toEqual(['accidental', 'diacritics'])
  })

  test('nothing at all with diacritics ignored, and the lines stay two', () => {
    const { segments } = compare(
      [
        { siglum: 'A', text: pointed, language: 'he' },
        { siglum: 'B', text: unpointed, language: 'he' },
      ],
      { ignore: ['diacritics'] },
    )
    expect(segments.filter((s) => s.relation === 'variant')).toEqual([])
    const crossing = segments.filter(
      (s) => s.relation !== 'identical' && s.readings.some(({ text }) => text.includes('\n')),
    )
    expect(crossing).toEqual([])
  })
})

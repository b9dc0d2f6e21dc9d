/**
 * Texts as their editors see them: what a specialist leaves out of an apparatus is accidental and named, what is printed in one is
 * substantive. All texts are in the public domain: manuscripts and prints of the Canterbury Tales, a manuscript and two editions of the
 * Vulgate, the Masoretic psalm.
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
  // Ellesmere, Hengwrt, Harley 7334, Lansdowne 851; as C. Casey prints them (measuring-manuscripts, Workbook, day 2)
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

describe('Chaucer, General Prologue 1, in five manuscripts and two prints', () => {
  // Ellesmere, Bodley 686, Christ Church 152, Caxton 1476 and 1483, Harley 7334, Hengwrt, by the sigla of the Canterbury Tales Project, as
  // its collation editor has them (jsRegularize)
  const texts = {
    El: 'WHan that April with hise shoures soote',
    Bo2: 'When that april; with his showres swote',
    Ch: 'Whan that Auerel wt his shoures soote',
    Cx1: 'WHan that Apprill with his shouris sote',
    Cx2: 'WHan that Apryll wyth hys shouris sote',
    Ha4: 'Whan that aprille with his schowres swoote',
    Hg: 'Whan that Aueryl wt his shoures soote',
  }

  test('the French name of the month is printed, and nothing else', () => {
    expect(printed(places(texts, 'enm', { base: 'El' }))).toEqual([
      'April / april / Auerel / Apprill / Apryll / aprille / Aueryl',
    ])
  })

  test('of the five that have April, nothing is', () => {
    const { Ch: _, Hg: __, ...april } = texts
    const found = places(april, 'enm', { base: 'El' })
    expect(printed(found)).toEqual([])
    for (const { classes } of found) expect(classes).not.toEqual([])
  })
})

describe('Genesis 1, 1–5 in three Latin texts', () => {
  // the Clementine edition of 1592, Besançon, Bibliothèque municipale, ms. 5 (a Paris Bible, as the Paris Bible Project transcribes it, its lines
  // joined), and the Vulgate without punctuation as it is commonly reprinted
  const texts = {
    A: 'In principio creavit Deus cælum et terram. Terra autem erat inanis et vacua, et tenebræ erant super faciem abyssi: et spiritus Dei ferebatur super aquas. Dixitque Deus: Fiat lux. Et facta est lux. Et vidit Deus lucem quod esset bona: et divisit lucem a tenebris. Appellavitque lucem Diem, et tenebras Noctem: factumque est vespere et mane, dies unus.',
    B: 'In pꝛincipio creauit ꝺeus celū et t́rā. T́ra aut̄ erat inanis ⁊ uacua. et tenebꝛe erant ſuꝑ faciē ābyſſi; et ſic̄ ꝺei fėbat˜ ſuꝑ aq˜s. Dixitqꝫ ꝺ́s. Fiat lux. Et ftā eſt lux. Et uiꝺit ꝺ́s lucem ꝙ eēt bōa; et ꝺiuiſit lucē a tenebꝛis. Appellauitqꝫ lucē ꝺiem; et tenebꝛas noctē. Fcm̄qꝫ ē ueſꝑe et mane; ꝺies unꝰ.',
    C: 'in principio creavit Deus caelum et terram terra autem erat inanis et vacua et tenebrae super faciem abyssi et spiritus Dei ferebatur super aquas dixitque Deus fiat lux et facta est lux et vidit Deus lucem quod esset bona et divisit lucem ac tenebras appellavitque lucem diem et tenebras noctem factumque est vespere et mane dies unus',
  }

  test('an omission and another construction are printed, and signs that no handbook has; the rest is not', () => {
    const readings = printed(places(texts, 'la', { base: 'A' }))
    expect(readings.map((reading) => reading.replace(/\s+/g, ' ').trim())).toEqual([
      'erant /',
      'spiritus / ſic̄',
      'ferebatur / fėbat˜',
      'aquas / aq˜s',
      'a tenebris. / a tenebꝛis. / ac tenebras',
    ])
  })

  test('of some sixty words written otherwise, all but those name their class', () => {
    const accidental = places(texts, 'la', { base: 'A' }).filter((s) => s.significance === 'accidental')
    expect(accidental.length).toBeGreaterThan(20)
    for (const { classes } of accidental) expect(classes).not.toEqual([])
    expect(accidental.some(({ classes }) => classes.includes('abbreviation'))).toBe(true)
  })
})

describe('Psalm 117, pointed and unpointed', () => {
  // The Westminster Leningrad Codex, as the Open Scriptures Hebrew Bible has it (public domain), and its letters alone.
  const pointed = `הַֽלְל֣וּ אֶת־יְ֭הוָה כָּל־גּוֹיִ֑ם שַׁ֝בְּח֗וּהוּ כָּל־הָאֻמִּֽים׃
כִּ֥י גָ֘בַ֤ר עָלֵ֨ינוּ ׀ חַסְדּ֗וֹ וֶֽאֱמֶת־יְהוָ֥ה לְעוֹלָ֗ם הַֽלְלוּ־יָֽהּ׃`
  const unpointed = pointed.replace(/[\u0591-\u05bd\u05c1\u05c2]/g, '')

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

/** Greek: ancient and Byzantine texts (grc), and the modern language (el). */
import { once } from '../once.ts'
import { type Family, numbered, type Replacements } from './language.ts'

const SHAPES: Replacements = [
  [/[ςϲ]/g, 'σ'],
  [/ϐ/g, 'β'],
  [/ϑ/g, 'θ'],
  [/ϕ/g, 'φ'],
  [/ϖ/g, 'π'],
  [/ϰ/g, 'κ'],
  [/ϱ/g, 'ρ'],
  [/ϵ/g, 'ε'],
  [/ȣ/g, 'ου'],
  [/ϛ/g, 'στ'],
  // iota written beside a long vowel or below it
  [/([ηω][\u0300-\u0344]*)ι(?![\u0308\u0300-\u0307\u0309-\u036f])/g, '$1\u0345'],
]

const ACCENT = '[\u0300\u0301\u0342]?'
const BREATHING = '[\u0313\u0314]?'
/** A word that loses its last vowel before another, and may change the consonant then: ἀλλά, ἀλλ’; ἐπί, ἐπ’, ἐφ’. */
const elided = (whole: string, first: string, rest: string, last: string) =>
  [new RegExp(`^${first}${BREATHING}(?:${rest})(?:${last}${ACCENT})?$`), whole.normalize('NFD')] as const

const SPELLING: Replacements = [
  // movable nu, but not in οὐδέν, μέν, ἔχομεν
  [
    /^(?!(?:ο[\u0300-\u036f]*υ|μ[\u0300-\u036f]*η)[\u0300-\u036f]*δ)(.{2,}(?:[^μ\u0300-\u036f][\u0300-\u036f]*ε|[σξψ]ι)[\u0300-\u036f]*)ν$/,
    '$1',
  ],
  [/^(ε\u0313?[\u0300-\u036f]*στ?ι[\u0300-\u036f]*)ν$/, '$1'],
  [/^(ο\u0314?υ[\u0314\u0342\u0301]*τω[\u0300-\u036f]*)[σςϲ]$/, '$1'],
  [/^((?:με|α\u0313?)[\u0300-\u036f]*χρι[\u0300-\u036f]*)[σςϲ]$/, '$1'],
  // οὐ, οὐκ, οὐχ; ἐκ, ἐξ
  [/^(ο)(υ\u0313?)[\u0300\u0301]?[κχ]$/, '$1$2'],
  [/^ε(\u0313?)ξ$/, 'ε$1κ'],
  elided('ἀλλά', 'α', 'λλ', 'α'),
  elided('ἐπί', 'ε', 'π|φ', 'ι'),
  elided('ὑπό', 'υ', 'π|φ', 'ο'),
  elided('ἀπό', 'α', 'π|φ', 'ο'),
  elided('ἀντί', 'α', 'ντ|νθ', 'ι'),
  elided('κατά', 'κ', 'ατ|αθ', 'α'),
  elided('μετά', 'μ', 'ετ|εθ', 'α'),
  elided('παρά', 'π', 'αρ', 'α'),
  elided('διά', 'δ', 'ι', 'α'),
  elided('οὐδέ', 'ο', 'υ\u0313?δ', 'ε'),
  elided('μηδέ', 'μ', 'ηδ', 'ε'),
  elided('οὔτε', 'ο', 'υ\u0313?[\u0301]?τ', 'ε'),
  [/^δ(?:ε[\u0300\u0301]?)?$/, 'δε\u0301'],
  [/^τ(?:ε[\u0300\u0301]?)?$/, 'τε'],
  [/^γ(?:ε[\u0300\u0301]?)?$/, 'γε'],
  [/^δα(?:υ|β)ε?ι\u0301?δ$/, 'δαυιδ'],
  [/^(η\u0313?λ)ε(?=ι)/, '$1'],
  [/^κα(?:φαρ|περ)(?=ναου)/, 'καφαρ'],
  [/^(ι[\u0300-\u036f]*ωα[\u0300-\u036f]*ν)ν(?=[ηοω])/, '$1'],
  [/^ε(\u0313?)[ςσ]$/, 'ει$1σ'],
  [/^ξ(?=υ[\u0300-\u036f]*(?:ν|μ[βμπφψ]|λλ|γ[γκχ]|σσ))/, 'σ'],
  // Μωϋσῆς, Μωσῆς; ἔνατος, ἔννατος; final ει of Semitic words
  [/^(μω[\u0300-\u036f]*)υ[\u0308\u0301]*(?=σ)/, '$1'],
  [/^(ε[\u0300-\u036f]*ν)ν(?=ατ)/, '$1'],
  [/^(ρ\u0314?αββ|λευ|ηλ|ιω\u0313?σηχ)ε(?=ι[\u0300-\u036f]*$)/, '$1'],
  [/^(ναζαρ[εα][\u0300-\u036f]*|γεννησαρε[\u0300-\u036f]*)[τθ]$/, '$1θ'],
  // the forms of Hellenistic Greek: λήμψομαι, ἐραυνάω; συν- and ἐν- before another consonant, assimilated or not
  [/(λη[\u0300-\u036f]*)μ(?=[ψφ])/g, '$1'],
  [/^(ε[\u0313\u0300-\u036f]*ρ)α(?=υ[\u0300-\u036f]*ν)/, '$1ε'],
  [/^(συ[\u0300-\u036f]*)ν(?=ζ)/, '$1'],
  [/^(συ[\u0300-\u036f]*|ε\u0313?[\u0300-\u036f]*)ν([λμ])/, '$1$2$2'],
  [/^(συ[\u0300-\u036f]*|ε\u0313?[\u0300-\u036f]*)ν(?=[πβφψ])/, '$1μ'],
  [/^(συ[\u0300-\u036f]*)νσ(?=[αεηιουω])/, '$1σσ'],
  [/^(τε[\u0300-\u036f]*σσ)ε(?=ρα|ρε)/, '$1α'],
  // ει for ι in the verbs and nouns in which papyri and early codices have it; κρείσσων is another word
  [/(κρ)ε(?=ι[\u0300-\u036f]*(?:ν|θ|μ|τη|σισ|σις|σιν|σε))/g, '$1'],
  [/^(γ|τ|ν)ε(?=ι[\u0300-\u036f]*(?:ν[οεω]|μ[αηωι]|κ[αηω]))/, '$1'],
  // γιγνώσκω, γίγνομαι: one γ less since Hellenistic times
  [/^γιγν/, 'γιν'],
  [/^γ(ι[\u0301]?)γν(?=[οω])/, 'γ$1ν'],
  [/[γν](?=[γκχξ])/g, 'γ'],
  [/ττ/g, 'σσ'],
  // diplomatic texts without accents only: sounds that had become one, but never in an ending, where they distinguish moods and cases
  [/^[^\u0300-\u036f]*$/, (word) => itacised(word!)],
]

/** ει and η in a syllable that is neither the first sound nor the last syllable; ει before the last everywhere. */
function itacised(word: string): string {
  return word
    .replace(/(?<=[^αεηιουω])ει(?=[^αεηιουω]+[αεηιουω])/g, 'ι')
    .replace(/(?<=[αεηιουω][^αεηιουω]+)η(?=[^αεηιουω]+[αεηιουω])/g, 'ι')
    .replace(/(?<=[^αεηιουω])αι(?=[^αεηιουωθ]+[αεηιουω])/g, 'ε')
}

/** The ending of a contracted holy name, added to its stem. */
const ended = (stem: string, endings: Readonly<Record<string, string>>) => (_: string, end?: string) =>
  stem + (endings[end!] ?? end)
const LINE = '[\u0304\u0305]*'
const holy = (letters: string, ends: string, stem: string, endings: Readonly<Record<string, string>>) =>
  [new RegExp(`^${[...letters].map((c) => c + LINE).join('')}(${ends})${LINE}$`), ended(stem, endings)] as const

const O = { ς: 'ος', σ: 'οσ', ϲ: 'οϲ', υ: 'ου', ω: 'ω', ν: 'ον', ε: 'ε', ι: 'οι' }
const S = '[ςσϲ]'
const ABBREVIATION: Replacements = [
  // a stroke over each letter is one over the word
  [/[\u0304\u0305](?=.*[\u0304\u0305]$)/g, ''],
  [/^[ϗ&]\u0300?$/, 'και'],
  holy('θ', `${S}|[υωνε]`, 'θε', O),
  holy('κ', `${S}|[υων]`, 'κυρι', O),
  holy('χ', `${S}|[υωνε]`, 'χριστ', O),
  holy('χρ', `${S}|[υωνε]`, 'χριστ', O),
  holy('ι', `${S}|[υν]`, 'ιησου', { υ: '', ν: 'ν' }),
  holy('ιη', `${S}|[υν]`, 'ιησου', { υ: '', ν: 'ν' }),
  holy('υ', `${S}|[υν]`, 'υι', O),
  holy('αν', `ο${S}|[ο]?[ςσϲυων]|ων|οι|οις`, 'ανθρωπ', {
    ...O,
    ος: 'ος',
    οσ: 'οσ',
    οϲ: 'οϲ',
    ου: 'ου',
    ον: 'ον',
    ω: 'ω',
  }),
  holy('ουν', `ο${S}|ου|ω|ον|οι|ων|οις|ους`, 'ουραν', {}),
  holy('πν', 'α|ι|τα|των', 'πνευμα', { α: '', ι: 'τι', τα: 'τα', των: 'των' }),
  holy('πν', `ο${S}|το${S}`, 'πνευματ', { τος: 'ος', τοσ: 'οσ', τοϲ: 'οϲ' }),
  holy('πρ', `${S}|[ιαε]`, 'πατ', { ς: 'ρος', σ: 'ροσ', ϲ: 'ροϲ', ι: 'ρι', α: 'ερα', ε: 'ερ' }),
  [new RegExp(`^π${LINE}η?${LINE}ρ\u0305$`), 'πατηρ'],
  [new RegExp(`^π${LINE}ηρ${LINE}$`), 'πατηρ'],
  holy('μ', `ηρ|ρ${S}|ρι|ρα`, 'μ', { ηρ: 'ητηρ', ρς: 'ητρος', ρσ: 'ητροσ', ρϲ: 'ητροϲ', ρι: 'ητρι', ρα: 'ητερα' }),
  [new RegExp(`^δ${LINE}α${LINE}δ${LINE}$`), 'δαυιδ'],
  [new RegExp(`^ι${LINE}η?${LINE}λ${LINE}$`), 'ισραηλ'],
  [new RegExp(`^ι${LINE}λ${LINE}η?${LINE}μ${LINE}$`), 'ιερουσαλημ'],
  holy('στ', `ο${S}|ου|ω|ον`, 'σταυρ', {}),
  holy('στρ', `ο${S}|${S}|ου|υ|ω|ον|ν`, 'σταυρ', { ...O, ος: 'ος', οσ: 'οσ', οϲ: 'οϲ', ου: 'ου', ον: 'ον' }),
  holy('πν', S, 'πνευματ', O),
  holy('σ', `ηρ|ρ|ρ${S}|ρι|ρα|ρια|ριας`, 'σωτ', {
    ηρ: 'ηρ',
    ρ: 'ηρ',
    ρς: 'ηρος',
    ρσ: 'ηροσ',
    ρϲ: 'ηροϲ',
    ρι: 'ηρι',
    ρα: 'ηρα',
    ρια: 'ηρια',
    ριας: 'ηριας',
  }),
  // a stroke for a nasal at the end of a line
  [/([αεηιουω])[\u0304\u0305]$/, '$1ν'],
]

const LEFT_OUT = /(?<=[\u0370-\u03ff])[\u0300-\u036f]+/g

export const GREEK: Family = {
  tags: 'grc el',
  languages: once(() => [
    {
      tag: 'grc',
      leftOut: LEFT_OUT,
      // scribes put two dots over ι and υ at the beginning of a word
      sameMarks: (text) =>
        text
          .replaceAll('\u0300', '\u0301')
          .replaceAll('\u0343', '\u0313')
          .replace(/(?<![\p{L}\p{M}])([ιυΙΥ])\u0308/gu, '$1'),
      letterForm: SHAPES,
      spelling: SPELLING,
      apart: ['μεν με', 'εν ε'],
      abbreviation: ABBREVIATION,
      numbers: numbered('ουδεν εισ δυο τρεισ τεσσαρεσ πεντε εξ επτα οκτω εννεα δεκα ενδεκα δωδεκα'),
    },
    {
      tag: 'el',
      leftOut: LEFT_OUT,
      // the one accent of the reform of 1982 replaces all three, and there are no breathings
      sameMarks: (text) => text.replace(/[\u0300\u0342]/g, '\u0301').replace(/[\u0313\u0314\u0345]/g, ''),
      letterForm: SHAPES,
      spelling: [
        [/^τραι(?=\u0301?ν)/, 'τρε'],
        [/^κτη(?=\u0301?ρι)/, 'κτι'],
        [/^α[υβ](?=γ)/, 'αυ'],
        [/^γυι/, 'γι'],
      ],
      numbers: numbered('μηδεν ενα δυο τρια τεσσερα πεντε εξι επτα οκτω εννεα δεκα εντεκα δωδεκα'),
    },
  ]),
}

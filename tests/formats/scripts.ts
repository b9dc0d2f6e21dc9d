/**
 * The corpus of the forms: short texts in the scripts that editions are made in, and texts that break programs. Every test of a
 * form goes over all of them. The wordings are of old and common texts; the variants are of the kinds that their traditions have.
 */
import type { About } from '../../src/formats/format.ts'
import { type Text, textOf } from '../../src/text/codepoints.ts'
import { compare } from '../../src/variants/compare.ts'
import type { Comparison, Witness } from '../../src/variants/comparison.ts'

export interface ScriptCase {
  readonly name: string
  readonly comparison: Comparison
  readonly texts: ReadonlyMap<string, Text>
  readonly about: Required<Pick<About, 'title' | 'url' | 'witnesses' | 'versionUrl'>>
  readonly isRightToLeft: boolean
}

const LONG_ENGLISH =
  'When in the course of human events it becomes necessary for one people to dissolve the political bands which have connected them with another. '

const CASES: readonly {
  readonly name: string
  readonly language: string
  readonly languages?: readonly string[]
  readonly texts: readonly string[]
  readonly rightToLeft?: true
}[] = [
  {
    name: 'Greek',
    language: 'grc',
    texts: [
      'Ἐν ἀρχῇ ἦν ὁ λόγος, καὶ ὁ λόγος ἦν πρὸς τὸν θεόν, καὶ θεὸς ἦν ὁ λόγος.\nοὗτος ἦν ἐν ἀρχῇ πρὸς τὸν θεόν·',
      'Ἐν ἀρχῇ ἦν ὁ λόγος καὶ ὁ λόγος ἦν παρὰ τὸν θεόν, καὶ θεὸς ἦν ὁ λόγος.\nαὐτὸς ἦν πρὸς τὸν θεόν·',
      'Εν αρχη ην ο λογος, και ο λογος ην προς τον θ̅ν̅, και θεος ην ο λογος.\nουτος ην εν αρχη προς τον θεον·',
    ],
  },
  {
    name: 'Russian',
    language: 'ru',
    texts: [
      'Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему.\n\nВсё смешалось в доме Облонских.\n',
      'Всѣ счастливыя семьи похожи другъ на друга, каждая несчастливая семья несчастлива по своему.\n\nВсе смѣшалось въ домѣ Облонскихъ.\n',
    ],
  },
  {
    name: 'Hebrew',
    language: 'he',
    rightToLeft: true,
    texts: [
      'בראשית ברא אלהים את השמים ואת הארץ׃ והארץ היתה תהו ובהו וחשך על פני תהום ורוח אלהים מרחפת על פני המים׃\nויאמר אלהים יהי אור ויהי אור׃ (בשנת 1950 לערך) וירא אלהים את האור כי טוב ויבדל אלהים בין האור ובין החשך׃',
      'בְּרֵאשִׁית בָּרָא אֱלֹהִים את השמים ואת הארץ׃ והארץ היתה תהו ובהו וחשך על פני תהום ורוח אלהים מרחפת על המים׃\nויאמר ה׳ יהי אור ויהי אור׃ (בשנת 1951 לערך) וירא את האור כי טוב מאד ויבדל אלהים בין האור ובין החשך׃',
    ],
  },
  {
    name: 'Arabic',
    language: 'ar',
    rightToLeft: true,
    texts: [
      'كان يا ما كان، في قديم الزمان، ملك عظيم الشأن كثير الجند والأعوان، وله ولدان: أحدهما كبير والآخر صغير.\n\nوكان الكبير أفرس من الصغير (٣٥ سنة).',
      'كان يا مكان، في سالف الزمان، مَلِكٌ عظيم الشان كثير الجند والأعوان وله ولدان، احدهما كبير والآخر صغير.\n\nوكان الكبير أشجع من الصغير (٤٥ سنة).',
    ],
  },
  {
    name: 'Syriac',
    language: 'syc',
    rightToLeft: true,
    texts: [
      'ܒܪܫܝܬ ܐܝܬܘܗܝ ܗܘܐ ܡܠܬܐ ܘܗܘ ܡܠܬܐ ܐܝܬܘܗܝ ܗܘܐ ܠܘܬ ܐܠܗܐ ܘܐܠܗܐ ܐܝܬܘܗܝ ܗܘܐ ܗܘ ܡܠܬܐ ܀',
      'ܒܪܫܝܬ ܐܝܬܘܗܝ ܡܠܬܐ ܘܗܘ ܡܠܬܐ ܐܝܬܘܗܝ ܗܘܐ ܠܘܬ ܐܠܗܐ ܘܐܠܗܐ ܐܝܬܘܗܝ ܗܘܐ ܗܘ ܝܫܘܥ ܀',
    ],
  },
  {
    name: 'Sanskrit',
    language: 'sa',
    texts: [
      'धृतराष्ट्र उवाच ।\nधर्मक्षेत्रे कुरुक्षेत्रे समवेता युयुत्सवः ।\nमामकाः पाण्डवाश्चैव किमकुर्वत सञ्जय ॥ १ ॥',
      'धृतराष्ट्र उवाच ।\nधर्मक्षेत्रे कुरुक्षेत्रे समवेता युयुत्सवः ।\nमामकाः पाण्डवा एव किमकुर्वत संजय ॥ १ ॥',
      'dhṛtarāṣṭra uvāca |\ndharmakṣetre kurukṣetre samavetā yuyutsavaḥ |\nmāmakāḥ pāṇḍavāś caiva kim akurvata saṃjaya || 1 ||',
    ],
  },
  {
    name: 'Chinese, simplified',
    language: 'zh-Hans',
    texts: [
      '我们认为，“至少要派五六个师”到三八线去。\n敌人已占领首都，形势严重——我们必须立即答复……1950年10月5日。',
      '我们认为，“最少要派五六个师”到三八线去。敌人已占领首都，形势非常严重，我们必须答复。１９５０年１０月５日。',
    ],
  },
  {
    name: 'Chinese, traditional',
    language: 'zh-Hant',
    languages: ['zh-Hant', 'zh-Hans', 'lzh-Hant'],
    texts: [
      '道可道，非常道；名可名，非常名。\n無名，天地之始；有名，萬物之母。神祇舍於噭噭之間。',
      '道可道，非常道；名可名，非常名。\n无名，天地之始；有名，万物之母。神祇舎于噭噭之间。',
      '道可道也非恆道也名可名也非恆名也\n無名萬物之始也有名萬物之母也',
    ],
  },
  {
    name: 'Chinese beyond the first plane',
    language: 'zh-Hant',
    texts: ['𠀀𠮷𪚥之字，𡈽地廣大，葛󠄀城，𮯠𫝆。', '丂吉龘之字，土地廣大，葛城，𱍐今。'],
  },
  {
    name: 'Japanese',
    language: 'ja',
    texts: [
      'ゆく河の流れは絶えずして、しかも、もとの水にあらず。\n淀みに浮ぶうたかたは、かつ消え、かつ結びて、久しくとゞまりたるためしなし。',
      '行く川のながれは絶えずして、しかももとの水にあらず。\nよどみに浮かぶうたかたは、かつ消えかつ結びて、久しくとどまることなし。',
    ],
  },
  {
    name: 'English',
    language: 'en',
    texts: [
      `O, that this too too solid flesh would melt, thaw and resolve itself into a dew!\n${LONG_ENGLISH}`,
      `O that this too too sallied flesh would melt, thaw, and resolve it self into a dewe,\n${LONG_ENGLISH.replace('dissolve', 'break')}`,
      `Oh that this too too solid Flesh, would melt, thaw, resolve it selfe into a Dew:\n${LONG_ENGLISH.repeat(12)}`,
    ],
  },
  {
    name: 'controls, noncharacters, directions',
    language: 'en',
    texts: [
      'a\u0000b\u0001c\u001bd\u0085e\u007ff\ufffeg\uffffh\u{1fffe}i\u202ejk\u200fl\u2067m\ufeffn\u2028o\u00adp end',
      'ab\u0001c\u001bd e\u007ff\ufffe\ufffdgh\u{1ffff}i\u202ejk\u200el\u2067m\ufeffn\u2029o\u00adp End',
    ],
  },
  {
    name: 'blank lines',
    language: 'en',
    texts: ['\n\nOne line.\n\n\n  Another   line.\t\n \n', 'One line.\n\nAnother line, more.\n\n\n\n', '\n'],
  },
  {
    name: 'commands and formulas',
    language: 'en',
    texts: [
      '=HYPERLINK("http://example.org","x")\n\\input{/etc/passwd}\\write18{id} $x^2_i$ 50 % & #1 ~ {a} <b>"c"</b> --- ``q\'\' ?` !` <!--]]>',
      "@SUM(1)\n\\input /etc/passwd \\immediate\\write18{ls} $x^3_j$ 60 % &amp; #2 ~ {b} <i>'c'</i> -- ,,q'' ?` <?x ?> \\$y",
    ],
  },
]

export const SCRIPT_CASES: readonly ScriptCase[] = CASES.map(({ name, language, languages, texts, rightToLeft }) => {
  const witnesses = texts.map((text, k): Witness => {
    return { siglum: 'ABCDEF'[k]!, text, language: languages?.[k] ?? language, version: `v${k}` }
  })
  return {
    name,
    comparison: compare(witnesses),
    texts: new Map(witnesses.map(({ siglum, text }) => [siglum, textOf(text)])),
    about: {
      title: `${name}: ${texts[0]!.slice(0, 12)}`,
      url: 'https://variorum.example/v1/comparisons/v0,v1?engine=2',
      versionUrl: (version) => `https://variorum.example/v1/versions/${version}/text`,
      witnesses: new Map(
        witnesses.map(({ siglum, text }) => [
          siglum,
          { label: `Copy ${siglum} & “${text.slice(0, 4)}”`, source: siglum === 'A' ? 'Library, shelf 1 <a>' : null },
        ]),
      ),
    },
    isRightToLeft: rightToLeft ?? false,
  }
})

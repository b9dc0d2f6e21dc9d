/** Encodings: declared by any label of the Standard, recognised where none is declared, refused where the evidence is weak. */
import { describe, expect, test } from 'vitest'
import { declaredInside, decode, namedEncoding } from '../../src/import/encoding.ts'
import { ImportError } from '../../src/import/extract.ts'

/** Written for this test: of no source that the tables were counted from. */
const TEXTS = {
  zh: '河边的村子里住着一位老木匠，他每天清早起来，先到井边打水，再把院子扫干净。邻居们都说他做的桌椅很结实，可以用几十年。有一年冬天下了大雪，山路不通，粮食运不进来，他就把自己存下的米分给大家。孩子们喜欢听他讲从前的故事：哪一年河水涨到了门口，哪一年来了一支军队，在村里住了三天又走了。他说，人活着总要替别人想一想，这样晚上才睡得安稳。后来他的眼睛看不清了，徒弟接过了他的刨子和锯，仍旧在那间屋子里干活，墙上还挂着师傅年轻时画的图样。电报局设在镇上，离村子有二十里路，谁家有急事，就派人骑马去发报，回电往往要等到第二天下午。',
  'zh-Hant':
    '河邊的村子裡住著一位老木匠，他每天清早起來，先到井邊打水，再把院子掃乾淨。鄰居們都說他做的桌椅很結實，可以用幾十年。有一年冬天下了大雪，山路不通，糧食運不進來，他就把自己存下的米分給大家。孩子們喜歡聽他講從前的故事：哪一年河水漲到了門口，哪一年來了一支軍隊，在村裡住了三天又走了。他說，人活著總要替別人想一想，這樣晚上才睡得安穩。後來他的眼睛看不清了，徒弟接過了他的刨子和鋸，仍舊在那間屋子裡幹活，牆上還掛著師傅年輕時畫的圖樣。電報局設在鎮上，離村子有二十里路，誰家有急事，就派人騎馬去發報，回電往往要等到第二天下午。',
  ja: '川のそばの村に年をとった大工が住んでいた。毎朝早く起きると、まず井戸へ水をくみに行き、それから庭をきれいに掃いた。近所の人たちは、あの人の作る机や椅子は丈夫で、何十年も使えると言っていた。ある年の冬、大雪が降って山道がふさがり、食べ物が届かなくなると、彼は自分の蓄えていた米をみんなに分けた。子どもたちは昔の話を聞くのが好きだった。川の水が門まで上がった年のこと、兵隊がやって来て三日泊まり、また去って行ったこと。人は生きているかぎり他人のことも考えなければならない、そうすれば夜よく眠れるのだ、と彼は言った。やがて目が見えにくくなり、弟子がかんなとのこぎりを受け継いだ。電報局は町にあり、村から二十里も離れていた。',
  ko: '강가 마을에 나이 많은 목수가 살고 있었다. 그는 날마다 아침 일찍 일어나 먼저 우물에서 물을 긷고 마당을 깨끗이 쓸었다. 이웃 사람들은 그가 만든 책상과 의자가 튼튼해서 수십 년을 쓸 수 있다고 말했다. 어느 해 겨울 큰 눈이 내려 산길이 막히고 식량이 들어오지 못하자 그는 자기가 모아 둔 쌀을 모두에게 나누어 주었다. 아이들은 그에게서 옛날 이야기를 듣는 것을 좋아했다. 강물이 문 앞까지 올라온 해의 이야기, 군대가 와서 사흘을 머물다가 떠난 이야기였다. 사람은 살아 있는 동안 남을 생각해야 밤에 편히 잘 수 있다고 그는 말했다. 나중에 눈이 어두워지자 제자가 대패와 톱을 물려받았다. 전보국은 읍내에 있었고 마을에서 이십 리나 떨어져 있었다.',
  ru: 'В деревне у реки жил старый плотник. Каждое утро он вставал рано, шёл к колодцу за водой, а потом подметал двор. Соседи говорили, что его столы и стулья служат десятки лет. Однажды зимой выпал глубокий снег, дороги замело, и хлеб перестали подвозить; тогда он раздал всем зерно, которое хранил для себя. Дети любили слушать его рассказы о прежних временах: в каком году вода поднялась до самых ворот, в каком пришло войско, простояло три дня и ушло. Человек должен думать о других, говорил он, тогда и ночью спится спокойно. Потом глаза его ослабели, и ученик взял его рубанок и пилу. Телеграф находился в городе, в двадцати верстах от деревни; когда случалось что-нибудь срочное, посылали верхового, и ответ приходил только на другой день.',
  el: 'Στο χωριό δίπλα στο ποτάμι ζούσε ένας γέρος ξυλουργός. Κάθε πρωί σηκωνόταν νωρίς, πήγαινε στο πηγάδι για νερό και ύστερα σκούπιζε την αυλή. Οι γείτονες έλεγαν ότι τα τραπέζια του αντέχουν δεκάδες χρόνια.',
  he: 'בכפר שליד הנהר גר נגר זקן. בכל בוקר היה קם מוקדם, הולך אל הבאר לשאוב מים ואחר כך מטאטא את החצר. השכנים אמרו שהשולחנות והכיסאות שלו מחזיקים מעמד עשרות שנים.',
  fr: 'Dans le village près de la rivière vivait un très vieux menuisier. Chaque matin il se levait tôt, allait au puits chercher de l’eau, puis balayait la cour. L’été où la rivière déborda, il hébergea ses voisins à côté de l’église.',
  pl: 'We wsi nad rzeką żył stary stolarz. Każdego ranka wstawał wcześnie, szedł do studni po wodę, a potem zamiatał podwórze. Sąsiedzi mówili, że jego stoły i krzesła służą dziesiątki lat.',
} as const
type Language = keyof typeof TEXTS

/** There is no encoder for them: what decodes to a character is looked up. */
const encoders = new Map<string, ReadonlyMap<string, readonly number[]>>()
function encoded(text: string, encoding: string): Uint8Array {
  const codes = encoders.get(encoding) ?? encoderOf(encoding)
  encoders.set(encoding, codes)
  return Uint8Array.from([...text].flatMap((c) => (c < '\u0080' ? [c.charCodeAt(0)] : (codes.get(c) ?? [63]))))
}

function encoderOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const codes = new Map<string, readonly number[]>()
  const put = (...bytes: number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes))
      if ([...character].length === 1 && !codes.has(character)) codes.set(character, bytes)
    } catch {
      // These bytes are none.
    }
  }
  for (let a = 0x80; a <= 0xff; a++) put(a)
  for (let a = 0x81; a <= 0xfe; a++) for (let b = 0x40; b <= 0xfe; b++) put(a, b)
  return codes
}

/** Pieces of about so many bytes, each beginning with a character. */
function samples(
  language: Language,
  encoding: string,
  size: number,
): { readonly bytes: Uint8Array; readonly text: string }[] {
  const characters = [...TEXTS[language]].filter((c) => c < '\u0080' || encoded(c, encoding)[0] !== 63)
  return characters.flatMap((_, start) => {
    let [end, length] = [start, 0]
    while (end < characters.length && length < size) length += encoded(characters[end++]!, encoding).length
    const text = characters.slice(start, end).join('')
    return length < size || start % 3 !== 0 ? [] : [{ bytes: encoded(text, encoding), text }]
  })
}

/** How many were read as they were meant, refused, and read as something else. */
function outcome(language: Language, encoding: string, size: number) {
  const counts = { right: 0, refused: 0, wrong: 0, all: 0 }
  for (const { bytes, text } of samples(language, encoding, size)) {
    counts.all++
    try {
      counts[decode(bytes, null).text === text ? 'right' : 'wrong']++
    } catch (error) {
      expect(error).toBeInstanceOf(ImportError)
      counts.refused++
    }
  }
  return counts
}

const TOLD: readonly (readonly [Language, string])[] = [
  ['zh', 'gb18030'],
  ['zh-Hant', 'gb18030'],
  ['zh-Hant', 'big5'],
  ['ja', 'shift_jis'],
  ['ja', 'euc-jp'],
  ['ko', 'euc-kr'],
  ['ru', 'windows-1251'],
  ['ru', 'koi8-r'],
  ['ru', 'ibm866'],
]

describe('where nothing is said', () => {
  test.each(TOLD)('%s in %s is recognised from 200 bytes, and never mistaken', (language, encoding) => {
    const { right, wrong, all } = outcome(language, encoding, 200)
    expect(wrong).toBe(0)
    expect(all).toBeGreaterThan(30)
    expect(right / all).toBeGreaterThanOrEqual(0.98)
  })

  test.each(TOLD)('%s in %s of 16 bytes is recognised or refused', (language, encoding) => {
    expect(outcome(language, encoding, 16).wrong).toBe(0)
  })

  test.each([
    ['el', 'windows-1253'],
    ['he', 'windows-1255'],
    ['fr', 'windows-1252'],
    ['fr', 'macintosh'],
    ['pl', 'iso-8859-2'],
    ['pl', 'windows-1250'],
  ] as const)('%s in %s is refused with candidates, and is no Russian or Chinese', (language, encoding) => {
    for (const size of [12, 60, 150]) expect(outcome(language, encoding, size).wrong).toBe(0)
    const { bytes } = samples(language, encoding, 60)[0]!
    try {
      decode(bytes, null)
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ kind: 'encoding', candidates: expect.arrayContaining(['windows-1252']) })
    }
  })

  test('seven bits by their escapes: ISO-2022-JP is read, ISO-2022-KR and HZ are refused', () => {
    const jis = new TextEncoder().encode('\u001b$B$3$l$O%F%9%H$G$9\u001b(B')
    expect(decode(jis, null)).toEqual({ encoding: 'iso-2022-jp', text: 'これはテストです' })
    for (const text of ['\u001b$)C\u000eAN\u000f', '~{<:Ky2;NpJ)~}'])
      expect(() => decode(new TextEncoder().encode(text), null)).toThrow(ImportError)
    expect(decode(new TextEncoder().encode('a ~{b} ~ c'), null).encoding).toBe('utf-8')
  })

  test('UTF-16 without a mark, by its zeros or its letters', () => {
    expect(decode(new Uint8Array(Buffer.from('Товарищ\nплотник', 'utf16le')), null).text).toBe('Товарищ\nплотник')
    expect(decode(new Uint8Array(Buffer.from('hello there', 'utf16le').swap16()), null).encoding).toBe('utf-16be')
  })
})

describe('what is said', () => {
  test.each([
    ['gb_2312-80', 'gbk'],
    ['x-gbk', 'gbk'],
    ['csbig5', 'big5'],
    [' Latin1 ', 'windows-1252'],
    ['cp936', 'gbk'],
    ['sjis', 'shift_jis'],
    ['UTF8', 'utf-8'],
    ['klingon', null],
    ['iso-2022-kr', null],
  ])('the label %s', (label, encoding) => {
    expect(namedEncoding(label)).toBe(encoding)
  })

  test('by the sender overrides the file; a byte-order mark overrides both', () => {
    const bytes = encoded('плотник', 'windows-1251')
    expect(decode(bytes, 'windows-1251', 'koi8-r').text).toBe('плотник')
    expect(decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), 'koi8-r').encoding).toBe('utf-8')
  })

  test('wrongly by the file: UTF-8 that is declared as Latin-1 is refused, unless the sender names the encoding', () => {
    const bytes = new TextEncoder().encode('für Märchen')
    expect(() => decode(bytes, null, 'iso-8859-1')).toThrow(ImportError)
    expect(decode(bytes, 'iso-8859-1').text).toBe('fÃ¼r MÃ¤rchen')
    expect(decode(encoded('für Märchen', 'windows-1252'), null, 'iso-8859-1').text).toBe('für Märchen')
  })

  test('a page cannot say in ASCII that it is UTF-16', () => {
    expect(decode(new TextEncoder().encode('字'), null, 'utf-16')).toEqual({ encoding: 'utf-8', text: '字' })
  })

  test('in XML and HTML', () => {
    const inside = (text: string) => declaredInside(new TextEncoder().encode(text))
    expect(inside('<?xml version="1.0" encoding="GB2312"?>')).toBe('GB2312')
    expect(inside('<meta http-equiv="Content-Type" content="text/html; charset=big5">')).toBe('big5')
    expect(inside('<p>charset=big5')).toBeNull()
  })
})

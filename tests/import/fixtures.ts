/**
 * Small files in the manner of the corpora that are imported, written for these tests: each with the text that a reader of the
 * edition would take from it, and where it has them its witnesses by siglum.
 */
import { DOCX, EPUB, ODT } from '../../src/import/files.ts'
import { docx, zip } from './zip-files.ts'

export interface Fixture {
  readonly name: string
  readonly type: string
  readonly content: string | Uint8Array
  /** The file inside the file, where `content` is a package. */
  readonly part?: string
  readonly text: string
  readonly witnesses?: Readonly<Record<string, string>>
  readonly leftOut?: Readonly<Record<string, number>>
}

const CB = 'xmlns:cb="http://www.cbeta.org/ns/1.0"'
const SIGLA =
  '<listWit><witness xml:id="A">first</witness><witness xml:id="B">second</witness><witness xml:id="C">third</witness></listWit>'

interface Tei {
  readonly header?: string
  readonly attributes?: string
  readonly after?: string
  readonly back?: string
}

export const tei = (body: string, { header = '', attributes = '', after = '', back = '' }: Tei = {}): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0" ${CB} ${attributes}><teiHeader><fileDesc><titleStmt><title>题</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc>${SIGLA}</sourceDesc></fileDesc>${header}</teiHeader><text><body>${body}</body>${back}</text>${after}</TEI>`

const of = (
  name: string,
  body: string,
  text: string,
  more: Tei & Pick<Fixture, 'witnesses' | 'leftOut'> = {},
): Fixture => ({
  name,
  type: 'application/tei+xml',
  content: tei(body, more),
  text,
  ...(more.witnesses && { witnesses: more.witnesses }),
  ...(more.leftOut && { leftOut: more.leftOut }),
})

const chars = (id: string, inner: string) =>
  `<encodingDesc><charDecl><char xml:id="${id}">${inner}</char></charDecl></encodingDesc>`

const TEI: readonly Fixture[] = [
  of('alternatives only inside choice', '<p><reg>quae</reg> res <corr>est</corr> <expan><abbr>Imp</abbr><ex>erator</ex></expan></p>', 'quae res est Imperator'),
  of('the source inside choice, and the edited text beside it', '<p>ye <choice><sic>oold</sic><corr>old</corr></choice> <choice><orig>vp</orig><reg>up</reg></choice></p>', 'ye oold vp', { witnesses: { Sᵉ: 'ye old up' }, leftOut: { corr: 1, reg: 1 } }),
  of('the likelier of two unclear readings', '<p>a <choice><unclear cert="low">cut</unclear><unclear cert="high">cat</unclear></choice> b</p>', 'a cat b', { leftOut: { unclear: 1 } }),
  of('an abbreviation mark that is expanded', '<ab><expan><abbr>d<am>ñ</am></abbr><ex>omin</ex>o</expan></ab>', 'domino', { leftOut: { am: 1 } }),
  of('surplus, supplied and unclear are text', '<p>a<surplus>b</surplus> <supplied>c</supplied> <unclear>d</unclear></p>', 'ab c d'),
  of('parallel segmentation', '<p>In <app><lem wit="#A">the</lem><rdg wit="#B #C">a</rdg></app> beginning <app><lem wit="#A #B">was</lem><rdg wit="#C"/></app> it</p>', 'In the beginning was it', { witnesses: { A: 'In the beginning was it', B: 'In a beginning was it', C: 'In a beginning it' } }),
  of('double end-points at anchors', '<p>In <anchor xml:id="a1"/>the<anchor xml:id="a2"/> beginning</p>', 'In the beginning', { back: '<back><listApp><app from="#a1" to="#a2"><lem>the</lem><rdg wit="#B">a certain</rdg></app></listApp></back>', witnesses: { A: 'In the beginning', B: 'In a certain beginning' } }),
  of('double end-points at words, some of them nowhere', '<p><w xml:id="w1">In</w> <w xml:id="w2">the</w> <w xml:id="w3">beginning</w></p>', 'In the beginning', { after: '<standOff><listApp><app from="#w2" to="#w3"><rdg wit="#C">principio</rdg></app><app from="#none" to="#w3"><rdg wit="#B">lost</rdg></app></listApp></standOff>', witnesses: { C: 'In principio', B: 'In the beginning' }, leftOut: { app: 1 } }),
  of('by location', '<lg n="1"><l n="1">arma virumque cano</l><l n="2">Troiae qui primus</l></lg>', 'arma virumque cano\nTroiae qui primus', { back: '<back><listApp><app loc="1.1"><lem>virumque</lem><rdg wit="#B">virum</rdg></app><app loc="9.9"><lem>primus</lem><rdg wit="#C">primum</rdg></app></listApp></back>', witnesses: { B: 'arma virum cano\nTroiae qui primus', C: 'arma virumque cano\nTroiae qui primus' }, leftOut: { app: 1 } }),
  of('overlapping entries: the first has the words', '<p>a <anchor xml:id="x1"/>b <anchor xml:id="y1"/>c<anchor xml:id="x2"/> d<anchor xml:id="y2"/> e</p>', 'a b c d e', { back: '<back><listApp><app from="#x1" to="#x2"><lem>b c</lem><rdg wit="#B">BC</rdg></app><app from="#y1" to="#y2"><lem>c d</lem><rdg wit="#B">CD</rdg></app></listApp></back>', witnesses: { B: 'a BC d e' } }),
  of('witnesses by label, without a list', '<p>玄<app n="1"><lem wit="【宋】">奘</lem><rdg wit="【元】【明】">奘奉詔</rdg></app>譯</p>', '玄奘譯', { witnesses: { 宋: '玄奘譯', 元: '玄奘奉詔譯', 明: '玄奘奉詔譯' } }),
  of('who is not named reads the lemma', '<p>唐<app><lem wit="#A">人</lem><rdg wit="#B">民</rdg></app></p>', '唐人', { witnesses: { A: '唐人', B: '唐民', C: '唐人' } }),
  of('a conjecture is nobody’s reading', '<p>a <app><lem wit="#A">b</lem><rdg resp="#Smith">c</rdg></app></p>', 'a b', { leftOut: { rdg: 1 } }),
  of('an omission by a space of nothing', '<p><app><lem wit="#A">唐</lem><rdg wit="#B"><space quantity="0"/></rdg></app>三藏</p>', '唐三藏', { witnesses: { B: '三藏' } }),
  of('readings in each other', '<p>a <app><lem wit="#A">b <app><lem wit="#A">c</lem><rdg wit="#C">k</rdg></app></lem><rdg wit="#B">x</rdg><rdg wit="#C">b k</rdg></app></p>', 'a b c', { witnesses: { B: 'a x', C: 'a b k' } }),
  of('a note inside a reading', '<p><app><lem wit="#A">己<note type="cf1">K17</note></lem><rdg wit="#B">已<note>x</note></rdg></app>矣</p>', '己矣', { witnesses: { B: '已矣' }, leftOut: { note: 2 } }),
  of('a lacuna from entry to entry', '<p>one <app><lem>two</lem><rdg wit="#B"><lacunaStart/></rdg></app> three</p><p>four <app><lem>five</lem><rdg wit="#B"><lacunaEnd/>V</rdg></app> six</p>', 'one two three\nfour five six', { witnesses: { B: 'one\nV six' } }),
  of('a fragment begins and ends', '<p>one <app><lem>two</lem><rdg wit="#B"><witStart/>II</rdg></app> three <app><lem>four</lem><rdg wit="#C"><witEnd/></rdg></app> five</p>', 'one two three four five', { witnesses: { B: 'II three four five', C: 'one two three' } }),
  of('an entry that only says where witnesses begin and end', '<p>ἦν <app><rdg wit="#B"><witStart/>λόγος</rdg></app> καὶ <app><rdg wit="#C">θεὸς<lacunaStart/></rdg></app> ἦν</p>', 'ἦν λόγος καὶ θεὸς ἦν', { witnesses: { A: 'ἦν λόγος καὶ θεὸς ἦν', B: 'λόγος καὶ θεὸς ἦν', C: 'ἦν λόγος καὶ θεὸς' } }),
  of('a witness that was corrected', '<p>one <app><lem wit="#A">two</lem><rdg wit="#B" varSeq="1">tow</rdg><rdg wit="#B" varSeq="2">two</rdg></app></p>', 'one two', { witnesses: { B: 'one two', 'B*': 'one tow' } }),
  of('hands, each a layer', '<p>I <del hand="#h1">was</del><add hand="#h1">am</add> here <add hand="#h2">now</add></p>', 'I am here now', { header: '<profileDesc><handNotes><handNote xml:id="h1"/><handNote xml:id="h2"/></handNotes></profileDesc>', witnesses: { 'S*': 'I was here', 'S¹': 'I am here' }, leftOut: { del: 1 } }),
  of('a substitution over lines of markup', '<l>mit <subst>\n  <del>S</del>\n  <add>ſ</add>\n</subst>auren Schweiß</l>', 'mit ſauren Schweiß', { witnesses: { 'S*': 'mit Sauren Schweiß' }, leftOut: { del: 1 } }),
  of('what an editor knows of persons, behind the text', '<p>Lieber Arthur</p>', 'Lieber Arthur', { back: '<back><listPerson><person xml:id="p"><persName>Hugo</persName><birth>1874</birth></person></listPerson></back>', leftOut: { listPerson: 1 } }),
  of('a file that is a list of persons', '<listPerson><person><persName>Cyrus of Edessa</persName></person></listPerson>', 'Cyrus of Edessa'),
  of('paragraphs by milestones', '<ab>Chap. 3 <milestone unit="tei:p"/>A considerable\n<lb/>period <milestone unit="stanza"/>elapsed</ab>', 'Chap. 3\nA considerable period elapsed'),
  of('segments of a letterhead', '<opener><seg><seg>Dr. A. S.</seg><seg>31. 3. 914</seg></seg><seg>Wien</seg></opener><p>Ge<seg>liebt</seg>e</p>', 'Dr. A. S. 31. 3. 914 Wien\nGeliebte'),
  of('a deletion across paragraphs', '<p>keep <delSpan spanTo="#e"/>gone</p><p>gone too<anchor xml:id="e"/> kept</p>', 'keep\nkept', { witnesses: { 'S*': 'keep gone\ngone too kept' }, leftOut: { del: 1 } }),
  of('a deletion whose end is nowhere', '<p>keep <delSpan spanTo="#nowhere"/>this</p><p>and this</p>', 'keep this\nand this'),
  of('a deletion whose end stands before it', '<p>keep<anchor xml:id="e"/> <delSpan spanTo="#e"/>this</p>', 'keep this'),
  of('an addition without an end', '<p>keep <addSpan/>this</p>', 'keep this'),
  of('what was deleted and restored', '<p>a <restore><del>b</del></restore> c<metamark>^</metamark></p>', 'a b c', { leftOut: { metamark: 1 } }),
  of('a stroke in the manner of Faust', '<p>a <mod rend="strikethrough">b</mod>c</p>', 'a c', { leftOut: { del: 1 } }),
  of('lines inside words', '<p>the gover\n  <lb break="no"/>nment of <w>con<lb/>gealed</w> men</p>', 'the government of congealed men'),
  of('lines in papyri', '<ab xml:space="preserve">νε\n\n    <lb n="15" break="no"/>φρία</ab>', 'νεφρία'),
  of('lines of a page are one text', '<p>如是\n<lb n="2"/>我聞 and\n<lb n="3"/>more</p>', '如是我聞 and more'),
  of('words on lines of their own', '<p>\n<w>Arma</w>\n<pc>(</pc>\n<w>virum</w>\n<pc>)</pc>\n<pc>,</pc>\n<w>cano</w>\n</p>', 'Arma (virum), cano'),
  of('words without spaces', '<p><w>εν</w><w>αρχη</w><w>ην</w></p>', 'εν αρχη ην'),
  of('words and spaces of a play', '<sp><speaker>KING</speaker><p><w>So</w><c> </c><w>shaken</w><pc>,</pc><c> </c><w>we</w></p></sp>', 'KING\nSo shaken, we'),
  of('ruby', '<p><ruby><rb>漢</rb><rt>かん</rt><rb>字</rb><rt>じ</rt></ruby>を</p>', '漢字を', { leftOut: { rt: 2 } }),
  of('a caesura', '<lg><l>若以色見我<caesura/>以音聲求我</l><l>arma<caesura/>virum</l></lg>', '若以色見我　以音聲求我\narma virum'),
  of('gaps, counted or not', '<p>前<gap quantity="2" unit="chars"/>後<gap reason="lost"/>文<unclear/></p>', '前□□後[…]文□'),
  of('a glyph by Unicode', '<p>聞<g ref="#x"/>一</p>', '聞𥁕一', { header: chars('x', '<mapping type="unicode">U+25055</mapping>') }),
  of('a glyph by its normal form', '<p>罪<g ref="#x"/>業</p>', '罪罪業', { header: chars('x', '<mapping type="normal_unicode">罪</mapping><mapping type="PUA">U+F03CC</mapping>') }),
  of('a glyph by its composition', '<p>罪<g ref="#x"/>業</p>', '罪[仁-二]業', { header: chars('x', '<charProp><localName>composition</localName><value>[仁-二]</value></charProp>') }),
  of('a glyph that nobody describes, and one with words', '<p>罪<g ref="#y"/>業<g>字</g></p>', '罪〓業字'),
  of('glyphs that describe each other', '<p>罪<g ref="#x"/></p>', '罪〓', { header: chars('x', '<mapping><g ref="#x"/></mapping>') }),
  of('notes by their place', '<p>經<note place="inline">夾</note>文<note place="foot">脚</note>者<note>n</note></p>', '經夾文者', { leftOut: { note: 2 } }),
  of('cb: entries of contents and glosses at the foot', '<cb:div><cb:mulu>序</cb:mulu><head>序</head><p>時<cb:tt><cb:t place="foot">deva</cb:t><cb:t>天</cb:t></cb:tt>在<foreign cb:place="foot">x</foreign></p></cb:div>', '序\n時天在', { leftOut: { foreign: 1, mulu: 1, t: 1 } }),
  of('a dictionary of CBETA', '<entry><form>總角</form><cb:def><p>童子</p></cb:def></entry>', '總角\n童子'),
  of('running heads, page breaks, figures', '<p>a<pb n="2"/>b <fw>Kopf</fw><figure><figDesc>a ship</figDesc></figure> c</p>', 'ab c', { leftOut: { figDesc: 1, fw: 1 } }),
  of('tables, lists, verse', '<table><row><cell>a</cell><cell>b</cell></row></table><list><label>i</label><item>c</item></list><lg><l>d</l><l>e</l></lg>', 'a b\ni\nc\nd\ne'),
  of('quotations within a line and between', '<p>He said <quote>yes</quote>.</p><quote><p>block</p></quote>', 'He said yes.\nblock'),
  of('a letter', '<opener><dateline>Dorf, <date when="1873-10-20">20. Okt.</date></dateline><salute>Lieber</salute></opener><p>Text</p><closer><signed>W.</signed></closer>', 'Dorf, 20. Okt.\nLieber\nText\nW.'),
  of('CDATA, comments, references', '<p>a<!-- no -->b<![CDATA[<c> & ]]>&#x5B57;&amp;<?pi x?>d</p>', 'ab<c> & 字&d'),
  { name: 'a group of texts', type: 'text/xml', content: '<TEI><text><front><p>f</p></front><group><text><body><p>one</p></body></text><text><body><p>two</p></body></text></group></text></TEI>', text: 'f\none\ntwo' },
  { name: 'a corpus', type: 'text/xml', content: '<teiCorpus><teiHeader><p>h</p></teiHeader><TEI><text><body><p>one</p></body></text></TEI><TEI><text><body><p>two</p></body></text></TEI></teiCorpus>', text: 'one\ntwo', leftOut: { teiHeader: 1 } },
  { name: 'pages of a manuscript', type: 'text/xml', content: '<TEI><teiHeader/><sourceDoc><surface><zone type="pagination"><line>113</line></zone><zone type="main"><line>convinced <mod>\n <add place="sublinear"><metamark>^</metamark></add>\n <add>of it</add>\n</mod> —</line><line>my <mod>\n<del>h</del>\n<add>H</add>\n</mod>eart</line></zone></surface></sourceDoc></TEI>', text: 'convinced of it —\nmy Heart', witnesses: { 'S*': 'convinced —\nmy heart' }, leftOut: { del: 1, fw: 1, metamark: 1 } },
  { name: 'a text and its pages', type: 'text/xml', content: '<TEI><sourceDoc><surface><line>x</line></surface></sourceDoc><text><body><p>y</p></body></text></TEI>', text: 'y', leftOut: { sourceDoc: 1 } },
  { name: 'a document type without a subset', type: 'text/xml', content: '<!DOCTYPE TEI.2 PUBLIC "-//TEI P4//DTD Main Document Type//EN" "tei2.dtd"><TEI.2><text><body><p>a &mdash; caf&eacute;</p></body></text></TEI.2>', text: 'a — café' },
] // biome-ignore format: a table

const html = (name: string, content: string, text: string, more: Partial<Fixture> = {}): Fixture => ({
  name, type: 'text/html', content, text, ...more,
}) // biome-ignore format: short

const HTML: readonly Fixture[] = [
  html('ruby with its end tags left out', '<p><ruby>漢<rt>かん字<rt>じ</ruby>を<p>次', '漢を\n次', { leftOut: { rt: 2 } }),
  html('a head that is left open', '<html lang=fr><head><meta charset=utf-8><title>T</title><p>un<p>deux', 'un\ndeux', { leftOut: { title: 1 } }),
  html('all named references', '<p>caf&eacute; &notin; &copy2020 &CounterClockwiseContourIntegral;', 'café ∉ ©2020 ∳'),
  html('scripts and styles', '<style>p{}</style>a<script>if (a<b) "</p>"</script>b', 'ab', { leftOut: { script: 1, style: 1 } }),
  html('deletions and insertions', '<p>the <del>old</del><ins>new</ins> text', 'the new text', { witnesses: { 'S*': 'the old text' }, leftOut: { del: 1 } }),
  html('kept white space', '<pre>\n a\n  b</pre>c', ' a\n  b\nc'),
  html('a title that never ends is one', '<p>a</p><svg><text>s</text><p>b', 'a\nb', { leftOut: { svg: 1 } }),
  html('tables and breaks', '<table><tr><td>a<td>b<tr><td>c</table>d<br>e', 'a b\nc\nd\ne'),
  html('signs that are no tags', 'a < b & c <3 </', 'a < b & c <3 </'),
  { name: 'XHTML', type: 'application/xhtml+xml', content: '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>a</p><script src="x"/><p>b&nbsp;c</p></body></html>', text: 'a\nb\u00a0c' },
] // biome-ignore format: a table

const md = (name: string, content: string, text: string, more: Partial<Fixture> = {}): Fixture => ({
  name, type: 'text/markdown', content, text, ...more,
}) // biome-ignore format: short

const MARKDOWN: readonly Fixture[] = [
  md('emphasis in each other', '***x*** and **a *b* c** and snake_case', 'x and a b c and snake_case'),
  md('links, images, references', '[a](http://x/(b) "t") ![alt](i.png) [c][d] [e] <http://f>\n\n[d]: http://g\n', 'a alt c [e] http://f\n\n'),
  md('entities and inline HTML', 'a <b>bold</b> &amp; &eacute;<br>c <span class="x">示例</span>', 'a bold & é\nc 示例'),
  md('headings', '# One #\n\nTwo\n===\n\n## 三', 'One\n\nTwo\n\n三'),
  md('lists and quotes', '- a\n  b\n- c\n\n1. d\n\n> e\n> f', 'a\nb\nc\n\n1. d\n\ne\nf'),
  md('code', 'use `` a`b `` here\n\n```js\n*x*\n```\n', 'use a`b here\n\n*x*\n'),
  md('notes', 'a[^1] b\n\n[^1]: the note\n\nc', 'a b\n\n\nc', { leftOut: { note: 1 } }),
  md('comments, and what follows them', '<!-- c -->text [x]\n\nb <!-- d -->e', 'text [x]\n\nb e'),
  md('escapes', '\\*a\\* \\[b\\] 1\\. ', '*a* [b] 1. '),
  md('front matter', '---\ntitle: x\n---\ntext', 'text', { leftOut: { 'front-matter': 1 } }),
] // biome-ignore format: a table

const t = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const p = (inner: string, properties = '') => `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`
const word = (name: string, body: string, text: string, more: Partial<Fixture> = {}): Fixture => ({
  name, type: DOCX, content: docx(body), part: 'word/document.xml', text, ...more,
}) // biome-ignore format: short

const WORD: readonly Fixture[] = [
  word('tracked changes', p(`${t('the ')}<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins>${t('new')}</w:ins>${t(' text')}`), 'the new text\n', { witnesses: { 'S*': 'the old text\n' }, leftOut: { del: 1 } }),
  word('moved text', p(`<w:moveFrom>${t('a')}</w:moveFrom>${t('b')}<w:moveTo>${t('a')}</w:moveTo>`), 'ba\n', { witnesses: { 'S*': 'ab\n' }, leftOut: { del: 1 } }),
  word('a paragraph mark that was deleted', p(t('one '), '<w:rPr><w:del w:id="1"/></w:rPr>') + p(t('line')), 'one line\n', { witnesses: { 'S*': 'one \nline\n' } }),
  word('a dropped capital', p(t('O'), '<w:framePr w:dropCap="drop"/>') + p(t('nce')), 'Once\n'),
  word('hidden text', p(`<w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>yes</w:t></w:r>`), 'yes\n', { leftOut: { hidden: 1 } }),
  word('ruby', p('<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>かんじ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢字</w:t></w:r></w:rubyBase></w:ruby></w:r>'), '漢字\n', { leftOut: { rt: 1 } }),
  word('symbols', p('<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Nobody" w:char="F041"/></w:r>'), 'α✓〓\n'),
  word('fields', p(`<w:r><w:instrText>PAGE</w:instrText></w:r>${t('7')}`), '7\n', { leftOut: { field: 1 } }),
] // biome-ignore format: a table

const odt = (body: string) =>
  zip([
    {
      name: 'content.xml',
      content: `<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
  ])

const OTHERS: readonly Fixture[] = [
  { name: 'plain text', type: 'text/plain', content: ' 字\r\n# not mandoku\n', text: ' 字\r\n# not mandoku\n' },
  { name: 'mandoku', type: 'text/plain', content: '# -*- mode: mandoku-view; -*-\n#+TITLE: 墨子\n<pb:KR5f0010_HFL_001-001a>¶\n墨子卷之一¶\n　　　親士第一¶\n入國而不存其士則¶\n亡&KR0001;矣¶\n:zhu:\n注¶\n:end:\n', text: '墨子卷之一\n　　　親士第一\n入國而不存其士則亡〓矣\n注', leftOut: { property: 4 } },
  { name: 'ODT', type: ODT, part: 'content.xml', content: odt('<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>a<text:s text:c="2"/>b<text:change text:change-id="c1"/><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p><text:h>c</text:h>'), text: 'a  b\nc', witnesses: { 'S*': 'a  bold\nc' }, leftOut: { del: 1, note: 1 } },
  { name: 'EPUB', type: EPUB, part: 'book/1.xhtml', content: zip([{ name: 'META-INF/container.xml', content: '<container><rootfiles><rootfile full-path="book/x.opf"/></rootfiles></container>' }, { name: 'book/x.opf', content: '<package xmlns:dc="d"><metadata><dc:title>T</dc:title></metadata><manifest><item id="a" href="1.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>' }, { name: 'book/1.xhtml', content: '<html><head><title>x</title></head><body><p>一<p>二</body></html>' }]), text: '一\n二', leftOut: { title: 1 } },
] // biome-ignore format: a table

export const FIXTURES: readonly Fixture[] = [...TEI, ...HTML, ...MARKDOWN, ...WORD, ...OTHERS]

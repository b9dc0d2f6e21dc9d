import type { Words } from '../../present/words.ts'

const en = {
  embed: {
    title: 'Put it in your page',
    link: 'Put it in your page',
    intro:
      'Three ways to show a comparison or a telegram in your page. None sets a cookie or tracks readers, and all can be read where scripts do not run.',
    url: 'Address of a passage, a telegram or a quotation',
    urlHint: 'As the browser shows it, with the chosen witnesses and rules; or that of a checked quotation.',
    place: 'Only the variant with the number',
    placeHint: 'The address then names exactly these versions, so that the number stays valid.',
    inline: 'Texts of your own page',
    inlineIntro:
      'Without an address, the element compares the texts between its tags. Nothing is sent anywhere: the engine is loaded into the page.',
    show: 'Show the codes',
    view: 'View',
    views: { inline: 'in the text', 'side-by-side': 'side by side', list: 'list of variants' },
    theme: 'Colours',
    themes: { page: 'of the page', light: 'light', dark: 'dark' },
    html: 'Static HTML',
    htmlIntro:
      'The text itself, as of today: it can be read, cited and printed without this site. Only its colours come from a style sheet on this site.',
    frame: 'Frame',
    frameIntro:
      'Always up to date with this site. Works where a page allows no scripts; with the script of the element on the page, the frame fits its height to the content.',
    element: 'Element',
    elementIntro:
      'Part of your page: it takes your font, and your style sheet can reach it by ::part and custom properties. What is between the tags is shown until the element has loaded, and if it cannot load.',
    code: (form: string) => `Code: ${form}`,
    preview: (form: string) => `Preview: ${form}`,
    oembed: 'Systems that support oEmbed need only the address.',
  },
}

const zh: Words<typeof en> = {
  embed: {
    title: '嵌入您的网页',
    link: '嵌入您的网页',
    intro: '在您的网页中显示对校或电报，有三种方式。三者都不设 cookie、不跟踪读者，脚本不能运行时也照样可读。',
    url: '文段、电报或引文的网址',
    urlHint: '照浏览器中的样子，连同所选的见证本与规则；核对过的引文亦可。',
    place: '只显示此编号的异文',
    placeHint: '网址将指明这几个版本，编号因此不变。',
    inline: '您网页中自己的文本',
    inlineIntro: '不写网址时，元素就地对校标签之间的文本。什么也不发出：引擎载入网页之中。',
    show: '显示代码',
    view: '视图',
    views: { inline: '文中标注', 'side-by-side': '分栏对照', list: '异文列表' },
    theme: '配色',
    themes: { page: '随网页', light: '浅色', dark: '深色' },
    html: '静态 HTML',
    htmlIntro: '即今日的文字本身：不依赖本站即可阅读、引用、打印。只有配色取自本站的样式表，没有它则为素面。',
    frame: '内嵌框架',
    frameIntro: '始终与本站一致。网页不许脚本时也可用；若网页另载有第三种方式的脚本，框架会随内容增高。',
    element: '自定义元素',
    elementIntro:
      '成为您网页的一部分：沿用您的字体，您的样式表可经 ::part 与自定义属性改变它。标签之间的内容在载入前显示，载入失败时保留。',
    code: (form) => `代码：${form}`,
    preview: (form) => `预览：${form}`,
    oembed: '支持 oEmbed 的系统只需要网址。',
  },
}

export const EMBED_CODES = { en, zh }

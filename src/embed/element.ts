/**
 * `<variorum-comparison src="https://host/p/t17?witnesses=A,C">fallback</variorum-comparison>`: the comparison that the page
 * at `src` shows, in an open shadow root. What stands between the tags is seen until it has come, and stays if it does not.
 *
 * Events as an image has them: `loadstart`, then `load` or `error`, then `loadend`. Importing this defines nothing; `define.ts` does.
 */

import figureStyle from './figure.css'
import { type ComparisonData, comparisonFigure, EMBED_VIEWS, type EmbedView, type FigureOptions } from './figure.ts'
import { type TelegramData, telegramFigure } from './telegram-figure.ts'
import type { Tree } from './tree.ts'
import { type EmbedLanguage, type EmbedWords, WORDS } from './words.ts'

/** What changes the answer is fetched again; what changes only how it is shown is not. */
const ASKED = ['src', 'witnesses', 'base', 'ignore'] as const
const SHOWN = ['view', 'writing', 'lang', 'theme', 'labels'] as const

/** Where there is no browser the class can still be imported, and never made. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement)

export class VariorumComparison extends Base {
  static readonly observedAttributes = [...ASKED, ...SHOWN, 'loading']

  #data: ComparisonData | TelegramData | null = null
  #loading: AbortController | null = null
  #seen: IntersectionObserver | null = null
  #queued = false
  /** A shadow root that came with the page shows what the server put there, until an attribute changes. */
  #adopted = false
  /** Attributes that were there before the element was are no change. */
  #ready = false

  connectedCallback(): void {
    this.#ready = true
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheet()]
    if (this.#data !== null) {
      this.#render()
    } else if (root.querySelector('figure') !== null) {
      this.#adopted = true
      this.#listen()
    } else {
      if (root.firstChild === null) root.append(document.createElement('slot'))
      this.#queue()
    }
  }

  disconnectedCallback(): void {
    this.#ready = false
    this.#loading?.abort()
    this.#seen?.disconnect()
    this.#seen = null
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.#ready || before === after) return
    if (name === 'loading' && (this.#seen === null || after === 'lazy')) return
    if (this.#data !== null && (SHOWN as readonly string[]).includes(name)) this.#render()
    // A theme is a matter of style, which the server's own figure obeys too.
    else if (!this.#adopted || name !== 'theme') this.#queue()
  }

  /** Several attributes set one after the other are one request. */
  #queue(): void {
    if (this.#queued) return
    this.#queued = true
    queueMicrotask(() => {
      this.#queued = false
      if (this.isConnected) this.#start()
    })
  }

  #start(): void {
    this.#seen?.disconnect()
    this.#seen = null
    if (this.getAttribute('loading') !== 'lazy') {
      void this.#load()
      return
    }
    this.#seen = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        this.#seen?.disconnect()
        this.#seen = null
        void this.#load()
      },
      { rootMargin: '400px' },
    )
    this.#seen.observe(this)
  }

  /** The page that shows the same, with what the attributes say in place of its query; null where `src` is no such page. */
  get #page(): URL | null {
    const src = this.getAttribute('src')
    const url = src === null || !URL.canParse(src, document.baseURI) ? null : new URL(src, document.baseURI)
    if (url === null || !/^https?:$/.test(url.protocol) || !PAGE.test(url.pathname)) return null
    url.pathname = url.pathname.replace(PAGE, '/$1/$2')
    for (const name of ['witnesses', 'base', 'ignore', 'view', 'writing', 'lang']) {
      const value = this.getAttribute(name)
      if (value !== null) url.searchParams.set(name, value)
    }
    // Other witnesses than those of an address that names exact versions are the current ones.
    if (this.hasAttribute('witnesses')) url.searchParams.delete('versions')
    url.search = url.search.replaceAll('%2C', ',')
    return url
  }

  async #load(): Promise<void> {
    this.#loading?.abort()
    const loading = new AbortController()
    this.#loading = loading
    this.#data = null
    this.#adopted = false
    this.#tell('loadstart')
    try {
      const page = this.#page
      if (page === null) throw new TypeError('src names no page of a passage or telegram')
      const url = new URL(page)
      url.pathname = url.pathname.replace(PAGE, '/embed/$1/$2.json')
      for (const name of ['view', 'writing', 'lang', 'highlight']) url.searchParams.delete(name)
      url.hash = ''
      const response = await fetch(url, { credentials: 'omit', signal: loading.signal })
      if (!response.ok) throw new Error(`${url} answered ${response.status}`)
      this.#data = await response.json()
      this.#render()
      this.#tell('load')
    } catch {
      // Taken out of the page, or asked for something else: nobody waits for this answer.
      if (this.#loading !== loading || loading.signal.aborted) return
      this.#data = null
      this.#fail()
      this.#tell('error')
    }
    this.#tell('loadend')
  }

  #tell(name: string): void {
    this.dispatchEvent(new Event(name))
  }

  get #words(): EmbedWords {
    const asked = this.getAttribute('lang') ?? this.#page?.searchParams.get('lang') ?? surrounding(this)
    const language = asked.split('-')[0]!.toLowerCase()
    return WORDS[(Object.hasOwn(WORDS, language) ? language : 'en') as EmbedLanguage]
  }

  #render(): void {
    const [data, page] = [this.#data, this.#page]
    if (data === null || page === null) return
    const asked = page.searchParams.get('view') as EmbedView
    const manner: FigureOptions = {
      words: this.#words,
      view: EMBED_VIEWS.includes(asked) ? asked : EMBED_VIEWS[0],
      labels: this.getAttribute('labels') !== 'off',
      heading: 'p',
      page: page.href,
      accessed: new Date().toISOString().slice(0, 10),
      vertical: page.searchParams.get('writing') === 'vertical',
    }
    const figure = 'comparison' in data ? comparisonFigure(data, manner) : telegramFigure(data, manner)
    this.shadowRoot!.replaceChildren(nodeOf(figure))
    this.#listen()
  }

  /** The fallback stays, and under it the way to the page itself. */
  #fail(): void {
    const page = this.#page
    const note = document.createElement('p')
    note.setAttribute('part', 'error')
    note.lang = this.#words.tag
    note.append(this.#words.failed)
    if (page !== null) {
      const link = document.createElement('a')
      link.href = page.href
      link.textContent = this.#words.open
      note.append(link)
    }
    this.shadowRoot!.replaceChildren(document.createElement('slot'), note)
  }

  /** From the number of one variant to the next and back, by arrows or j and k. */
  #listen(): void {
    const figure = this.shadowRoot!.querySelector<HTMLElement>('figure')
    figure?.addEventListener('keydown', (event) => {
      const step = STEPS[event.key]
      if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
      const numbers = [...figure.querySelectorAll<HTMLElement>('.number')]
      const at = numbers.indexOf(event.target as HTMLElement)
      if (at < 0) return
      event.preventDefault()
      numbers[at + step]?.focus()
    })
  }
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, j: 1, ArrowLeft: -1, ArrowUp: -1, k: -1 }

/** Addresses of a passage or a telegram, also of their embeds. */
const PAGE = /(?:\/embed)?\/([pt])\/([^/]+?)(?:\.html)?$/

const surrounding = (element: Element): string =>
  element.parentElement?.closest('[lang]')?.getAttribute('lang') || navigator.language

let made: CSSStyleSheet | undefined

/** One for all elements of a page; made by script, it needs no leave from a policy that forbids inline styles. */
function sheet(): CSSStyleSheet {
  if (made === undefined) {
    made = new CSSStyleSheet()
    made.replaceSync(figureStyle)
  }
  return made
}

/** Nodes are made one by one and text is put in as text: nothing that comes over the wire is ever read as HTML. */
function nodeOf(tree: Tree): Node {
  if (tree === false) return document.createTextNode('')
  if (typeof tree === 'string') return document.createTextNode(tree)
  const element = document.createElement(tree.tag)
  for (const [name, value] of Object.entries(tree.attributes))
    if (typeof value === 'string') element.setAttribute(name, value)
  element.append(...tree.children.map(nodeOf))
  return element
}

/** Properties mirror attributes, as in the elements of HTML. */
for (const name of [...ASKED, 'view', 'writing', 'theme', 'labels', 'loading'] as const)
  Object.defineProperty(VariorumComparison.prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: Element) {
      return this.getAttribute(name) ?? ''
    },
    set(this: Element, value: unknown) {
      if (value === null || value === undefined) this.removeAttribute(name)
      else this.setAttribute(name, String(value))
    },
  })

/**
 * What the elements have in common: an open shadow root in which a figure is shown once its data has come. What is between the tags is
 * seen until then, and stays if it does not come. Events as an image has them: `loadstart`, then `load` or `error`, then `loadend`.
 */
import type { Tree } from './tree.ts'
import { type EmbedLanguage, type EmbedWords, WORDS } from './words.ts'

/** The files with the style, beside this one, as a module and as a style sheet; their names are put here when all are built. */
declare const FIGURE_STYLE_FILE: string
declare const FIGURE_FILE: string

/** Where there is no browser the class can still be imported, and never made. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement)

export abstract class VariorumElement<Data> extends Base {
  /** Attributes that change the answer: it is fetched again. */
  static readonly asked: readonly string[] = []
  /** Attributes that change only how it is shown. */
  static readonly shown: readonly string[] = []

  #data: Data | null = null
  #loading: AbortController | null = null
  #seen: IntersectionObserver | null = null
  #queued = false
  /** A shadow root that came with the page shows what the server put there, until an attribute changes. */
  #adopted = false
  /** Attributes that were there before the element was are no change. */
  #ready = false

  /** The page that shows the same; null where there is none. */
  protected abstract get page(): URL | null
  /** @throws where the data cannot be had */
  protected abstract read(signal: AbortSignal): Promise<Data>
  protected abstract figure(data: Data): Tree

  connectedCallback(): void {
    this.#ready = true
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [hostSheet()]
    // Loaded early, so that the style arrives with the figure. A figure without it is still readable.
    void figureSheet().then((sheet) => root.adoptedStyleSheets.push(sheet), console.error)
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
    const { shown } = this.constructor as typeof VariorumElement
    if (this.#data !== null && shown.includes(name)) this.#render()
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

  async #load(): Promise<void> {
    this.#loading?.abort()
    const loading = new AbortController()
    this.#loading = loading
    this.#data = null
    this.#adopted = false
    this.#tell('loadstart')
    try {
      const [data] = await Promise.all([this.read(loading.signal), figureSheet().catch(() => null)])
      if (this.#loading !== loading || loading.signal.aborted) return
      this.#data = data
      this.#render()
      this.#tell('load')
    } catch {
      // Taken out of the page, or asked for something else: this answer is no longer needed.
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

  protected get words(): EmbedWords {
    const asked = this.getAttribute('lang') ?? this.page?.searchParams.get('lang') ?? surrounding(this)
    const language = asked.split('-')[0]!.toLowerCase()
    return WORDS[(Object.hasOwn(WORDS, language) ? language : 'en') as EmbedLanguage]
  }

  #render(): void {
    if (this.#data === null) return
    this.shadowRoot!.replaceChildren(nodeOf(this.figure(this.#data)))
    this.#listen()
  }

  /** The fallback stays, and under it the way to the page itself. */
  #fail(): void {
    const { page, words } = this
    const note = document.createElement('p')
    note.setAttribute('part', 'error')
    note.lang = words.tag
    note.append(words.failed)
    if (page !== null) {
      const link = document.createElement('a')
      link.href = page.href
      link.textContent = words.open
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

export const surrounding = (element: Element): string =>
  element.parentElement?.closest('[lang]')?.getAttribute('lang') || navigator.language

/** @throws TypeError where there is no answer or another than expected */
export const dataAt = async <Data>(url: URL, signal: AbortSignal): Promise<Data> => (await answerOf(url, signal)).json()

async function answerOf(url: URL, signal: AbortSignal | null = null): Promise<Response> {
  const response = await fetch(url, { credentials: 'omit', signal })
  if (!response.ok) throw new TypeError(`${url} answered ${response.status}`)
  return response
}

/** An absolute address by HTTP, or null. */
export function addressOf(address: string | null): URL | null {
  const url = address === null || !URL.canParse(address, document.baseURI) ? null : new URL(address, document.baseURI)
  return url !== null && /^https?:$/.test(url.protocol) ? url : null
}

/** One of each for all elements of a page; made by script, they need no leave from a policy that forbids inline styles. */
const sheets: { host?: CSSStyleSheet; figure?: Promise<CSSStyleSheet> } = {}

function sheetOf(style: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  return sheet
}

/** Applies before the style has loaded: a box, also around the content between the tags. */
function hostSheet(): CSSStyleSheet {
  sheets.host ??= sheetOf(':host{display:block}:host([hidden]){display:none}')
  return sheets.host
}

/** A policy that lets this script run by its hash alone forbids another one, but not what the data come by. */
function figureSheet(): Promise<CSSStyleSheet> {
  sheets.figure ??= (
    import(new URL(FIGURE_STYLE_FILE, import.meta.url).href) as Promise<typeof import('./figure-style.ts')>
  )
    .then(
      ({ figureStyle }) => figureStyle,
      async () => (await answerOf(new URL(FIGURE_FILE, import.meta.url))).text(),
    )
    .then(sheetOf)
  return sheets.figure
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

/** Properties mirror attributes, as in the elements of HTML. `lang` and `title` are HTML's own. */
export function mirror(of: { readonly prototype: Element }, names: readonly string[]): void {
  for (const name of names)
    Object.defineProperty(of.prototype, name, {
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
}

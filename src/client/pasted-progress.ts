/** Says what `/compare` is doing, and after a while for how long, with a button that stops it. */
import { form } from './pasted-form.ts'

const status = form.querySelector<HTMLElement>('.comparing')!

/** The work that is under way; other work takes its place. */
let current: object | null = null

/** Milliseconds after which work shows how long it takes, and can be stopped. */
const LONG = 500

export interface Work {
  say(stage: string): void
  /** @param last what the status says from now on */
  end(last: string): void
  /** Ended, stopped, or overtaken by other work. */
  isOver(): boolean
}

export function say(words: string): void {
  status.textContent = words
}

/**
 * The engine compares in one step, so no share of the work can be shown.
 * @param stop called when the reader stops the work
 */
export function beginWork(stage: string, stop: () => void): Work {
  const [bar, button] = [form.querySelector('progress')!, form.querySelector<HTMLElement>('#stop')!]
  const began = performance.now()
  const mark = {}
  current = mark
  const isOver = () => current !== mark
  const seconds = document.createElement('span')
  seconds.setAttribute('aria-hidden', 'true')
  const sayStage = (words: string) => {
    if (!isOver()) status.replaceChildren(words, ' ', seconds)
  }
  const timer = setInterval(() => {
    if (isOver()) return clearInterval(timer)
    bar.hidden = false
    button.hidden = false
    seconds.textContent = form.dataset.seconds!.replace('%', String(Math.round((performance.now() - began) / 1000)))
  }, LONG)
  const end = (last: string) => {
    clearInterval(timer)
    if (isOver()) return
    current = null
    bar.hidden = true
    button.hidden = true
    say(last)
  }
  button.onclick = () => {
    end(form.dataset.stopped!)
    stop()
  }
  sayStage(stage)
  return { say: sayStage, end, isOver }
}

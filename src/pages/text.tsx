/** A piece of a witness as it is put on a page: always text, isolated, with what cannot be seen made visible. */
import type { Run } from './cut.ts'
import type { Reader } from './reader.ts'

/** Line breaks, and in a difference also white space and characters without ink that would otherwise hide there. */
const PLAIN_SPECIAL = /(\r?\n)/
/** Only what is a grapheme of its own: a joiner or a variation selector belongs to the character before it. */
const HIDDEN_SPECIAL =
  /(\r?\n|\p{Zs}+|\t+|[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff])/u

/**
 * Runs of one witness. Each is a `bdi`, so that a text's own directional controls end with it; the text itself is put
 * there by hono/jsx, which escapes it. `different` makes spaces and invisible characters visible, without adding anything
 * to what is copied.
 */
export const Runs = ({
  runs,
  different = false,
  first = false,
}: {
  runs: readonly Run[]
  different?: boolean
  first?: boolean
}) => (
  <>
    {runs.map((run, index) =>
      run.marked ? (
        <mark id={first && index === runs.findIndex((one) => one.marked) ? 'highlight' : undefined}>
          <Ink text={run.text} different={different} />
        </mark>
      ) : (
        <Ink text={run.text} different={different} />
      ),
    )}
  </>
)

export const Ink = ({ text, different = false }: { text: string; different?: boolean }) => {
  const parts = text.split(different ? HIDDEN_SPECIAL : PLAIN_SPECIAL)
  return (
    <bdi>
      {parts.map((part, index) => {
        if (index % 2 === 0) return part
        if (part.endsWith('\n')) return <span class="break">{part}</span>
        if (/^[\p{Zs}\t]/u.test(part)) return <span class="space">{part}</span>
        return (
          <>
            {part}
            <span class="unseen">U+{part.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}</span>
          </>
        )
      })}
    </bdi>
  )
}

/** Said by a screen reader, not seen, and not copied. */
export const Said = ({ children }: { children: string }) => <span class="said">{children}</span>

/** Words whose language is not recorded: Han characters mean Chinese, else they are taken to be English. */
export const Mixed = ({ text, reader }: { text: string; reader: Reader }) => {
  const lang = /\p{Script=Han}/u.test(text) ? 'zh-Hans' : 'en'
  const parts = text.split(/(https?:\/\/[^\s()<>《》“”]+[^\s()<>《》“”.,;:。，；：])/)
  return (
    <span lang={lang === reader.t.tag ? undefined : lang}>
      {parts.map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          <a class="address" href={part} rel="external noreferrer">
            {part}
          </a>
        ),
      )}
    </span>
  )
}

/**
 * A title, label or source in one language, or in two as the first corpus writes them: “文中第一遍 · First copy”. Each part
 * gets its own language, since quotation marks are wide in one and narrow in the other.
 */
export const Titled = ({ text, lang }: { text: string; lang: string }) => (
  <>
    {text.split(/( · |(?<=。)(?=[A-Za-z]))/).map((part) => (
      <bdi lang={/\p{Script=Latin}/u.test(part) && !/\p{Script=Han}/u.test(part) ? 'en' : lang}>{part}</bdi>
    ))}
  </>
)

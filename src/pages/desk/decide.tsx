/** All decisions that an editor can make about a place, as fields of the one form of the desk; they work without a script. */

import { type ComparisonView, languageOf, wordsOf } from '../../present/comparison-view.ts'
import { alignBrackets, alignFields, DESK_SCOPES, type DeskAct } from '../../present/desk-form.ts'
import type { DeskPlace } from '../../present/desk-places.ts'
import { freeCut, inField } from '../../present/marked-text.ts'
import { wordFor } from '../../present/word-for.ts'
import { RULES } from '../../text/equivalences/index.ts'
import type { Reading } from '../../variants/comparison.ts'
import type { Reader } from '../ui/reader.ts'
import { readingWords } from './words.ts'

export interface DecideProps {
  readonly reader: Reader
  readonly shown: ComparisonView
  readonly place: DeskPlace
  /** Classes of the passage's own rules. */
  readonly ownClasses: readonly string[]
  /** What was sent and refused; null for a form that is new. */
  readonly draft: URLSearchParams | null
}

/** UTF-16 units of all readings of a place up to which each is in a field, to be marked in. */
const MARKABLE = 20_000

export const Decide = ({ reader, shown, place, ownClasses, draft }: DecideProps) => {
  const { t } = reader
  const { segment, at } = place
  const { readings } = segment
  const isBase = ({ witnesses }: Reading) => witnesses.includes(shown.comparison.options.base)
  const base = String(readings.findIndex(isBase))
  const other = String(readings.findIndex((reading) => !isBase(reading)))
  const { lemma } = segment
  const printed = lemma !== undefined && 'siglum' in lemma ? lemma.siglum : shown.comparison.options.base
  const value = (name: string, otherwise = '') => draft?.get(name) ?? otherwise
  const own = [...new Set([...ownClasses, ...segment.classes])].filter(
    (name) => !(RULES as readonly string[]).includes(name),
  )
  const isLong = readings.reduce((sum, { text }) => sum + text.length, 0) > MARKABLE
  const cut = isLong ? null : freeCut(readings.map(({ text }) => text))
  const align = isLong ? [] : alignFields(place, shown.texts)
  const brackets = isLong ? null : alignBrackets(align)
  const Submit = ({ act }: { act: DeskAct }) => (
    <button type="submit" class="quiet" form="desk" name="do" value={`${act}:${at}`} data-act={act}>
      {t.desk.acts[act]}
    </button>
  )
  const Readings = ({ name, label, chosen, none, key_ }: ReadingsProps) => (
    <div class="field">
      <label for={`desk-${name}`}>{label}</label>
      <select id={`desk-${name}`} form="desk" name={name} data-key={key_}>
        {none !== undefined && <option value="">{none}</option>}
        {readings.map((reading, k) => (
          <option value={k} selected={value(name, chosen) === String(k)} {...wordsOf(shown, reading.witnesses[0]!)}>
            {readingWords(reader, segment, reading)}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <section class="desk-decide" aria-label={`${t.desk.place(segment.id ?? '≈')}${t.colon}${t.desk.decide}`}>
      <div class="desk-groups">
        <fieldset>
          <legend>{t.desk.groups.regularise}</legend>
          <Readings name="of" label={t.desk.reading} chosen={other} key_="r" />
          <Readings name="as" label={t.desk.sameAs} chosen={base} />
          <div class="field">
            <label for="desk-class">{t.desk.class}</label>
            <input
              id="desk-class"
              form="desk"
              type="text"
              name="class"
              list="desk-class-names"
              value={value('class')}
              autocomplete="off"
              aria-describedby="desk-class-hint"
            />
            <datalist id="desk-class-names">
              {[...RULES, ...own].map((name) => (
                <option value={name}>{wordFor(t.classes, name)}</option>
              ))}
            </datalist>
            <p class="hint" id="desk-class-hint">
              {t.desk.classHint}
            </p>
          </div>
          <div class="field">
            <label for="desk-scope">{t.desk.scope}</label>
            <select id="desk-scope" form="desk" name="scope">
              {DESK_SCOPES.map((scope) => (
                <option value={scope} selected={value('scope') === scope}>
                  {t.desk.scopes[scope]}
                </option>
              ))}
            </select>
          </div>
          <Submit act="regularise" />
        </fieldset>
        <fieldset>
          <legend>{t.desk.groups.lemma}</legend>
          <Readings
            name="lemma"
            label={t.desk.otherLemma}
            chosen={String(readings.findIndex(({ witnesses }) => witnesses.includes(printed)))}
            key_="l"
          />
          <Submit act="lemma" />
          <div class="field">
            <label for="desk-conjecture">{t.desk.conjecture}</label>
            <input
              id="desk-conjecture"
              form="desk"
              type="text"
              name="conjecture"
              value={value('conjecture')}
              autocomplete="off"
              lang={languageOf(shown, shown.comparison.options.base)}
              dir="auto"
              aria-describedby="desk-conjecture-hint"
            />
            <p class="hint" id="desk-conjecture-hint">
              {t.desk.conjectureHint}
            </p>
          </div>
          <Submit act="conjecture" />
        </fieldset>
        <fieldset>
          <legend>{t.desk.groups.note}</legend>
          <div class="field">
            <label for="desk-note">{t.desk.note}</label>
            <textarea id="desk-note" form="desk" name="note" rows={3} dir="auto" data-key="n">
              {`\n${value('note')}`}
            </textarea>
          </div>
          <div class="field">
            <label for="desk-note-language">{t.desk.language}</label>
            <input
              id="desk-note-language"
              class="short"
              form="desk"
              type="text"
              name="note-language"
              value={value('note-language', t.tag)}
              autocomplete="off"
            />
          </div>
          <Submit act="note" />
        </fieldset>
        <fieldset>
          <legend>{t.desk.groups.readings}</legend>
          <ul class="desk-readings">
            {readings.map((reading, k) => (
              <li>
                <input
                  class="desk-order"
                  form="desk"
                  type="text"
                  inputmode="numeric"
                  name={`order-${k}`}
                  value={value(`order-${k}`, String(k + 1))}
                  aria-label={`${t.desk.order}${t.colon}${readingWords(reader, segment, reading)}`}
                />
                <label>
                  <input
                    form="desk"
                    type="checkbox"
                    name="ranked"
                    value={k}
                    checked={draft?.getAll('ranked').includes(String(k)) ?? false}
                  />{' '}
                  <bdi {...wordsOf(shown, reading.witnesses[0]!)}>{readingWords(reader, segment, reading)}</bdi>
                </label>
              </li>
            ))}
          </ul>
          <div class="desk-row">
            <Submit act="order" />
            <Submit act="separate" />
          </div>
          <div class="field">
            <label for="desk-rank">{t.desk.rank}</label>
            <select id="desk-rank" form="desk" name="rank">
              {(['sub', 'main'] as const).map((rank) => (
                <option value={rank} selected={value('rank') === rank}>
                  {t.desk.ranks[rank]}
                </option>
              ))}
            </select>
          </div>
          <Readings name="parent" label={t.desk.parent} chosen="" none={t.desk.noParent} />
          <Submit act="reading" />
        </fieldset>
        <fieldset>
          <legend>{t.desk.groups.classify}</legend>
          <ul class="choices desk-classes">
            {[...RULES, ...own].map((name) => (
              <li>
                <label>
                  <input
                    form="desk"
                    type="checkbox"
                    name="classes"
                    value={name}
                    checked={draft === null ? segment.classes.includes(name) : draft.getAll('classes').includes(name)}
                  />{' '}
                  <bdi>{wordFor(t.classes, name)}</bdi>
                </label>
              </li>
            ))}
          </ul>
          <div class="field">
            <label for="desk-own-classes">{t.desk.ownClasses}</label>
            <input
              id="desk-own-classes"
              form="desk"
              type="text"
              name="own-classes"
              value={value('own-classes')}
              autocomplete="off"
              aria-describedby="desk-own-classes-hint"
            />
            <p class="hint" id="desk-own-classes-hint">
              {t.desk.ownClassesHint}
            </p>
          </div>
          <div class="field">
            <label for="desk-significance">{t.desk.significance}</label>
            <select id="desk-significance" form="desk" name="significance">
              {(['substantive', 'accidental'] as const).map((name) => (
                <option value={name} selected={value('significance', segment.significance) === name}>
                  {t.significance[name]}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="desk-relation">{t.desk.relation}</label>
            <select id="desk-relation" form="desk" name="relation">
              {(['variant', 'equivalent'] as const).map((name) => (
                <option value={name} selected={value('relation', segment.relation) === name}>
                  {t.desk.relations[name]}
                </option>
              ))}
            </select>
          </div>
          <Submit act="classify" />
        </fieldset>
        <fieldset>
          <legend>{t.desk.groups.split}</legend>
          {cut === null ? (
            <p class="hint">{isLong ? t.desk.tooLongToMark : t.desk.noMark}</p>
          ) : (
            <>
              <p class="hint">{t.desk.splitHint(cut)}</p>
              {readings.map((reading, k) =>
                reading.text === '' ? null : (
                  <Marked
                    name={`split-${k}`}
                    label={t.desk.splitOf(reading.witnesses.join(' '))}
                    text={value(`split-${k}`, reading.text)}
                    words={wordsOf(shown, reading.witnesses[0]!)}
                    mark={cut}
                    key_="s"
                  />
                ),
              )}
              <Submit act="split" />
            </>
          )}
        </fieldset>
        <fieldset>
          <legend>{t.desk.groups.align}</legend>
          {brackets === null ? (
            <p class="hint">{isLong ? t.desk.tooLongToMark : t.desk.noMark}</p>
          ) : (
            <>
              <p class="hint">{t.desk.alignHint(brackets)}</p>
              {align.map(({ sigla, before, text, after }, k) => (
                <Marked
                  name={`align-${k}`}
                  label={t.desk.alignOf(sigla.join(' '))}
                  text={value(`align-${k}`, before + brackets[0]! + text + brackets[1]! + after)}
                  words={wordsOf(shown, sigla[0]!)}
                />
              ))}
              <Submit act="align" />
            </>
          )}
        </fieldset>
      </div>
    </section>
  )
}

interface ReadingsProps {
  readonly name: string
  readonly label: string
  readonly chosen: string
  /** What it says to choose none. */
  readonly none?: string
  readonly key_?: string
}

interface MarkedProps {
  readonly name: string
  readonly label: string
  readonly text: string
  readonly words: { readonly lang: string | undefined; readonly dir: string | undefined }
  /** Put at the caret by Enter. */
  readonly mark?: string
  readonly key_?: string
}

const Marked = ({ name, label, text, words, mark, key_ }: MarkedProps) => (
  <div class="field">
    <label for={`desk-${name}`}>{label}</label>
    <textarea
      id={`desk-${name}`}
      class="desk-marked"
      form="desk"
      name={name}
      rows={1}
      spellcheck={false}
      autocomplete="off"
      data-key={key_}
      data-mark={mark}
      {...words}
    >
      {`\n${inField(text)}`}
    </textarea>
  </div>
)

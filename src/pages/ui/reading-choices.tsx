/** The fields for reading options of a file: on the page of an import, and again on the page of the document. */
import * as v from 'valibot'
import { filled } from '../../service/validation.ts'
import type { Reader } from './reader.ts'

/** The fields of the choices; one that is left blank is null. */
export const READING_CHOICES = {
  charset: v.nullable(filled('line')),
  notes: v.nullable(v.picklist(['inline', 'foot', 'none'])),
  layer: v.nullable(v.picklist(['first', 'last'])),
  readings: v.nullable(filled('siglum')),
}

export const ReadingChoices = ({ reader: { t } }: { readonly reader: Reader }) => {
  const { importing } = t
  return (
    <>
      <Choice name="notes" label={importing.notes} options={importing.notesOptions} />
      <Choice name="layer" label={importing.layer} options={importing.layerOptions} />
      <Line name="readings" label={importing.readings} hint={importing.readingsHint} />
      <Line name="charset" label={importing.charset} placeholder="windows-1252" />
    </>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly label: string
  /** Values with their words; `usual` is what is done without a choice. */
  readonly options: Readonly<Record<string, string>>
}

const Choice = ({ name, label, options }: ChoiceProps) => (
  <div class="field">
    <label for={name}>{label}</label>
    <select id={name} name={name}>
      {Object.entries(options).map(([value, words]) => (
        <option value={value === 'usual' ? '' : value}>{words}</option>
      ))}
    </select>
  </div>
)

interface LineProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly placeholder?: string
}

const Line = ({ name, label, hint, placeholder }: LineProps) => (
  <div class="field">
    <label for={name}>{label}</label>
    {hint !== undefined && (
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    )}
    <input
      id={name}
      type="text"
      name={name}
      autocomplete="off"
      placeholder={placeholder}
      aria-describedby={hint === undefined ? undefined : `${name}-hint`}
    />
  </div>
)

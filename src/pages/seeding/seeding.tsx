import { Layout } from '../ui/layout.tsx'
import type { Reader } from '../ui/reader.ts'
import { TokenInput } from '../ui/token-input.tsx'

interface Props {
  readonly reader: Reader
  /** The part that comes next, from 0. */
  readonly step: number
  /** How many parts there are, where that is known. */
  readonly of?: number
  readonly error: string | null
}

export const SeedingPage = ({ reader, step, of, error }: Props) => {
  const { t } = reader
  return (
    <Layout reader={reader} title={`${t.seeding.title} — Variorum`} canonical="/seed">
      <h1>{t.seeding.title}</h1>
      <p class="lead">{t.seeding.intro}</p>
      {error !== null && (
        <div class="error-summary" role="alert">
          <p>{error}</p>
        </div>
      )}
      {of !== undefined && <p role="status">{t.seeding.progress(step, of)}</p>}
      <SeedingForm reader={reader} step={step} />
    </Layout>
  )
}

/** Also on the first page of an empty installation. A script sends the steps one after the other (src/client/seeding.ts). */
export const SeedingForm = ({ reader, step }: Pick<Props, 'reader' | 'step'>) => {
  const { t, link } = reader
  return (
    <form class="panel seeding" method="post" action={link('/seed')} data-progress={t.seeding.working}>
      <input type="hidden" name="step" value={String(step)} />
      <div class="field">
        <label for="seed-token">{t.seeding.token}</label>
        <p class="hint" id="seed-token-hint">
          {t.seeding.hint}
        </p>
        <TokenInput id="seed-token" hint="seed-token-hint" />
      </div>
      <button type="submit">{step === 0 ? t.seeding.begin : t.seeding.next}</button>
      <p role="status" class="done" />
    </form>
  )
}

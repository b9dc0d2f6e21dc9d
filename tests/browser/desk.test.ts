/** The editor's desk in a real browser: four witnesses of a verse edited to a decided apparatus, by keyboard and without a script. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { violations } from './axe.ts'
import { openRoom, type Room, TOKEN } from './browser.ts'
import { post, storePassage } from './storing.ts'

let room: Room

// Each decision is a request and a comparison, and a test makes many.
vi.setConfig({ testTimeout: 60_000 })

const VERSE = {
  A: 'Whan that Aprille with his shoures soote the droghte of March hath perced',
  B: 'Whanne that Aprill with his shoures swote the droghte of Marche hath perced',
  C: 'Whan that April with hise shoures soote the drought of March hath perced',
  D: 'Whan that Aprille with his shoures soote the droghte of May hath pierced',
}
const RTL = { A: 'قال الملك للوزير اذهب إلى المدينة', B: 'قال الأمير للوزير اذهب إلى القرية' }

beforeAll(async () => {
  room = await openRoom()
  for (const id of ['keys', 'plain', 'replaced', 'both']) await storePassage(room, id, 'enm', VERSE)
  await storePassage(room, 'arabic', 'ar', RTL)
}, 60_000)

afterAll(() => room?.close())

const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 20_000 })

interface Segment {
  readonly relation: string
  readonly spans: Readonly<Record<string, readonly [number, number]>>
  readonly readings?: readonly { readonly text: string; readonly rank?: string }[]
  readonly [member: string]: unknown
}

/** The comparison as decided, as the API has it. */
async function edited(id: string): Promise<{ segments: readonly Segment[]; decisions?: Record<string, unknown> }> {
  return (await (await fetch(`${room.url}/v1/passages/${id}/comparison`)).json()) as never
}

const placeOf = ({ segments }: Awaited<ReturnType<typeof edited>>, reading: string) =>
  segments.find(({ readings }) => readings?.some(({ text }) => text.trim() === reading))

async function openDesk(id: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await room.open(`/p/${id}?view=desk&lang=en`, options)
  await page.fill('#desk-name', 'Li')
  await page.fill('#desk-token', TOKEN)
  return page
}

/** The place that has a reading in its answers; the fields of an open place show the words around it too. */
const row = (page: Page, reading: string) =>
  page.locator('.desk-place', { has: page.locator('.desk-answers', { hasText: reading }) }).first()
const progress = (page: Page) => page.locator('.desk-progress b').textContent()

describe('by keyboard', () => {
  it('a verse of four witnesses is edited to a decided apparatus', async () => {
    const page = await openDesk('keys')
    expect(await progress(page)).toBe('0 of 7 places decided')
    await page.locator('.desk-number').first().focus()
    const said = () => page.locator('#desk-said').textContent()
    const press = async (key: string) => {
      await page.keyboard.press(key)
    }

    // Whan / Whanne: regularised in the whole passage.
    await press('r')
    await eventually(() => page.evaluate('document.activeElement.name')).toBe('of')
    await page.fill('#desk-class', 'spelling')
    await page.selectOption('#desk-scope', 'passage')
    await press('Enter')
    await eventually(() => progress(page)).toBe('1 of 7 places decided')

    // Aprille / Aprill / April: approved. Keys that are pressed while the last answer is awaited are not lost.
    await page.locator('.desk-number').first().focus()
    for (const key of ['j', 'a', 'j', 'x']) await press(key)
    await eventually(() => progress(page)).toBe('3 of 7 places decided')
    await eventually(said).toContain('not printed')

    // soote / swote: the other reading is the lemma.
    await press('j')
    await press('l')
    await eventually(() => page.evaluate('document.activeElement.name')).toBe('lemma')
    await page.locator('#desk-lemma').selectOption({ label: 'swote · B' })
    await press('Enter')
    await eventually(() => progress(page)).toBe('4 of 7 places decided')

    // A note.
    await press('Escape')
    await press('n')
    await eventually(() => page.evaluate('document.activeElement.name')).toBe('note')
    await page.keyboard.type('swote: so Hengwrt')
    await press('Control+Enter')
    // The number of places that are decided stays: a note settles nothing.
    await eventually(async () => (await edited('keys')).decisions).toMatchObject({ applied: 5, unapplied: [] })
    await eventually(said).toContain('4 of 7')

    const now = await edited('keys')
    expect(placeOf(now, 'Whanne')).toMatchObject({ significance: 'accidental', classes: ['spelling'] })
    expect(placeOf(now, 'April')).toMatchObject({ approved: true })
    expect(placeOf(now, 'hise')).toMatchObject({ print: 'no' })
    expect(placeOf(now, 'swote')).toMatchObject({
      lemma: { siglum: 'B' },
      notes: [{ text: 'swote: so Hengwrt', language: 'en' }],
    })

    // Undo withdraws only the last decision of the place.
    await page.locator('.desk-number').first().focus()
    await row(page, 'hise').locator('.desk-number').focus()
    await press('u')
    await eventually(() => progress(page)).toBe('3 of 7 places decided')
    const { print } = placeOf(await edited('keys'), 'hise')!
    expect(print).toBeUndefined()
    expect(room.faults).toEqual([])
    await page.context().close()
  })

  it('a place is split at the caret, and merged with the next one', async () => {
    const page = await openDesk('keys')
    await row(page, 'drought').locator('.desk-number').focus()
    await page.keyboard.press('s')
    await eventually(() => page.evaluate('document.activeElement.name')).toBe('split-0')
    const count = await page.locator('[data-mark]').count()
    for (let k = 0; k < count; k++) {
      await page.keyboard.press('Home')
      for (let to = 0; to < 3; to++) await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
    }
    await eventually(async () => placeOf(await edited('keys'), 'drought')).toBeUndefined()
    const split = await edited('keys')
    expect(split.decisions).toMatchObject({ unapplied: [] })

    await row(page, 'March').locator('.desk-number').focus()
    await page.keyboard.press('m')
    await eventually(async () => placeOf(await edited('keys'), 'May hath pierced')).toBeDefined()
    expect(room.faults).toEqual([])
    await page.context().close()
  })

  it('keys can be switched off, and do nothing in a field', async () => {
    const page = await openDesk('arabic')
    await page.locator('#desk-reason').focus()
    await page.keyboard.type('ax')
    expect(await page.locator('#desk-reason').inputValue()).toBe('ax')
    await page.locator('.desk-keys summary').click()
    await page.locator('#desk-keys-on').uncheck()
    await page.locator('.desk-number').first().focus()
    await page.keyboard.press('a')
    await page.waitForTimeout(300)
    expect(await progress(page)).toBe('0 of 2 places decided')
    await page.context().close()
  })
})

describe('with JavaScript switched off', () => {
  it('every type of decision is made, and undone', async () => {
    const page = await openDesk('plain', { javaScriptEnabled: false })
    const press = async (name: string) => {
      await page.fill('#desk-name', 'Li')
      await page.fill('#desk-token', TOKEN)
      await page.locator('.desk-place.open').getByRole('button', { name, exact: true }).first().click()
      expect(await page.locator('.error-summary').count()).toBe(0)
    }
    const openPlace = (reading: string) => row(page, reading).locator('.desk-number').click()

    await openPlace('Whanne')
    await page.fill('#desk-class', 'spelling')
    await page.fill('#desk-reason', 'final -ne')
    await press('Regularise')
    await openPlace('Aprill')
    await page.fill('#desk-conjecture', 'Averil')
    await press('Print this conjecture')
    await page.locator('.desk-readings input[name=order-0]').fill('9')
    await press('Print in this order')
    await page.locator('.desk-readings input[type=checkbox]').nth(1).check()
    await press('Rank them')
    await openPlace('hise')
    await press('Do not print')
    await openPlace('swote')
    await page.selectOption('#desk-lemma', { label: 'swote · B' })
    await press('Print this reading')
    await page.fill('#desk-note', 'two\nlines')
    await press('Add the note')
    await openPlace('drought')
    await page.selectOption('#desk-significance', 'substantive')
    await page.fill('#desk-own-classes', 'vowel')
    await press('Reclassify')
    await openPlace('May')
    await page.fill('#desk-split-0', 'Ma|rch')
    await page.locator('[name=split-1]').fill('Ma|rche')
    await page.locator('[name=split-2]').fill('Ma|y')
    await press('Split')
    await openPlace('pierced')
    await press('A place for each, in this order')

    const now = await edited('plain')
    expect(now.decisions).toMatchObject({ applied: 10, unapplied: [] })
    expect(placeOf(now, 'Whanne')).toMatchObject({ significance: 'accidental' })
    const april = placeOf(now, 'Aprill')!
    expect(april).toMatchObject({ lemma: { conjecture: 'Averil' } })
    expect(april.readings!.at(-1)!.text.trim()).toBe('Aprille')
    expect(april.readings!.filter(({ rank }) => rank === 'sub')).toHaveLength(1)
    expect(placeOf(now, 'swote')).toMatchObject({ notes: [{ text: 'two\nlines' }] })
    expect(placeOf(now, 'drought')).toMatchObject({ significance: 'substantive', classes: ['spelling', 'vowel'] })
    expect(placeOf(now, 'rche')).toBeDefined()
    expect(now.segments.filter(({ readings }) => readings?.some(({ text }) => text.trim() === 'pierced'))).toHaveLength(
      1,
    )

    // Each decision shows who, when and why, and has its own undo.
    expect(await row(page, 'Whanne').locator('.desk-decisions').textContent()).toMatch(/Li, 2\d{3}-.*final -ne/)
    await openPlace('hise')
    await press('Undo')
    const print = placeOf(await edited('plain'), 'hise')!.print
    expect(print).toBeUndefined()
    expect(room.faults).toEqual([])
    await page.context().close()
  })

  it('a rule for always is offered where a reading is regularised', async () => {
    const page = await openDesk('both', { javaScriptEnabled: false })
    await row(page, 'Whanne').locator('.desk-number').click()
    await page.fill('#desk-name', 'Li')
    await page.fill('#desk-token', TOKEN)
    await page.fill('#desk-class', 'final -ne')
    await page.selectOption('#desk-scope', 'always')
    await page.locator('[data-act=regularise]').click()
    const { rules } = (await (await fetch(`${room.url}/v1/passages/both/rules`)).json()) as { rules: unknown }
    expect(rules).toEqual([{ id: 'final -ne', pairs: [['Whan', 'Whanne']], at: 'word' }])
    expect(await page.locator('[aria-label="By rule"]').textContent()).toContain('final -ne 1')
    await page.context().close()
  })
})

describe('two editors at once', () => {
  it('lose no decision, and see both where they contradict each other', async () => {
    const [one, other] = [await openDesk('both'), await openDesk('both')]
    await other.fill('#desk-name', 'Wang')
    await row(one, 'hise').getByRole('button', { name: 'Do not print', exact: true }).click()
    await eventually(() => progress(one)).toMatch(/^1 of/)
    // The other one has not seen that.
    await row(other, 'swote').getByRole('button', { name: 'Approve', exact: true }).click()
    await eventually(() => progress(other)).toMatch(/^2 of/)
    await row(one, 'swote').locator('.desk-number').click()
    await one.locator('.desk-place.open').getByRole('button', { name: 'Approve', exact: true }).waitFor()
    await row(other, 'hise').locator('.desk-number').click()
    await other.locator('.desk-place.open', { hasText: 'hise' }).waitFor()
    await other.fill('#desk-token', TOKEN)
    await other.fill('#desk-name', 'Wang')
    await row(other, 'hise').getByRole('button', { name: 'Print', exact: true }).click()
    await other.locator('.error-summary').waitFor()
    const both = await other.locator('.desk-both').textContent()
    expect(both).toMatch(/Yours.*printed.*In force.*not printed.*Li/)
    await room.screenshot(other, 'desk-contradiction')
    expect((await edited('both')).decisions).toMatchObject({ applied: 2, unapplied: [] })
    for (const page of [one, other]) await page.context().close()
  })
})

describe('a witness that is replaced', () => {
  it('takes decisions with it, and lists what has to be looked at again with both contexts', async () => {
    const page = await openDesk('replaced')
    for (const reading of ['Aprill', 'hise', 'swote']) {
      await row(page, reading).getByRole('button', { name: 'Approve', exact: true }).click()
      await eventually(() => page.locator('.desk-state.decided').count()).toBeGreaterThan(
        ['Aprill', 'hise', 'swote'].indexOf(reading),
      )
    }
    await post(room, '/v1/passages/replaced/witnesses/B/versions', { text: VERSE.B.replace('swote', 'swete') })
    await page.reload()
    await eventually(() => progress(page)).toBe('2 of 7 places decided')
    const again = page.locator('.desk-again')
    expect(await again.textContent()).toContain('To review (1)')
    expect(await again.locator('.desk-context').nth(0).textContent()).toContain('shoures swote the')
    expect(await again.locator('.desk-context').nth(1).textContent()).toContain('shoures swete the')
    expect(await row(page, 'hise').textContent()).toContain('carried to a later version')
    await again.getByRole('link', { name: 'To the place' }).click()
    expect(await page.locator('.desk-place.open').textContent()).toContain('swete')
    expect((await edited('replaced')).decisions).toMatchObject({ applied: 2 })
    await room.screenshot(page, 'desk-again')
    await page.context().close()
  })
})

describe('passes the accessibility checks', () => {
  for (const language of ['en', 'zh'])
    it(`in ${language}, on a telephone and on a desk, in light and dark`, async () => {
      for (const id of ['plain', 'replaced', 'arabic']) {
        const page = await room.open(`/p/${id}?view=desk&lang=${language}`, { viewport: { width: 360, height: 900 } })
        for (const width of id === 'plain' ? [360, 1280] : [360]) {
          await page.setViewportSize({ width, height: 900 })
          expect(await violations(page)).toEqual([])
          expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
            0,
          )
        }
        await page.emulateMedia({ colorScheme: 'dark' })
        expect(await violations(page, 'contrast')).toEqual([])
        await page.context().close()
      }
    })

  it('shows words written from right to left so', async () => {
    const page = await room.open('/p/arabic?view=desk&lang=en')
    const dir = await page
      .locator('.desk-answers .lemma')
      .first()
      .evaluate((one) => one.matches(':dir(rtl)'))
    expect(dir).toBe(true)
    await room.screenshot(page, 'desk-arabic')
    await page.context().close()
  })
})

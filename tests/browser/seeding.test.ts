/** An empty installation, filled by the form of its first page. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildFresh } from '../../src/cli/build-assets.ts'
import { serve } from '../../src/cli/local.ts'
import { violations } from './axe.ts'
import { openRoom, type Room, TOKEN } from './browser.ts'

let room: Room
let fresh: Awaited<ReturnType<typeof buildFresh>>

beforeAll(async () => {
  ;[room, fresh] = await Promise.all([openRoom(), buildFresh()])
}, 60_000)

afterAll(async () => {
  await room?.close()
  if (fresh) rmSync(fresh.folder, { recursive: true, force: true })
})

const empty = () => serve(0, TOKEN, null, null, {}, fresh.folder, null, fresh.module)
const telegrams = async (url: string) =>
  ((await (await fetch(`${url}/v1/telegrams?limit=100`)).json()) as { telegrams: unknown[] }).telegrams.length

it('is filled with one click, and shows what it has', async () => {
  const server = await empty()
  const { page, errors } = await room.visit(`${server.url}/?lang=en`)
  expect(await violations(page)).toEqual([])
  await page.getByLabel('Token').fill(TOKEN)
  await page.getByRole('button', { name: 'Load the corpus' }).click()
  await page
    .getByRole('link', { name: 'Stalin to Mao, renewed request', exact: true })
    .first()
    .waitFor({ timeout: 50_000 })
  expect(await telegrams(server.url)).toBe(27)
  expect(errors).toEqual([])
  await page.context().close()
  await server.close()
}, 90_000)

it('without a script part by part, and a wrong token stores nothing', async () => {
  const server = await empty()
  const { page } = await room.visit(`${server.url}/?lang=en`, { javaScriptEnabled: false })
  const send = async (token: string) => {
    await page.getByLabel('Token').fill(token)
    await page.locator('form.seeding button').click()
  }
  await send('wrong-token-of-no-use')
  expect(await page.locator('.error-summary').isVisible()).toBe(true)
  expect(await telegrams(server.url)).toBe(0)
  await send(TOKEN)
  await page.getByText('Part 1 of 13 is stored.').waitFor()
  // What is shown holds no token.
  expect(await page.content()).not.toContain(TOKEN)
  for (let part = 2; part <= 13; part++) await send(TOKEN)
  expect(new URL(page.url()).pathname).toBe('/')
  expect(await telegrams(server.url)).toBe(27)
  await page.context().close()
  await server.close()
}, 90_000)

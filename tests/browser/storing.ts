/** Stores what a test in the browser needs, over the API. */
import { expect } from 'vitest'
import { type Room, TOKEN } from './browser.ts'

export async function post(room: Room, path: string, body: object, status = 201): Promise<Record<string, unknown>> {
  const headers = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' }
  const response = await fetch(room.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  expect(response.status, await response.clone().text()).toBe(status)
  return (await response.json()) as Record<string, unknown>
}

/** A passage with a witness for each text, by siglum; its id is its title. */
export async function storePassage(
  room: Room,
  id: string,
  language: string,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  await post(room, '/v1/passages', { id, title: id, language })
  for (const [siglum, text] of Object.entries(texts)) {
    await post(room, `/v1/passages/${id}/witnesses`, { siglum, label: siglum })
    await post(room, `/v1/passages/${id}/witnesses/${siglum}/versions`, { text })
  }
}

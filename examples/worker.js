// A Cloudflare Worker: POST {"a": "…", "b": "…"} answers the apparatus of the two texts.
import { compare, formats } from 'variorum'

export default {
  async fetch(request) {
    if (request.method !== 'POST') return new Response('POST two texts, a and b.', { status: 405, headers: { Allow: 'POST' } })
    const { a, b } = await request.json()
    if (typeof a !== 'string' || typeof b !== 'string') return new Response('Expected two strings, a and b.', { status: 422 })
    const witnesses = [
      { siglum: 'A', text: a },
      { siglum: 'B', text: b },
    ]
    return new Response(formats.txt(compare(witnesses), witnesses), {
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    })
  },
}

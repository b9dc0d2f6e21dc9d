/** Makes a short name of everything that shapes an answer: for validators, and for the keys under which answers are kept. */

/** Two lists of parts share a digest only where they are the same. SHA-256, 144 bits of it, base64url. */
export async function digestOf(...parts: readonly (string | null)[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(parts))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return btoa(String.fromCharCode(...digest.subarray(0, 18)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

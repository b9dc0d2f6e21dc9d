/** What a Worker asked of KV: for each call the bytes of each of its values, 0 for none. */
export type Calls = readonly (readonly number[])[]

/** Has them, as JSON. */
export const CALLS = 'X-Kv-Calls'

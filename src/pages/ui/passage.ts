/** The address of the page of a passage. */
export const passagePagePath = (id: string) => `/p/${encodeURIComponent(id)}`

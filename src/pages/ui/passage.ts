/** The address of the page of a passage. */
export const passagePath = (id: string) => `/p/${encodeURIComponent(id)}`

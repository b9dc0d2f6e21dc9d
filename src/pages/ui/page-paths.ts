/** Pages that show no single thing of the store. */
export const PAGE_PATHS = ['/', '/compare', '/search', '/import', '/embed', '/names'] as const

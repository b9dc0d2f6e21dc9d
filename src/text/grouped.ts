/**
 * Writes a whole number with groups, as in English: 1,000,000. Without `Intl`, whose first use takes some 30 ms of the first request of
 * an isolate.
 */
export const grouped = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',')

/**
 * A whole number as English writes it: 1,000,000. By hand, because the first use of `Intl` takes some 30 ms of the first request of an
 * isolate.
 */
export const grouped = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',')

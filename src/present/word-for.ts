/** What a table says for a name that callers choose, such as an own class; the name itself where it has none. `constructor` is in no table. */
export const wordFor = (table: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(table, name) ? table[name]! : name

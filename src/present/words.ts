/** The type of a set of strings in one language, derived from the English set: a key that the Chinese set lacks is a type error. */
import { grouped } from '../text/grouped.ts'

export type Words<T> = T extends string
  ? string
  : T extends (...of: infer A) => string
    ? (...of: A) => string
    : T extends readonly string[]
      ? { readonly [K in keyof T]: string }
      : { readonly [K in keyof T]: Words<T[K]> }

export const plural = (n: number, one: string, many: string) => `${grouped(n)} ${n === 1 ? one : many}`

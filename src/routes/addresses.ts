/** Where things are. Paths are relative to the host; what travels away from it is made absolute with `origin`. */
import type { WitnessAddresses } from '../http/memento.ts'
import type { ListKind } from '../store/keys.ts'

export const passagePath = (id: string) => `/v1/passages/${id}`
export const witnessPath = (passage: string, siglum: string) =>
  `${passagePath(passage)}/witnesses/${encodeURIComponent(siglum)}`
export const versionPath = (version: string) => `/v1/versions/${version}`
export const textPath = (version: string) => `${versionPath(version)}/text`
export const documentPath = (id: string) => `/v1/documents/${id}`
export const listPath = (kind: ListKind, id: string) => `/v1/${kind}/${id}`

export const originOf = (request: Request) => new URL(request.url).origin

export function witnessAddresses(origin: string, passage: string, siglum: string): WitnessAddresses {
  const original = origin + witnessPath(passage, siglum)
  return { original, timemap: `${original}/timemap`, memento: (version) => origin + textPath(version) }
}

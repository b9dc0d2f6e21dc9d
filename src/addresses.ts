/** The path of each thing in the API, relative to the host. Whatever leaves the host gets its origin in front. */
import type { ListKind } from './store/keys.ts'

export const passagePath = (id: string) => `/v1/passages/${id}`
export const witnessPath = (passage: string, siglum: string) =>
  `${passagePath(passage)}/witnesses/${encodeURIComponent(siglum)}`
export const versionPath = (version: string) => `/v1/versions/${version}`
export const textPath = (version: string) => `${versionPath(version)}/text`
export const documentPath = (id: string) => `/v1/documents/${id}`
export const decisionsPath = (passage: string) => `${passagePath(passage)}/decisions`
export const listPath = (kind: ListKind, id: string) => `/v1/${kind}/${id}`

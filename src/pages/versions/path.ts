export const historyPath = (passage: string, siglum: string) =>
  `/p/${encodeURIComponent(passage)}/${encodeURIComponent(siglum)}`

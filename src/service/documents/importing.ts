/** All that an import needs, loaded only where a file is read: readers of file formats are a third of the Worker. */
export { acceptAll, acceptOne, type Findings, findingsOf } from './findings.ts'
export { type DocumentPart, partOf } from './parts.ts'
export { departuresOf, documentOf, type ImportedFile, readAgain, type Said } from './read-document.ts'
export { witnessesOfFiles } from './several-files.ts'
export { type ProposedTelegram, recordTelegram } from './telegram-proposals.ts'

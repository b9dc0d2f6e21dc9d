/** All that an import needs. Imported as any other: a dynamic import within one file makes the bundler wrap every module below it. */
export { acceptAll, acceptOne, type Findings, findingsOf } from './findings.ts'
export { type DocumentPart, partOf } from './parts.ts'
export { departuresOf, documentOf, type ImportedFile, readAgain, type Said } from './read-document.ts'
export { witnessesOfFiles } from './several-files.ts'
export { type ProposedTelegram, recordTelegram } from './telegram-proposals.ts'

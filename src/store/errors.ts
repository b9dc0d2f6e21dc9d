/** The errors that a store throws. What a caller has to decide on is a value of its answer instead. */

/** `derivedFrom` names a version that is not there, or a span that does not lie inside it. */
export class DerivationError extends Error {
  override readonly name = 'DerivationError'
  /** JSON pointer to the member at fault, within `derivedFrom`. */
  readonly pointer: '/version' | '/start' | '/end'

  constructor(pointer: DerivationError['pointer'], message: string) {
    super(message)
    this.pointer = pointer
  }
}

/** The text of a version does not match its hash: it must not be read as that version. */
export class CorruptTextError extends Error {
  override readonly name = 'CorruptTextError'
  readonly version: string

  constructor(version: string) {
    super(`The stored text of version ${version} does not match its hash.`)
    this.version = version
  }
}

/** The summary of a passage or a telegram, or of the decisions about it, would be larger than the limit of one value. */
export class ThingTooLargeError extends Error {
  override readonly name = 'ThingTooLargeError'
  readonly limit: 'thing' | 'decisionsInForce' | 'evidenceTotal'

  constructor(limit: 'thing' | 'decisionsInForce' | 'evidenceTotal') {
    super(`Over the limit "${limit}".`)
    this.limit = limit
  }
}

/** The siglum looks like that of another witness of the passage. */
export class ConfusableSiglumError extends Error {
  override readonly name = 'ConfusableSiglumError'
  readonly siglum: string

  constructor(siglum: string) {
    super(`It looks like the siglum "${siglum}", which another witness has. Choose one that differs visibly in print.`)
    this.siglum = siglum
  }
}

/** The coordinator is on and does not answer: nothing was written, and nothing will be without it. */
export class CoordinatorError extends Error {
  override readonly name = 'CoordinatorError'
}

/** The disk of the local server is full. */
export class StoreFullError extends Error {
  override readonly name = 'StoreFullError'
}

/** The witness that a version was stored for has lost its claim to the siglum meanwhile: another one has it. */
export class SupersededError extends Error {
  override readonly name = 'SupersededError'
  readonly siglum: string

  constructor(passage: string, siglum: string) {
    super(`Another witness ${siglum} was added to ${passage} before this one.`)
    this.siglum = siglum
  }
}

/** What a page cannot do, with the HTTP status and a sentence in the reader's language. */
export class PageError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422

  constructor(status: PageError['status'], message: string) {
    super(message)
    this.status = status
  }
}

/** What the tests inside workerd are bound to. */
declare namespace Cloudflare {
  interface Env {
    readonly STORE: KVNamespace
    readonly WRITE_TOKEN?: string
  }
}

/** What the tests inside workerd are bound to. */
declare namespace Cloudflare {
  interface Env {
    readonly STORE: KVNamespace
    readonly ASSETS: Fetcher
    readonly WRITE_TOKEN?: string
  }
}

/** Vite's way to bring files along where there is no file system. */
interface ImportMeta {
  glob<T>(pattern: string, options: { query: '?raw'; import: 'default'; eager: true }): Record<string, T>
}

/**
 * Types for `tsconfig.browser.json` only: the components of pages name types of the store, which name types of workerd, and these must
 * not be global types of a browser.
 */
type KVNamespace = import('@cloudflare/workers-types/index.ts').KVNamespace
type KVNamespaceListKey<M> = import('@cloudflare/workers-types/index.ts').KVNamespaceListKey<M>
type KVNamespaceListOptions = import('@cloudflare/workers-types/index.ts').KVNamespaceListOptions
type KVNamespaceListResult<M> = import('@cloudflare/workers-types/index.ts').KVNamespaceListResult<M>
type KVNamespacePutOptions = import('@cloudflare/workers-types/index.ts').KVNamespacePutOptions
type DurableObjectNamespace = import('@cloudflare/workers-types/index.ts').DurableObjectNamespace

/**
 * For `tsconfig.browser.json` alone: the components of pages name types of the store, and those name types of workerd,
 * which has no place among the globals of a browser.
 */
type KVNamespace = import('@cloudflare/workers-types/index.ts').KVNamespace
type KVNamespaceListKey<M> = import('@cloudflare/workers-types/index.ts').KVNamespaceListKey<M>
type KVNamespaceListOptions = import('@cloudflare/workers-types/index.ts').KVNamespaceListOptions
type KVNamespaceListResult<M> = import('@cloudflare/workers-types/index.ts').KVNamespaceListResult<M>
type KVNamespacePutOptions = import('@cloudflare/workers-types/index.ts').KVNamespacePutOptions
type DurableObjectNamespace = import('@cloudflare/workers-types/index.ts').DurableObjectNamespace

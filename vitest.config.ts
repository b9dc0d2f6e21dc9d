import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

/** `*.slow.*` takes long: `npm run test:slow` runs these, `npm test` the others. */
const slow = process.env.SLOW === '1'
/** `npm run test:fast`: the pure code, without what starts a browser, a server or another program, or tries thousands of texts. */
const fast = process.env.FAST === '1'
const LEFT_OUT = [
  'tests/{browser,e2e,cli,bench,package,pages,http,embed}/**',
  'tests/{startup,bundle,lock-file}.test.ts',
  'tests/**/{promises,cost,encoding,decided-any}.test.ts',
  'tests/search/places.test.ts',
]

/** Only against what hangs: no test may fail because a machine is slow. */
const patience = { testTimeout: 120_000, hookTimeout: 120_000 }

/**
 * Two projects. `node` runs what is pure, and what needs a file system or a server. `workers` runs inside workerd, the
 * runtime of the deployed Worker, against a real local KV that is empty at the start of every test file.
 */
export default defineConfig({
  test: {
    // Vitest leaves a core free, which on two cores doubles the time.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          // Nothing keeps state in a module, so files share what they have loaded: a minute less.
          isolate: false,
          ...patience,
          setupFiles: ['./tests/setup.ts'],
          include: [slow ? 'tests/**/*.slow.test.ts' : 'tests/**/*.test.{ts,tsx}'],
          exclude: [
            'tests/**/*.workers.test.ts',
            ...(slow ? [] : ['tests/**/*.slow.test.ts']),
            ...(fast ? LEFT_OUT : []),
          ],
        },
      },
      {
        plugins: [
          cloudflareTest({
            // Not the built module: each test loads the sources that it is about.
            main: './src/worker.ts',
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: { WRITE_TOKEN: 'local-dev-token' },
              // Not as COORDINATOR: it is off unless a test says so.
              durableObjects: { TEST_COORDINATOR: { className: 'Coordinator', useSQLite: true } },
            },
          }),
        ],
        test: {
          name: 'workers',
          ...patience,
          setupFiles: ['./tests/setup.ts'],
          include: [slow ? 'tests/**/*.slow.workers.test.ts' : 'tests/**/*.workers.test.ts'],
          exclude: slow ? [] : ['tests/**/*.slow.workers.test.ts'],
        },
      },
    ],
  },
})

import { expect, test } from 'vitest'
import { PROBLEMS } from '../../src/http/problem.ts'
import { problemsOf } from '../../src/http/route.ts'
import { ROUTES } from '../../src/routes/index.ts'

const failures = Object.entries(PROBLEMS).filter(([, { status }]) => status >= 500)

test('only a short list of problems has a status of 500 or more', () => {
  expect(Object.fromEntries(failures.map(([name, { status }]) => [name, status]))).toEqual({
    'internal-error': 500,
    'corrupt-text': 500,
    'unknown-format': 501,
    'store-unavailable': 503,
    'insufficient-storage': 507,
  })
})

test('of what a request asks for, only the format of oEmbed and the state of the platform are answered so', () => {
  const declared = ROUTES.flatMap((route) =>
    problemsOf(route).flatMap((name) =>
      PROBLEMS[name].status >= 500 ? [`${route.path} ${PROBLEMS[name].status}`] : [],
    ),
  )
  expect(declared.sort()).toEqual(['/healthz 503', '/oembed 501'])
})

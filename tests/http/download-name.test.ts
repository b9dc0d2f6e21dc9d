import { expect, test } from 'vitest'
import { dispositionOf } from '../../src/http/download-name.ts'

const id = (head: string) => head.padEnd(44, '0')

test.each([
  ['/v1/passages/t17/comparison', '', '.docx', 'inline; filename="t17-comparison.docx"'],
  ['/v1/passages/t17/comparison', 'witnesses=A,C&base=A', '.tei.xml', 'inline; filename="t17-A-C.tei.xml"'],
  [
    '/v1/passages/%E8%AE%BA/comparison',
    'witnesses=%E7%94%B2,B*',
    '.csv',
    `inline; filename="_-_-B_.csv"; filename*=UTF-8''%E8%AE%BA-%E7%94%B2-B%2A.csv`,
  ],
  ['/v1/passages/john/comparison', `witnesses=${'P1,'.repeat(49)}P50`, '.nex', 'inline; filename="john-P1-and-49.nex"'],
  [`/v1/comparisons/${id('80a99f9a1')},${id('7bf1993c2')}`, '', '.svg', 'inline; filename="80a99f9a-7bf1993c.svg"'],
  ['/v1/telegrams/t08', '', '.ris', 'inline; filename="t08.ris"'],
  ['/v1/telegrams/t08/provenance', '', '.svg', 'inline; filename="t08-provenance.svg"'],
  ['/v1/telegrams', '', '.cmif.xml', 'inline; filename="telegrams.cmif.xml"'],
  ['/v1/documents/d-1/quotations', '', '.csv', 'inline; filename="d-1-quotations.csv"'],
  // No name leaves its quotes, its line or its header.
  [
    '/v1/passages/a%22;%0d%0ax/comparison',
    '',
    '.txt',
    `inline; filename="a____x-comparison.txt"; filename*=UTF-8''a%22%3B%0D%0Ax-comparison.txt`,
  ],
  [
    '/v1/passages/%FF/comparison',
    '',
    '.txt',
    `inline; filename="_FF-comparison.txt"; filename*=UTF-8''%25FF-comparison.txt`,
  ],
])('%s?%s%s', (path, query, extension, header) => {
  const made = dispositionOf(path, new URLSearchParams(query), extension)
  if (typeof header === 'string') expect(made).toBe(header)
  else expect(made).toMatch(header)
  expect(made).toMatch(/^[\x20-\x7e]+$/)
})

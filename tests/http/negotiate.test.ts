import { describe, expect, test } from 'vitest'
import { JSON_REPRESENTATION, negotiate, pathSplitter, qualityOf } from '../../src/http/negotiate.ts'
import type { Problem } from '../../src/http/problem.ts'

describe('the quality that a header Accept gives a type', () => {
  test.each([
    [null, 'application/json', 1],
    ['', 'application/json', 1],
    ['*/*', 'application/json', 1],
    ['application/*', 'application/json', 1],
    ['text/*', 'application/json', 0],
    ['application/json;q=0.5', 'application/json', 0.5],
    ['application/json;q=0', 'application/json', 0],
    ['APPLICATION/JSON', 'application/json', 1],
    ['application/json ; charset=utf-8 ; q=0.3', 'application/json', 0.3],
    ['text/html, */*;q=0.8', 'application/json', 0.8],
    // The most specific range decides, in any position and with any others.
    ['*/*, application/json;q=0.1', 'application/json', 0.1],
    ['application/json;q=0.1, */*', 'application/json', 0.1],
    ['text/*;q=0.2, */*;q=0.9', 'text/csv', 0.2],
    // An unreadable part counts as not accepted, and does not affect the rest.
    ['application/json;q=high', 'application/json', 0],
    ['application/json;q=1.5', 'application/json', 0],
    [',;,/,json', 'application/json', 0],
    [';;;, application/json', 'application/json', 1],
  ])('%s wants %s: %d', (accept, type, quality) => {
    expect(qualityOf(type, accept)).toBe(quality)
  })
})

const CSV = { extension: '.csv', mediaType: 'text/csv; charset=utf-8' }
const COLLATEX = { extension: '.collatex.json', mediaType: 'application/json' }
const representations = [JSON_REPRESENTATION, COLLATEX, CSV]

describe('the form of an answer', () => {
  test.each([
    [null, null, JSON_REPRESENTATION],
    [null, 'text/csv', CSV],
    [null, 'text/csv;q=0.9, application/json', JSON_REPRESENTATION],
    [null, 'application/json;q=0.9, text/csv', CSV],
    // Two forms have one media type: the first is meant, the other has its extension.
    [null, 'application/json', JSON_REPRESENTATION],
    ['.collatex.json', 'text/csv', COLLATEX],
    ['.csv', 'audio/ogg', CSV],
  ])('extension %s, Accept %s', (extension, accept, representation) => {
    expect(negotiate(extension, accept, representations)).toBe(representation)
  })

  test('none: 406; an extension of something else: 404', () => {
    const problemOf = (extension: string | null, accept: string) => {
      try {
        negotiate(extension, accept, representations)
      } catch (error) {
        return (error as Problem).problem
      }
      return null
    }
    expect(problemOf(null, 'audio/ogg')).toBe('not-acceptable')
    expect(problemOf('.ris', '*/*')).toBe('unknown-address')
  })
})

describe('an extension', () => {
  const split = pathSplitter(representations)
  test.each([
    ['/v1/passages/t17/comparison.csv', '/v1/passages/t17/comparison', '.csv'],
    ['/v1/passages/t17/comparison.collatex.json', '/v1/passages/t17/comparison', '.collatex.json'],
    ['/v1/passages/t17.json', '/v1/passages/t17', '.json'],
    ['/v1/passages/t17.2', '/v1/passages/t17.2', null],
    ['/v1/passages/t17.docx', '/v1/passages/t17.docx', null],
    ['/v1/passages/t17/witnesses/P.csv', '/v1/passages/t17/witnesses/P.csv', null],
    ['/v1/passages/t17/witnesses/P.csv/versions.json', '/v1/passages/t17/witnesses/P.csv/versions', '.json'],
    ['/openapi.json', '/openapi.json', null],
    ['/p/t17.csv', '/p/t17.csv', null],
  ])('%s', (path, bare, extension) => {
    expect(split(path)).toEqual({ path: bare, extension })
  })
})

import { describe, expect, it } from 'vitest'
import { pngWith, svgWith } from '../../../tests/support/badges.ts'
import { largestBadge, readBadgeFile } from './read-badge-file.ts'

const jws = 'eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.c2ln'
const read = (text: string | Buffer) => readBadgeFile(Buffer.from(text as string))

describe('a badge is found', () => {
  it.each<[string, string | Buffer, string]>([
    ['in its own text', jws, 'text/plain'],
    ['in text with space around', `\ufeff\n ${jws}\n`, 'text/plain'],
    ['in quotes', `"${jws}"`, 'text/plain'],
    ['in a PNG', pngWith(jws), 'image/png'],
    ['in a PNG that packed it', pngWith(jws, { packed: true }), 'image/png'],
    ['in an SVG', svgWith(jws), 'image/svg+xml'],
    [
      'in an SVG with a name of its own',
      Buffer.from(svgWith(jws).toString().replaceAll('openbadges:', 'ob:')),
      'image/svg+xml'
    ]
  ])('%s', (_, file, type) => {
    expect(read(file)).toEqual({ type, text: jws })
  })
})

const pngCut = pngWith(jws).subarray(0, 70)
const pngWrong = Buffer.from(pngWith(jws))
pngWrong[70]! ^= 1
const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`

describe('what is no badge says so', () => {
  it.each<[string, string | Buffer, string]>([
    ['nothing', '', 'empty'],
    ['too much', Buffer.alloc(largestBadge + 1, 97), 'too-large'],
    ['a photo', Buffer.from('ffd8ffe000104a464946', 'hex'), 'not-badge'],
    ['words', 'I passed!', 'not-badge'],
    ['a picture without one', pngWith(jws, { keyword: 'comment' }), 'not-badge'],
    ['a picture that was cut', pngCut, 'unreadable'],
    ['a picture with a changed bit', pngWrong, 'unreadable'],
    [
      'a picture that unpacks to far too much',
      pngWith('a'.repeat(5_000_000), { packed: true }),
      'unreadable'
    ],
    [
      'a chunk longer than the file',
      Buffer.concat([pngWith('').subarray(0, 8), Buffer.from('ffffffff69545874', 'hex'), Buffer.alloc(20)]),
      'unreadable'
    ],
    ['a badge of the second kind in a PNG', pngWith('{}', { keyword: 'openbadges' }), 'older-kind'],
    ['a badge of the second kind in an SVG', svg('<openbadges:assertion verify="x"/>'), 'older-kind'],
    ['a badge with its proof inside', '{"type":["OpenBadgeCredential"]}', 'other-kind'],
    [
      'the same in an SVG',
      svg('<openbadges:credential><![CDATA[{}]]></openbadges:credential>'),
      'other-kind'
    ],
    [
      'an SVG with entities',
      `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg(`<openbadges:credential verify="&x;"/>`)}`,
      'unreadable'
    ],
    ['an SVG with one in a comment', svg(`<!-- <openbadges:credential verify="${jws}"/> -->`), 'not-badge'],
    ['a page of the web', '<!doctype html><p>hello', 'unreadable']
  ])('%s', (_, file, problem) => {
    expect(read(file)).toEqual({ problem })
  })

  it('in little time, whatever it is', () => {
    const hostile = [
      '<credential '.repeat(30_000),
      `<svg>${'<!--'.repeat(90_000)}`,
      `<credential ${'verify= '.repeat(50_000)}>`,
      '['.repeat(largestBadge),
      `${'a.'.repeat(190_000)}`
    ]
    const start = performance.now()
    for (const one of hostile) expect(read(one)).toHaveProperty('problem')
    expect(performance.now() - start).toBeLessThan(3000) // ms; quadratic would take minutes
  })
})

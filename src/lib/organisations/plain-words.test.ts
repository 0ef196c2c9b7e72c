import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { tidyDomain } from './details-inputs.ts'
import { hasLink, hasTag, plainWords, tidyWords } from './plain-words.ts'
import { slugOf } from './slug.ts'

describe('words that services type', () => {
  it.each([
    ['We cook on Fridays.', false, false],
    ['Open 9–5. Ask for Sam.', false, false],
    ['5 < 6 and 7 > 6', false, false],
    ['<b>Free</b> food', true, false],
    ['<script>alert(1)</script>', true, false],
    ['<img src=x onerror=alert(1)>', true, false],
    ['&lt;b&gt;', true, false],
    ['See https://evil.example', false, true],
    ['See www.evil.example', false, true],
    ['Look at our-site.org today', false, true],
    ['javascript:alert(1)', false, true],
    ['Write to us@our-site.org', false, false]
  ])('%s', (text, tag, link) => {
    expect([hasTag(text), hasLink(text)]).toEqual([tag, link])
  })

  it('are kept without what cannot be seen', () => {
    expect(tidyWords('  A\u200b b\u202e\0\t c\r\n\nd\ud800 ')).toBe('A b c\n\nd\ufffd')
  })

  it('say what is wrong: nothing, too much, a tag, a link', () => {
    const schema = plainWords('missing', 2, 20)
    const wrong = (text: unknown) => v.safeParse(schema, text, { abortPipeEarly: true }).issues?.[0]?.message
    expect(wrong(undefined)).toBe('missing')
    expect(wrong(['a', 'b'])).toBe('missing')
    expect(wrong('x'.repeat(21))).toBe('org_apply_problem_long')
    expect(wrong('<b>hello</b>')).toBe('org_apply_problem_tag')
    expect(wrong('go to a-b.org')).toBe('org_apply_problem_link')
    expect(wrong('hello')).toBeUndefined()
  })
})

describe('a website', () => {
  it.each([
    ['example.org', 'example.org'],
    ['https://www.Example.org/about?x=1', 'example.org'],
    ['http://help.example.org.uk', 'help.example.org.uk'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['localhost', null],
    ['10.0.0.1', null],
    ['[::1]', null],
    ['example.org:8080', null],
    ['user@example.org', null],
    ['ftp://example.org', null],
    ['example', null],
    ['a b.org', null],
    ['<script>', null],
    [`${'a'.repeat(120)}.org`, null]
  ])('typed as %s is kept as %s', (typed, domain) => expect(tidyDomain(typed)).toBe(domain))
})

describe('the end of an address', () => {
  it.each([
    ['Connect Housing', 1, 'connect-housing'],
    ['Connect Housing', 2, 'connect-housing-2'],
    ['St. Mary’s & Friends', 1, 'st-marys-and-friends'],
    ['Café Été', 1, 'cafe-ete'],
    ['Apply', 1, 'service-apply'],
    ['日本', 1, 'service'],
    ['../..', 1, 'service']
  ])('for %s (%d) is %s', (name, nth, slug) => expect(slugOf(name, nth)).toBe(slug))
})

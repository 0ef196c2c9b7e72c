import { expect, it } from 'vitest'
import { inWords } from '#lib/access/refusal-words.server.ts'
import { plainAnswer, plainRefusal, readerOf } from './plain-answer.ts'
import { plainPage } from './plain-page.ts'

const reader = (headers: Record<string, string>) => readerOf((name) => headers[name])

it('sees who asks', () => {
  expect(reader({ accept: 'text/html,*/*;q=0.8' })).toBe('browser')
  expect(reader({ accept: 'application/json', 'x-sveltekit-action': 'true' })).toBe('form-script')
  expect(reader({})).toBe('program')
})

it('says the same to each, in the form they read', () => {
  const page = plainRefusal('too-large', 'browser')
  expect(page).toMatchObject({ status: 413, type: 'text/html; charset=utf-8' })
  expect(page.body).toContain('<h1>That was too big to send</h1>')
  const error = {
    message: 'too-large',
    words: {
      title: 'That was too big to send',
      text: 'Try again with less. Nothing was changed.',
      next: 'back'
    }
  }
  expect(JSON.parse(plainRefusal('too-large', 'program').body)).toEqual(error)
  expect(JSON.parse(plainRefusal('too-large', 'form-script').body)).toEqual({
    type: 'error',
    status: 413,
    error
  })
})

it('gives an id to tell us when the mistake is ours', () => {
  const error = inWords(500, { message: 'unexpected', id: 'abcd2345' })
  expect(plainAnswer(500, 'browser', error).body).toContain('abcd2345')
})

it('makes a page of words, never of markup', () => {
  const link = { to: '/?a="<b>', words: '<i>' }
  const page = plainPage({ title: '<script>', paragraphs: ['a & b'], link })
  expect(page).toContain('&lt;script>')
  expect(page).toContain('a &amp; b')
  expect(page).toContain('href="/?a=&quot;&lt;b>"')
})

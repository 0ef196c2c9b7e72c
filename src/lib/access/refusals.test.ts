import { isActionFailure, isHttpError } from '@sveltejs/kit'
import { describe, expect, it } from 'vitest'
import { forForm, forPage } from './act.server.ts'
import { Refusal, refusals, type RefusalCode } from './refusal.ts'
import { inWords, refusalInWords } from './refusal-words.server.ts'

const refuse = (code: RefusalCode) => () => Promise.reject(new Refusal(code))
const typed = { answer: 'no', 'days[]': ['1'] }

/** What was thrown, as the browser would get it. */
async function thrown(run: () => Promise<unknown>): Promise<unknown> {
  const cause = await run().catch((error: unknown) => error)
  return isHttpError(cause) ? { status: cause.status, body: cause.body } : cause
}

const nothingHere = {
  status: 404,
  body: {
    message: 'not-found',
    words: {
      title: 'There is nothing to show here.',
      text: 'The page may have moved, or the link may be old. Nothing you saved is lost.',
      next: 'home'
    }
  }
}

it('a refusal says its name, its code and its status', () => {
  expect(new Refusal('bad-input')).toMatchObject({ name: 'Refusal', message: 'bad-input', status: 422 })
})

describe('a use case behind a page', () => {
  it('hands on what it answered', async () => {
    expect(await forPage(async () => 'done')).toBe('done')
  })

  it('refused is an error page with its status and its words', async () => {
    expect(await thrown(() => forPage(refuse('not-found')))).toEqual(nothingHere)
    expect(await thrown(() => forPage(refuse('already-done')))).toMatchObject({
      status: 409,
      body: { message: 'already-done', words: { title: 'This was done already' } }
    })
  })

  it('that broke stays our mistake', async () => {
    const broken = new Error('the disk is full')
    expect(await thrown(() => forPage(() => Promise.reject(broken)))).toBe(broken)
  })
})

describe('a use case behind a form', () => {
  it('hands on what it answered', async () => {
    expect(await forForm(typed, async () => 'done')).toBe('done')
  })

  it('refused keeps what was typed, and says why above it', async () => {
    const failure = await forForm(typed, refuse('changed-meanwhile'))
    expect(isActionFailure(failure)).toBe(true)
    expect({ ...(failure as object) }).toEqual({
      status: 409,
      data: {
        form: {
          values: typed,
          problems: { '': 'This changed while you were here. Look again, then choose.' }
        }
      }
    })
  })

  it('shows the same nothing as a page for what is not there', async () => {
    expect(await thrown(() => forForm(typed, refuse('not-found')))).toEqual(nothingHere)
  })

  it('that broke stays our mistake', async () => {
    const broken = new Error('the disk is full')
    expect(await thrown(() => forForm(typed, () => Promise.reject(broken)))).toBe(broken)
  })
})

describe('the words of an error page', () => {
  it.each([
    ['not-found', 'There is nothing to show here.', 'home'],
    ['sign-in-first', 'Please sign in first', 'sign-in'],
    ['not-allowed', 'This cannot be done from here', 'home'],
    ['wrong-origin', 'We stopped something odd', 'home'],
    ['prove-again', 'Please sign in again first', 'sign-in'],
    ['already-done', 'This was done already', 'home'],
    ['changed-meanwhile', 'This changed while you were here', 'back'],
    ['too-large', 'That was too big to send', 'back'],
    ['files-full', 'Your files are full', 'back'],
    ['bad-input', 'We could not read that', 'back'],
    ['too-many-tries', 'That was a lot of tries', 'back']
  ] satisfies [RefusalCode, string, string][])('of %s say what to do next', (code, title, next) => {
    expect(refusalInWords(code)).toEqual({
      message: code,
      words: { title, text: expect.stringMatching(/\.$/), next }
    })
  })

  it('are there for every refusal', () => {
    const codes = Object.keys(refusals) as RefusalCode[]
    const titles = codes.map((code) => refusalInWords(code).words.title)
    expect(new Set(titles).size).toBe(codes.length)
  })

  it.each([
    [401, 'Please sign in first', 'sign-in'],
    [403, 'This cannot be done from here', 'home'],
    [404, 'There is nothing to show here.', 'home'],
    [405, 'We could not read that', 'back'],
    [409, 'This changed while you were here', 'back'],
    [413, 'That was too big to send', 'back'],
    [422, 'We could not read that', 'back'],
    [429, 'That was a lot of tries', 'back'],
    [499, 'We could not read that', 'back'],
    [500, 'Something went wrong on our side', 'home']
  ])('of an error %i with no code of ours follow its status', (status, title, next) => {
    const given = { message: 'constructor', id: 'ab12' }
    const { words, ...rest } = inWords(status, given)
    expect(rest).toEqual(given)
    expect(words).toMatchObject({ title, next })
  })

  it('of what is not there are the same whatever the reason', () => {
    expect(inWords(404, { message: 'already-done' }).words).toEqual(refusalInWords('not-found').words)
  })
})

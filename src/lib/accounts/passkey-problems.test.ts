import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { m } from '#lib/paraglide/messages.js'
import { passkeyProblem } from './passkey-problems.ts'

const error = (name: string, more: { code?: string; cause?: Error } = {}) =>
  Object.assign(new Error('not for people', { cause: more.cause }), {
    name,
    ...(more.code && { code: more.code })
  })

describe('what a browser says about a passkey', () => {
  beforeAll(() => void Object.assign(globalThis, { PublicKeyCredential: class {} }))
  afterAll(() => void Reflect.deleteProperty(globalThis, 'PublicKeyCredential'))

  it.each([
    [
      error('NotAllowedError', {
        code: 'ERROR_PASSTHROUGH_SEE_CAUSE_PROPERTY',
        cause: error('NotAllowedError')
      }),
      m.accounts_key_problem_stopped()
    ],
    [error('AbortError', { code: 'ERROR_CEREMONY_ABORTED' }), m.accounts_key_problem_stopped()],
    [
      error('InvalidStateError', { code: 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED' }),
      m.accounts_key_problem_known()
    ],
    [error('SecurityError', { code: 'ERROR_INVALID_DOMAIN' }), m.accounts_key_problem_address()],
    [error('TypeError'), m.accounts_key_problem_signal()],
    [error('UnknownError'), m.accounts_key_problem_other()],
    ['a text', m.accounts_key_problem_other()]
  ])('%s becomes words for people', (cause, words) => {
    expect(passkeyProblem(cause)).toBe(words)
  })

  it('says so when the browser knows no passkeys at all', () => {
    const kept = globalThis.PublicKeyCredential
    Reflect.deleteProperty(globalThis, 'PublicKeyCredential')
    expect(passkeyProblem(error('Error'))).toBe(m.accounts_key_problem_cannot())
    Object.assign(globalThis, { PublicKeyCredential: kept })
  })
})

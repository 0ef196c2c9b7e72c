import { expect, it } from 'vitest'
import * as v from 'valibot'
import { heldCookie } from './held-cookie.ts'

const cookie = heldCookie('__Host-waymark-test', v.object({ code: v.string() }))

/** A browser that keeps one cookie. */
function aBrowser() {
  let kept: string | undefined
  let kind: object = {}
  return {
    get: () => kept,
    set: (_name: string, value: string, options: object) => {
      kept = value
      kind = options
    },
    delete: () => {
      kept = undefined
    },
    kind: () => kind
  }
}

it('holds what was said for half an hour, for the server alone', () => {
  const browser = aBrowser()
  expect(cookie.read(browser)).toBeNull()
  cookie.keep(browser, { code: 'Ĉ 2' })
  expect(cookie.read(browser)).toEqual({ code: 'Ĉ 2' })
  expect(browser.kind()).toEqual({
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'strict',
    maxAge: 1800
  })
  cookie.drop(browser)
  expect(cookie.read(browser)).toBeNull()
})

it.each(['x', '', 'bnVsbA', Buffer.from('{"code":1}').toString('base64url')])(
  'takes %j for nothing said',
  (text) => {
    expect(cookie.read({ get: () => text })).toBeNull()
  }
)

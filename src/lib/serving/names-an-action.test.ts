import { describe, expect, it } from 'vitest'
import { namesAnAction } from './names-an-action.ts'

describe('an address', () => {
  it.each(['', '?change', '?/add', '?a=/constructor', '?constructor', '?/to-string', '?/add&/constructor'])(
    'may name an action as "%s" does',
    (search) => expect(namesAnAction(new URLSearchParams(search))).toBe(true)
  )

  it.each(['?/default', '?/constructor', '?/toString', '?/__proto__', '?x=1&/valueOf=', '?/%63onstructor'])(
    'names none with "%s"',
    (search) => expect(namesAnAction(new URLSearchParams(search))).toBe(false)
  )
})

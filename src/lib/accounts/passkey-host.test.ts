import { isRedirect } from '@sveltejs/kit'
import { describe, expect, it } from 'vitest'
import { ensurePasskeyHost } from './passkey-host.ts'

function ledTo(address: string): string | null {
  try {
    ensurePasskeyHost(new URL(address))
    return null
  } catch (cause) {
    if (isRedirect(cause)) return cause.location
    throw cause
  }
}

describe('a page that asks for a passkey', () => {
  it('goes on by name where the address is a number of this computer', () => {
    expect(ledTo('http://127.0.0.1:3000/sign-in?a=b')).toBe('http://localhost:3000/sign-in?a=b')
    expect(ledTo('http://[::1]:3000/join')).toBe('http://localhost:3000/join')
  })

  it('stays where it is everywhere else', () => {
    expect(ledTo('http://localhost:3000/sign-in')).toBeNull()
    expect(ledTo('https://waymark.example/sign-in')).toBeNull()
  })
})

import { createHmac, randomInt } from 'node:crypto'
import { joinCodeLength, joinCodeSymbols, normaliseCode } from '#lib/accounts/rules.ts'
import type { Keyring } from '#lib/vault/keyring.server.ts'

/** 8 symbols that nobody takes for one another: 38 bits. */
export function newInviteCode(): string {
  return Array.from(
    { length: joinCodeLength },
    () => joinCodeSymbols[randomInt(joinCodeSymbols.length)]
  ).join('')
}

/** All that is kept of a code. Keyed, because 38 bits can be tried out against a plain hash. SHA-256, hex. */
export function hashOfInvite(keyring: Keyring, code: string): string {
  return createHmac('sha256', keyring.pepper)
    .update(`invite:${normaliseCode(code)}`)
    .digest('hex')
}

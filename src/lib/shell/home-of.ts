import type { HatKind } from '#lib/accounts/tables.server.ts'

/** Where the signpost leads for somebody with these hats. */
export function homeOf(hats: readonly HatKind[]): '/' | '/me' {
  return hats.includes('person') ? '/me' : '/'
}

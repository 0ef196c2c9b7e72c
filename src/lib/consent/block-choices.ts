import { m } from '#lib/paraglide/messages.js'
import type { Blocked } from './list-blocked.server.ts'

/** Whom somebody can block, as choices in words. For the server. */
export function blockChoices(
  blockable: readonly Blocked[]
): { value: string; label: string; hint?: string }[] {
  return blockable.map(({ party }) =>
    party.kind === 'worker'
      ? {
          value: 'worker',
          label: m.consent_block_worker({ name: party.name }),
          hint: m.consent_block_worker_hint({ organisation: party.organisation })
        }
      : { value: 'organisation', label: m.consent_block_service({ organisation: party.organisation }) }
  )
}

/** "Anna at Connect Housing", or the service. */
export function blockedName({ party }: Blocked): string {
  return party.kind === 'worker'
    ? m.consent_blocked_worker({ name: party.name, organisation: party.organisation })
    : party.organisation
}

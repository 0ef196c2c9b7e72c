import type { HatKind, Way } from '#lib/accounts/tables.server.ts'
import { m } from '#lib/paraglide/messages.js'

/** One made-up person whom somebody can enter as. */
export interface CastMember {
  /** What `POST /practice/sign-in` calls them. */
  readonly as: string
  readonly name: string
  readonly hat: HatKind
  readonly way: Way
  /** Slug of the organisation that a worker works for. */
  readonly worksAt?: string
  /** Whether they manage it. */
  readonly manages?: true
  readonly who: () => string
}

/** The same for everybody: it is practice. */
export const practicePassphrase = 'green kettle on the hill'

export const cast: readonly CastMember[] = [
  { as: 'inside', name: 'Jay', hat: 'person', way: 'kiosk', who: m.practice_who_inside },
  { as: 'outside', name: 'Sam', hat: 'person', way: 'own-phone', who: m.practice_who_outside },
  {
    as: 'housing-worker',
    name: 'Anna',
    hat: 'worker',
    way: 'staff',
    worksAt: 'connect-housing',
    manages: true,
    who: m.practice_who_housing_worker
  },
  {
    as: 'colleague',
    name: 'Ben',
    hat: 'worker',
    way: 'staff',
    worksAt: 'connect-housing',
    who: m.practice_who_colleague
  },
  {
    as: 'employer',
    name: 'Priya',
    hat: 'worker',
    way: 'staff',
    worksAt: 'kettle-works',
    who: m.practice_who_employer
  },
  { as: 'family', name: 'Rosa', hat: 'supporter', way: 'own-phone', who: m.practice_who_family },
  { as: 'enroller', name: 'Tom', hat: 'enroller', way: 'staff', who: m.practice_who_enroller },
  { as: 'steward', name: 'Grace', hat: 'steward', way: 'staff', who: m.practice_who_steward },
  { as: 'steward-2', name: 'Idris', hat: 'steward', way: 'staff', who: m.practice_who_steward_2 }
]

/** Where this member of the cast begins. */
export function homeOf({ hat, worksAt }: CastMember): string {
  if (hat === 'worker') return `/org/${worksAt}`
  return { person: '/me', supporter: '/family', enroller: '/enrol', steward: '/steward' }[hat]
}

import type { OrganisationKind, Register } from '#lib/organisations/rules.ts'
import type { WeekHours } from '#lib/offers/rules.ts'
import type { offer } from '#lib/offers/tables.server.ts'

type OfferRow = typeof offer.$inferInsert
type Set = 'number' | 'id' | 'organisationId' | 'state' | 'capacityAsOf' | 'lastConfirmedAt' | 'createdAt'

/** An offer as somebody at the service would write it; dates are days ago, so that it never looks stale. */
export type PracticeOffer = Omit<OfferRow, Set> & {
  readonly by: string
  readonly capacityDaysAgo: number
  readonly confirmedDaysAgo: number
}

export interface PracticeOrganisation {
  readonly slug: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly about: string
  readonly phone: string
  readonly email: string
  readonly state: 'applied' | 'verified' | 'suspended'
  readonly register?: Register
  readonly registerNumber?: string
  readonly website?: string
  readonly areas?: string[]
  readonly contactName?: string
  readonly dataProtectionContact?: string
  readonly safeguardingLead?: string
}

/** Minutes after midnight. */
export const at = (hour: number, minute = 0): number => hour * 60 + minute

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** The same times on each of these days; 1 is Monday. */
export function on(days: readonly Weekday[], from: number, to: number): WeekHours {
  return Object.fromEntries(days.map((day) => [day, [[from, to]]]))
}

export const weekdays = [1, 2, 3, 4, 5] as const
export const everyDay = [1, 2, 3, 4, 5, 6, 7] as const

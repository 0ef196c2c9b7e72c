import { and, eq } from 'drizzle-orm'
import { countMeetings } from '#lib/appointments/count-meetings.server.ts'
import { countEndings } from '#lib/consent/count-endings.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { listOffersOf, type OfferOf } from '#lib/offers/list-offers-of.server.ts'
import { countAnswers } from '#lib/referrals/answer-times.server.ts'
import type { Kept } from './kept.ts'
import type { OrganisationKind, Register } from './rules.ts'
import { shownOrganisation } from './shown.server.ts'
import { organisation } from './tables.server.ts'

/** What everybody may know of an organisation. Nothing in it is about a person. */
export interface PublicPage {
  readonly name: string
  readonly kind: OrganisationKind
  readonly about: string
  readonly phone: string | null
  readonly email: string | null
  readonly website: string | null
  readonly areas: readonly string[]
  readonly register: Register | null
  readonly registerNumber: string | null
  /** ms UTC; null when that was before it was kept. */
  readonly checkedAt: number | null
  readonly offers: readonly OfferOf[]
  /** How well it kept its promises in the last year. */
  readonly kept: { readonly answer: Kept; readonly turnUp: Kept; readonly delete: Kept }
}

const year = 365 * 24 * 60 * 60 * 1000 // ms

/**
 * The public page of an organisation that is shown; null for any other, whatever the reason, and for one that
 * is not there. Test: `public-page.test.ts`.
 */
export async function findPublicPage(db: Database, slug: string): Promise<PublicPage | null> {
  const now = db.now()
  const { id, name, kind, about, phone, email, website, areas, register, registerNumber, checkedAt } =
    organisation
  const [found] = await db.read
    .select({ id, name, kind, about, phone, email, website, areas, register, registerNumber, checkedAt })
    .from(organisation)
    .where(and(eq(organisation.slug, slug), shownOrganisation(now)))
  if (!found) return null
  const { id: organisationId, ...facts } = found
  const answers = await countAnswers(db, organisationId, now - year)
  const meetings = await countMeetings(db, organisationId, now - year)
  const endings = await countEndings(db, organisationId, now - year)
  return {
    ...facts,
    offers: await listOffersOf(db, organisationId),
    kept: {
      answer: { kept: answers.inTime, of: answers.asked },
      turnUp: { kept: meetings.held, of: meetings.held + meetings.missedByService },
      delete: { kept: endings.confirmed, of: endings.ended }
    }
  }
}

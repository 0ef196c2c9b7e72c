import { m } from '#lib/paraglide/messages.js'
import type { OrganisationKind } from './rules.ts'

const organisationKindWords: Record<OrganisationKind, () => string> = {
  charity: m.offers_organisation_kind_charity,
  council: m.offers_organisation_kind_council,
  employer: m.offers_organisation_kind_employer,
  health: m.offers_organisation_kind_health,
  learning: m.offers_organisation_kind_learning,
  statutory: m.offers_organisation_kind_statutory
}
export const organisationKindWord = (kind: OrganisationKind): string => organisationKindWords[kind]()

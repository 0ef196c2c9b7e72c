import { uuidOf } from './ids.server.ts'
import type { FeedOrganisation } from './offer-facts.ts'

const registers = {
  charity: { identifier_scheme: 'GB-CHC', identifier_type: 'Charity number' },
  company: { identifier_scheme: 'GB-COH', identifier_type: 'Company number' }
} as const

/** As `organization` of the standard. @param full with what is a list of its own: the register's number */
export function toOrganization(organisation: FeedOrganisation, full: boolean) {
  const { id, name, about, email, website, register, registerNumber } = organisation
  return {
    id,
    name,
    description: about,
    ...(email && { email }),
    ...(website && URL.canParse(website) && { website }),
    ...(full && {
      organization_identifiers:
        register && registerNumber
          ? [
              {
                id: uuidOf(id, 'register', register),
                organization_id: id,
                ...registers[register],
                identifier: registerNumber
              }
            ]
          : []
    })
  }
}

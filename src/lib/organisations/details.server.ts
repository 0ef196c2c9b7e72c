import type { Details } from './details-inputs.ts'
import type { Answers } from './draft.ts'
import type { CheckedFact, KnownBy } from './rules.ts'
import type { organisation } from './tables.server.ts'

type Row = typeof organisation.$inferSelect

/** What stewards compare with the public register. */
export function knownByOf({ name, kind, register, number, noNumberReason, website }: Details): KnownBy {
  return {
    name,
    kind,
    register: register === 'none' ? null : register,
    registerNumber: register === 'none' ? null : number,
    noNumberReason: register === 'none' ? noNumberReason : null,
    website: website || null
  }
}

/** Everything else, as columns: it changes without a check. */
export function columnsOf(details: Details) {
  const { about, areas, contactName, phone, email, dataProtectionContact, safeguardingLead } = details
  return {
    about,
    areas: [...areas],
    contactName: contactName || null,
    phone: phone || null,
    email: email || null,
    dataProtectionContact: dataProtectionContact || null,
    safeguardingLead: safeguardingLead || null
  }
}

/** What an organisation told before, as answers of the form; what it proposes stands before what it is. */
export function answersOf(row: Row): Answers {
  const known = row.proposed ?? row
  return {
    name: known.name,
    kind: known.kind,
    about: row.about,
    register: known.register ?? 'none',
    number: known.registerNumber ?? '',
    noNumberReason: known.noNumberReason ?? '',
    website: known.website ?? '',
    areas: row.areas,
    everywhere: row.areas.length === 0 ? 'yes' : '',
    contactName: row.contactName ?? '',
    phone: row.phone ?? '',
    email: row.email ?? '',
    dataProtectionContact: row.dataProtectionContact ?? '',
    safeguardingLead: row.safeguardingLead ?? ''
  }
}

/** In what two differ, so that a check of the one says nothing of the other. */
export function changedFacts(before: KnownBy, after: KnownBy): CheckedFact[] {
  const changed: CheckedFact[] = []
  if (before.name !== after.name) changed.push('name')
  if (before.kind !== after.kind) changed.push('kind')
  const numberOf = ({ register, registerNumber, noNumberReason }: KnownBy) =>
    JSON.stringify([register, registerNumber, noNumberReason])
  if (numberOf(before) !== numberOf(after)) changed.push('number')
  if (before.website !== after.website) changed.push('website')
  return changed
}

import { m } from '#lib/paraglide/messages.js'

const phrases: Record<string, () => string> = {
  identity: m.consent_see_identity,
  contact: m.consent_see_contact,
  goals: m.consent_see_goals
}

/** A section inside a sentence: "how to reach you". */
export function sectionPhrase(section: string): string {
  return Object.hasOwn(phrases, section) ? phrases[section]!() : section
}

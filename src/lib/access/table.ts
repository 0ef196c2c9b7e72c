import type { RouteId } from '$app/types'

/**
 * Who may enter a route. Default deny: a route that is not here answers 404 (`hooks.server.ts`), and
 * the tests fail (`table.test.ts`).
 *
 * `person` has said yes to Waymark keeping what they tell it; `person-before-yes` need not have. `token`
 * is a program that sends a secret of its own.
 */
export type Access =
  | 'anyone'
  | 'token'
  | 'signed-in'
  | 'person-before-yes'
  | 'person'
  | 'worker'
  | 'supporter'
  | 'enroller'
  | 'steward'

export const accessTable = {
  '/': 'anyone',
  '/accessibility': 'anyone',
  '/api/passkeys/again': 'signed-in',
  '/api/passkeys/again/options': 'signed-in',
  '/api/passkeys/join': 'anyone',
  '/api/passkeys/join/options': 'anyone',
  '/api/passkeys/register': 'signed-in',
  '/api/passkeys/register/options': 'signed-in',
  '/api/passkeys/sign-in': 'anyone',
  '/api/passkeys/sign-in/options': 'anyone',
  '/enrol': 'enroller',
  '/enrol/[cardId]/cancel': 'enroller',
  '/family': 'supporter',
  '/healthz': 'anyone',
  '/help': 'anyone',
  '/info': 'anyone',
  '/join': 'anyone',
  '/join/not-now': 'person-before-yes',
  '/join/way': 'anyone',
  '/join/yes': 'person-before-yes',
  '/leave': 'anyone',
  '/me': 'person',
  '/me/[[door=door]]/history': 'person',
  '/me/[[door=door]]/history.json': 'person',
  '/me/[[door=door]]/interests': 'person',
  '/me/[[door=door]]/interests/[interestId]/withdraw': 'person',
  '/me/[[door=door]]/interests/new': 'person',
  '/me/[[door=door]]/sharing': 'person',
  '/me/[[door=door]]/sharing/[consentId]': 'person',
  '/me/[[door=door]]/sharing/[consentId]/keep': 'person',
  '/me/[[door=door]]/sharing/[consentId]/pause': 'person',
  '/me/[[door=door]]/sharing/[consentId]/resume': 'person',
  '/me/[[door=door]]/sharing/[consentId]/stop': 'person',
  '/me/[[door=door]]/sharing/new/[draftId]': 'person',
  '/me/[[door=door]]/sharing/new/[draftId]/check': 'person',
  '/me/[[door=door]]/sharing/new/[draftId]/until': 'person',
  '/me/[[door=door]]/sharing/new/[draftId]/what': 'person',
  '/me/[[door=door]]/sharing/pause-everything': 'person',
  '/me/[[door=door]]/sharing/resume-everything': 'person',
  '/me/complaints': 'person',
  '/me/complaints/[complaintId]': 'person',
  '/me/complaints/[complaintId]/take-back': 'person',
  '/me/complaints/new': 'person',
  '/me/goals': 'person',
  '/me/goals/[goalId]': 'person',
  '/me/goals/[goalId]/[question]': 'person',
  '/me/goals/[goalId]/put-away': 'person',
  '/me/goals/[goalId]/steps/[stepId]': 'person',
  '/me/goals/new': 'person',
  '/me/private': 'person',
  '/me/private/close': 'person',
  '/me/record': 'person',
  '/me/record/[section]': 'person',
  '/me/record/[section]/[question]': 'person',
  '/me/record/[section]/[question]/[item]': 'person',
  '/me/record/[section]/[question]/[item]/[part]': 'person',
  '/me/record/[section]/[question]/new': 'person',
  '/me/record/[section]/take-back': 'person',
  '/me/record/[section]/two-answers': 'person',
  '/me/record/[section]/yes': 'person',
  '/me/settings': 'signed-in',
  '/me/settings/new-way': 'signed-in',
  '/me/settings/passphrase': 'signed-in',
  '/me/settings/take-back': 'person',
  '/metrics': 'token',
  '/offers': 'anyone',
  '/offers/[id]': 'anyone',
  '/offline': 'anyone',
  '/org/[slug]': 'worker',
  '/org/[slug]/people': 'worker',
  '/org/[slug]/people/[ref]': 'worker',
  '/org/[slug]/people/[ref]/take-on': 'worker',
  '/privacy': 'anyone',
  '/readyz': 'anyone',
  '/sign-in': 'anyone',
  '/sign-in/again': 'signed-in',
  '/sign-in/out': 'anyone',
  '/steward': 'steward',
  '/steward/complaints': 'steward',
  '/steward/complaints/[complaintId]': 'steward',
  '/steward/organisations': 'steward',
  '/steward/organisations/[slug]': 'steward',
  '/verify': 'anyone',
  '/verify/check.js': 'anyone',
  '/verify/keys.json': 'anyone'
} as const satisfies Partial<Record<RouteId, Access>>

export function accessOf(routeId: string | null): Access | null {
  return routeId !== null && Object.hasOwn(accessTable, routeId)
    ? (accessTable as Record<string, Access>)[routeId]!
    : null
}

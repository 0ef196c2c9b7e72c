import { hash as digest, timingSafeEqual } from 'node:crypto'
import { error, redirect, type RequestEvent } from '@sveltejs/kit'
import { isDoorOpen } from '#lib/door/rules.ts'
import { findMembership } from '#lib/organisations/find-membership.server.ts'
import { isOpenIn } from '#lib/organisations/rules.ts'
import type { HatKind } from '#lib/accounts/tables.server.ts'
import type {
  EnrollerActor,
  PersonActor,
  SignedIn,
  StewardActor,
  SupporterActor,
  WorkerActor
} from './actors.ts'
import { isFresh, type AgainReason } from './again.ts'
import { invariant, refusals, type RefusalCode } from './refusal.ts'
import { refusalInWords } from './refusal-words.server.ts'
import { accessOf, type Access } from './table.ts'

type Event = Pick<RequestEvent, 'locals' | 'route' | 'params'>

/** Every load, action and endpoint starts with one of these; each must agree with the route's row in the table. */
export function allowAnyone(event: Event): SignedIn | null {
  ensureRow(event, ['anyone'])
  return event.locals.signedIn
}

export function requireSignedIn(event: Event): SignedIn {
  ensureRow(event, ['signed-in'])
  return signedInOrRedirect(event)
}

/**
 * The person, or behind their private door the room that is open there. Tests: `guards.test.ts`.
 *
 * @throws redirect to the sign-in page, to the yes, or to the private door while it is shut; 404 `not-found` for somebody who is no person */
export function requirePerson(event: Event): PersonActor {
  const row = ensureRow(event, ['person', 'person-before-yes'])
  const signedIn = withHat(event, 'person')
  if (row === 'person' && !signedIn.saidYes) redirect(303, '/join/yes')
  const { accountId, way, door } = signedIn
  if (event.params.door === undefined) return { kind: 'person', personId: accountId, way }
  if (!door || !isDoorOpen(signedIn, event.locals.db.now())) redirect(303, '/me/private')
  return { kind: 'person', personId: door.roomId, way, roomOf: accountId }
}

/**
 * A worker of the organisation that the address names. Anybody else learns nothing: not even whether it exists.
 * While the organisation is not verified, what it cannot do yet, or any more, leads to its first page, which
 * says so: pages and actions alike (`isOpenIn`). Tests: `guards.test.ts`.
 */
export async function requireWorker(event: Event): Promise<WorkerActor> {
  ensureRow(event, ['worker'])
  const signedIn = withHat(event, 'worker')
  const slug = event.params.slug
  const found = slug ? await findMembership(event.locals.db, signedIn.accountId, slug) : null
  if (!found) refuse('not-found')
  const { organisationState, ...place } = found
  if (!isOpenIn(organisationState, event.route.id ?? '')) redirect(303, `/org/${slug}`)
  return { kind: 'worker', accountId: signedIn.accountId, ...place }
}

export function requireSupporter(event: Event): SupporterActor {
  ensureRow(event, ['supporter'])
  return { kind: 'supporter', accountId: withHat(event, 'supporter').accountId }
}

export function requireEnroller(event: Event): EnrollerActor {
  ensureRow(event, ['enroller'])
  return { kind: 'enroller', accountId: withHat(event, 'enroller').accountId }
}

export function requireSteward(event: Event): StewardActor {
  ensureRow(event, ['steward'])
  return { kind: 'steward', accountId: withHat(event, 'steward').accountId }
}

/** A program with its secret, as `Authorization: Bearer …`. Test: `tests/integration/server.test.ts`. */
export function requireToken(
  event: Event & Pick<RequestEvent, 'request' | 'setHeaders'>,
  token: string
): void {
  ensureRow(event, ['token'])
  const sent = event.request.headers.get('authorization') ?? ''
  if (timingSafeEqual(sha256(sent), sha256(`Bearer ${token}`))) return
  event.setHeaders({ 'www-authenticate': 'Bearer' })
  refuse('sign-in-first')
}

/**
 * For what must be asked again: taking back, resuming everything, adding or removing a way in. Leads to
 * `/sign-in/again`, and from there on to the place that belongs to `reason`.
 */
export function requireFreshProof(event: Event, reason: AgainReason): void {
  const signedIn = signedInOrRedirect(event)
  if (!isFresh(signedIn, event.locals.db.now())) redirect(303, `/sign-in/again?for=${reason}`)
}

/** The same for what a script of ours asks: 403 `prove-again` instead of another page. */
export function ensureFreshProof(event: Event): void {
  const signedIn = signedInOrRedirect(event)
  if (!isFresh(signedIn, event.locals.db.now())) refuse('prove-again')
}

function withHat(event: Event, hat: HatKind): SignedIn {
  const signedIn = signedInOrRedirect(event)
  if (!signedIn.hats.includes(hat)) refuse('not-found')
  return signedIn
}

function signedInOrRedirect(event: Event): SignedIn {
  if (event.locals.signedIn) return event.locals.signedIn
  if (event.route.id?.startsWith('/api/')) refuse('sign-in-first')
  redirect(303, '/sign-in')
}

function ensureRow(event: Event, allowed: readonly Access[]): Access {
  const row = accessOf(event.route.id)
  invariant(
    row !== null && allowed.includes(row),
    `the guard of ${event.route.id} does not fit its row (${row})`
  )
  return row
}

/** Makes both sides equally long, which `timingSafeEqual` asks for. */
const sha256 = (text: string) => digest('sha256', text, 'buffer')

/** Kit turns this into the status and the one error page, the same from a page, an action and an endpoint. */
function refuse(code: RefusalCode): never {
  error(refusals[code], refusalInWords(code))
}

import type { PersonActor, SignedIn } from '#lib/access/actors.ts'
import { listWaysIn } from '#lib/accounts/ways-in.server.ts'
import { tellAppointments } from '#lib/appointments/tell-appointments.server.ts'
import { listBlocked } from '#lib/consent/list-blocked.server.ts'
import { listSharing } from '#lib/consent/list-sharing.server.ts'
import { listSuggestions } from '#lib/consent/list-suggestions.server.ts'
import { findEndings } from '#lib/consent/own-endings.server.ts'
import { getOwnRequest } from '#lib/consent/own-requests.server.ts'
import { loadSharing } from '#lib/consent/sharing-store.server.ts'
import { listOwnSeen } from '#lib/documents/own-seen.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { exportInterests } from '#lib/referrals/export-interests.server.ts'
import { listKeepingYes } from '#lib/record/list-keeping-yes.server.ts'
import { tellChoices } from '#lib/shortlist/tell-choices.server.ts'
import { listSupporters } from '#lib/supporters/list-supporters.server.ts'
import { getOwnComplaint, listOwnComplaints } from '#lib/voice/own-complaints.server.ts'
import { instant } from './instant.ts'

/** What Waymark holds about somebody beside their record, each in a file of its own (UK GDPR 15, 20). */
export type ToldPart =
  | 'account'
  | 'sharing'
  | 'requests'
  | 'suggestions'
  | 'interests'
  | 'appointments'
  | 'kept-offers'
  | 'people'
  | 'complaints'
  | 'seen-by'

/** Reads each when it is asked for. Ids of other people's accounts are left out; instants are ISO, UTC. */
export function toldParts(
  db: Database,
  actor: PersonActor,
  signedIn: SignedIn
): Readonly<Record<ToldPart, () => Promise<unknown>>> {
  return {
    account: () => readAccount(db, signedIn),
    sharing: () => readSharing(db, actor),
    requests: () => readRequests(db, actor),
    suggestions: () => readSuggestions(db, actor),
    interests: async () =>
      (await exportInterests(db, actor)).map(({ times, messages, ...one }) => ({
        ...one,
        ...Object.fromEntries(Object.entries(times).map(([name, at]) => [name, orNull(at)])),
        messages: messages.map(({ at, ...message }) => ({ ...message, at: instant(at) }))
      })),
    appointments: () => tellAppointments(db, actor),
    'kept-offers': () => readKept(db, actor),
    people: () => readPeople(db, actor),
    complaints: () => readComplaints(db, actor),
    'seen-by': async () =>
      (await listOwnSeen(db, actor)).map(({ document, by, at }) => ({
        document,
        by: by.name,
        organisation: by.organisation,
        at: instant(at)
      }))
  }
}

async function readAccount(db: Database, signedIn: SignedIn): Promise<unknown> {
  const { signInName, hasPassphrase, passkeys } = await listWaysIn(db, signedIn)
  const yes = await listKeepingYes(db.read, signedIn.accountId)
  return {
    id: signedIn.accountId,
    signInName,
    hasPassphrase,
    passkeys: passkeys.map(({ createdAt, lastUsedAt }) => ({
      addedAt: instant(createdAt),
      lastUsedAt: orNull(lastUsedAt)
    })),
    yesToKeeping: yes.map(({ givenAt, takenBackAt, words }) => ({
      givenAt: instant(givenAt),
      takenBackAt: orNull(takenBackAt),
      words
    }))
  }
}

async function readKept(db: Database, actor: PersonActor): Promise<unknown> {
  const { offers, lists, digest, ...rest } = await tellChoices(db, actor)
  return {
    ...rest,
    offers: offers.map(({ at, ...one }) => ({ ...one, keptAt: instant(at) })),
    lists: lists.map(({ at, query }) => ({ query, keptAt: instant(at) })),
    digest: digest && { ...digest, seenAt: instant(digest.seenAt) }
  }
}

async function readSharing(db: Database, actor: PersonActor): Promise<unknown> {
  const endings = await findEndings(db, actor)
  const all = (await listSharing(db, actor)).map((one) => ({
    id: one.consentId,
    with: one.recipientName,
    kind: one.recipient.kind,
    purpose: one.purpose,
    sections: one.sections,
    access: one.access,
    state: one.state,
    isFrozen: one.isFrozen,
    givenAt: instant(one.givenAt),
    from: instant(one.fromAt),
    until: instant(one.untilAt),
    untilDate: one.untilDate,
    endedAt: orNull(one.endedAt),
    toldThatItEnded: endings.get(one.consentId) ?? null
  }))
  const blocked = (await listBlocked(db, actor)).map(({ party }) => ({
    organisation: party.organisation,
    worker: party.kind === 'worker' ? party.name : null
  }))
  return { sharing: all, blocked }
}

async function readRequests(db: Database, actor: PersonActor): Promise<unknown> {
  const { requests } = await loadSharing(db.read, actor.personId)
  const all = [...requests.keys()].map(async (id) => {
    const { organisationId: _, askedAt, lapsesAt, ...one } = await getOwnRequest(db, actor, id)
    return { ...one, askedAt: instant(askedAt), lapsesAt: instant(lapsesAt) }
  })
  return Promise.all(all)
}

async function readSuggestions(db: Database, actor: PersonActor): Promise<unknown> {
  return (await listSuggestions(db, actor)).map(({ section, field, words, madeAt }) => ({
    section,
    field: field.name,
    suggested: 'answer' in words ? words.answer : words.thing,
    note: words.note,
    by: words.by.name,
    organisation: words.by.organisation,
    madeAt: instant(madeAt)
  }))
}

async function readPeople(db: Database, actor: PersonActor): Promise<unknown> {
  return (await listSupporters(db, actor)).map((one) => ({
    name: one.name,
    callsThemself: one.ownName,
    state: one.state,
    isBlocked: one.isBlocked,
    invitedAt: instant(one.invitedAt),
    confirmedAt: orNull(one.confirmedAt),
    help: one.help.map(({ sentAt, ...help }) => ({ ...help, sentAt: instant(sentAt) }))
  }))
}

async function readComplaints(db: Database, actor: PersonActor): Promise<unknown> {
  const all: unknown[] = []
  for (const { id } of await listOwnComplaints(db, actor)) {
    const { reference, state, sentAt, steps } = await getOwnComplaint(db, actor, id)
    all.push({
      reference,
      state,
      sentAt: instant(sentAt),
      steps: steps.map(({ kind, at, words }) => ({ kind, at: instant(at), words }))
    })
  }
  return all
}

const orNull = (at: number | null) => (at === null ? null : instant(at))

import { ownerOf, type PersonActor } from '#lib/access/actors.ts'
import { invariant, Refusal } from '#lib/access/refusal.ts'
import type { NumberedEvent } from '#lib/consent/fold.ts'
import { getSharing } from '#lib/consent/list-sharing.server.ts'
import { purposeWords } from '#lib/consent/purpose-words.ts'
import {
  requestStatusOf,
  type Consent,
  type ConsentRequest,
  type Recipient,
  type Sharing
} from '#lib/consent/rules.ts'
import { sectionPhrase } from '#lib/consent/section-phrases.ts'
import { loadEvents, loadSharing } from '#lib/consent/sharing-store.server.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import { findHead } from '#lib/ledger/append-history.server.ts'
import { findOrganisationContact } from '#lib/organisations/find-organisation-contact.server.ts'
import { findNotice } from '#lib/record/find-notice.server.ts'
import { isSectionName, sections } from '#lib/record/sections.ts'
import type { ReceiptFacts, ReceiptOperator, ReceiptRecipient, ReceiptSection } from './receipt-facts.ts'
import { statusList } from './status-list.ts'

/**
 * Everything that a person's copy of one yes says, or of one question that was not answered with a yes. The
 * id of a question that was, gives the yes. It writes no row: a person's own view needs no yes.
 *
 * @throws Refusal `not-found` when it is not this person's
 */
export async function findReceiptFacts(
  db: Database,
  actor: PersonActor,
  id: string,
  operator: ReceiptOperator
): Promise<ReceiptFacts> {
  const sharing = await loadSharing(db.read, actor.personId)
  const asked = sharing.requests.get(id)
  const consent = sharing.consents.get(asked?.consentId ?? id)
  const issuedAt = Math.max(db.now(), (await findHead(db.read, actor.personId)).at)
  const events = await eventsOf(db.read, actor)
  const common = { issuedAt, personId: actor.personId, operator }
  if (consent) return { ...common, ...(await ofConsent(db, actor, sharing, consent, events, issuedAt)) }
  if (asked) return { ...common, ...(await ofRequest(db.read, asked, events, issuedAt)) }
  throw new Refusal('not-found')
}

type Rest = Omit<ReceiptFacts, 'issuedAt' | 'personId' | 'operator'>

async function ofConsent(
  db: Database,
  actor: PersonActor,
  { requests }: Sharing,
  consent: Consent,
  events: readonly NumberedEvent[],
  now: number
): Promise<Rest> {
  const { consentId, requestId } = consent
  const item = await getSharing(db, actor, consentId)
  const needed = (requestId && requests.get(requestId)?.needed) || []
  return {
    id: consentId,
    recipient: await recipientOf(db.read, item.recipient, item.recipientName),
    purpose: item.purpose,
    purposeWords: purposeWords(item.purpose),
    access: consent.access,
    isFrozen: consent.frozen !== null,
    sections: consent.sections.map((name) => described(name, needed.includes(name))),
    status: item.state,
    statuses: statusList({ consentId, requestId }, events, now),
    from: consent.from,
    until: consent.until,
    untilDate: consent.untilDate,
    how: consent.how,
    beside: consent.beside,
    replacedBy: consent.supersededBy,
    notice: await noticeOf(db.read, consent.noticeSha256)
  }
}

async function ofRequest(
  read: Reader,
  request: ConsentRequest,
  events: readonly NumberedEvent[],
  now: number
): Promise<Rest> {
  const { requestId, organisationId } = request
  const status = requestStatusOf(request, now)
  invariant(status !== 'given', 'a question that was answered with a yes has one')
  return {
    id: requestId,
    recipient: await recipientOf(read, { kind: 'organisation', organisationId }),
    purpose: request.purpose,
    purposeWords: purposeWords(request.purpose),
    access: request.access,
    isFrozen: false,
    sections: [
      ...request.needed.map((name) => described(name, true)),
      ...request.optional.map((name) => described(name, false))
    ],
    status,
    statuses: statusList({ consentId: null, requestId }, events, now),
    from: null,
    until: null,
    untilDate: request.untilDate,
    how: null,
    beside: false,
    replacedBy: null,
    notice: await noticeOf(read, request.noticeSha256)
  }
}

/** Behind the private door, "pause everything" outside it lies over what is shared there, too. */
async function eventsOf(read: Reader, actor: PersonActor): Promise<NumberedEvent[]> {
  const own = await loadEvents(read, actor.personId)
  if (!actor.roomOf) return own
  const outside = await loadEvents(read, ownerOf(actor).personId)
  const pauses = outside.filter(({ event }) => event.kind.startsWith('everything-'))
  return [...own, ...pauses].sort((a, b) => a.at - b.at)
}

async function recipientOf(read: Reader, recipient: Recipient, name?: string): Promise<ReceiptRecipient> {
  const { kind } = recipient
  if (kind === 'supporter') return { id: recipient.supporterId, kind, name: name ?? '', organisation: null }
  const organisation = await findOrganisationContact(read, recipient.organisationId)
  invariant(organisation, 'an organisation with a thread is never deleted')
  return { id: recipient.organisationId, kind, name: name ?? organisation.name, organisation }
}

function described(name: string, needed: boolean): ReceiptSection {
  const special = isSectionName(name) && sections[name].flags.includes('special')
  return { name, words: sectionPhrase(name), needed, special }
}

async function noticeOf(read: Reader, sha256: string): Promise<ReceiptFacts['notice']> {
  const words = await findNotice(read, sha256)
  invariant(words, 'the words of a yes are kept with it')
  return { sha256, ...words }
}

import { and, eq } from 'drizzle-orm'
import { Refusal } from '#lib/access/refusal.ts'
import { newId, newRef } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { isWorkerOf } from '#lib/organisations/find-membership.server.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import { keepNotice } from '#lib/record/keep-notice.server.ts'
import { isConfirmedSupporter } from '#lib/supporters/is-confirmed.server.ts'
import type { SharingChange } from './change-sharing.server.ts'
import { hasHiddenAddress } from './hidden-address.server.ts'
import type { SharingNotice } from './notice.server.ts'
import { findOwnersBlocks } from './owners-blocks.server.ts'
import type { Purpose } from './purposes.ts'
import {
  blockKey,
  canDo,
  heldElsewhere,
  isBlocked,
  mayHold,
  reconfirmAfter,
  recipientKey,
  type AccessKind,
  type Consent,
  type Recipient
} from './rules.ts'
import { sharingThread } from './tables.server.ts'
import { endOfDay, problemWithFrom, problemWithUntil, startOfDay, zone } from './until.server.ts'

export interface Gift {
  readonly personId: string
  readonly recipient: Recipient
  readonly purpose: Purpose
  /** Names of sections the person said yes to, each by itself. */
  readonly sections: readonly string[]
  readonly access: AccessKind
  /** ISO date in Europe/London on which it starts; null for now. */
  readonly fromDate: string | null
  /** ISO date in Europe/London. */
  readonly untilDate: string
  readonly notice: SharingNotice
  readonly how: string
  /** A worker is beside the person while they say yes. */
  readonly beside: boolean
  /** The request that this answers. */
  readonly requestId: string | null
  /** The sharing that ends with this yes, though it is of another recipient. */
  readonly instead?: string | undefined
}

/**
 * The person's yes: some sections, one recipient, one purpose, until a day. A yes to the same recipient
 * for the same purpose replaces the one before. Part of the write that `change` is in.
 *
 * @returns the new consent's id and the reference that the recipient knows this person by
 * @throws Refusal `bad-input` for no section, one that this recipient may not hold, an address that must
 *   stay hidden, an end in the past, before the start or over 12 months ahead; `not-found` for a recipient
 *   that is not there now; `not-allowed` for one that the person blocked;
 *   `changed-meanwhile` for what is shared with one at a time and is with somebody else
 */
export async function giveConsent(
  change: SharingChange,
  gift: Gift
): Promise<{ consentId: string; threadRef: string }> {
  const sections = [...new Set(gift.sections)].sort()
  await ensureFits(change, gift, sections)
  const threadRef = await ensureThread(change.tx, gift)
  ensureHeldByOne(change, gift, threadRef)
  const consentId = newId(change.at)
  const noticeSha256 = await keepNotice(change.tx, gift.notice, change.at)
  const before = newestOf(change, threadRef)
  const renews = before && goesOnWith(before, gift.access, sections) ? before.consentId : null
  const from = gift.fromDate === null ? change.at : Math.max(change.at, startOfDay(gift.fromDate))
  if (before && canDo('supersede', before, change.at)) {
    await change.record({ kind: 'superseded', consentId: before.consentId, by: consentId })
    await change.tell({ what: 'replaced', consent: before })
  }
  await change.record({
    kind: 'given',
    consentId,
    threadRef,
    sections,
    access: gift.access,
    from,
    until: endOfDay(gift.untilDate),
    untilDate: gift.untilDate,
    untilZone: zone,
    reconfirmBy: from + reconfirmAfter,
    noticeSha256,
    how: gift.how,
    beside: gift.beside,
    renews,
    requestId: gift.requestId
  })
  await change.tell({
    what: renews ? 'renewed' : 'gave',
    consent: { consentId, sections },
    purpose: gift.purpose
  })
  return { consentId, threadRef }
}

async function ensureFits(change: SharingChange, gift: Gift, sections: readonly string[]): Promise<void> {
  const { recipient } = gift
  const blocks = new Set([...change.sharing.blocks, ...(await findOwnersBlocks(change.tx, gift.personId))])
  if (isBlockedRecipient(blocks, recipient)) throw new Refusal('not-allowed')
  const organisation =
    recipient.kind === 'supporter' ? null : await findOrganisationFacts(change.tx, recipient.organisationId)
  if (!(await isThere(change.tx, gift, organisation?.state ?? null))) throw new Refusal('not-found')
  const held = mayHold({ recipient: recipient.kind, organisation })
  const fits =
    sections.length > 0 &&
    sections.every((section) => held.includes(section)) &&
    problemWithUntil(gift.untilDate, change.at) === null &&
    (gift.fromDate === null || problemWithFrom(gift.fromDate, gift.untilDate, change.at) === null)
  if (!fits) throw new Refusal('bad-input')
  const opensAddress = sections.includes('address') && recipient.kind !== 'worker'
  if (opensAddress && (await hasHiddenAddress(change.vault, change.tx, gift.personId)))
    throw new Refusal('bad-input')
}

/** What is shared with one at a time is with nobody else while this yes runs. */
function ensureHeldByOne({ sharing, at }: SharingChange, gift: Gift, threadRef: string): void {
  const goesOn = (one: Consent) => one.threadRef === threadRef || one.consentId === gift.instead
  const held = heldElsewhere(sharing, goesOn, at)
  if (gift.sections.some((section) => held.includes(section))) throw new Refusal('changed-meanwhile')
}

async function isThere(tx: Writer, { personId, recipient }: Gift, state: string | null): Promise<boolean> {
  if (recipient.kind === 'supporter') return isConfirmedSupporter(tx, personId, recipient.supporterId)
  if (state !== 'verified') return false
  return (
    recipient.kind === 'organisation' || (await isWorkerOf(tx, recipient.accountId, recipient.organisationId))
  )
}

function isBlockedRecipient(blocks: ReadonlySet<string>, recipient: Recipient): boolean {
  switch (recipient.kind) {
    case 'organisation':
      return blocks.has(blockKey({ kind: 'organisation', id: recipient.organisationId }))
    case 'worker':
      return isBlocked(blocks, recipient)
    case 'supporter':
      return blocks.has(blockKey({ kind: 'supporter', id: recipient.supporterId }))
  }
}

function newestOf(change: SharingChange, threadRef: string): Consent | null {
  let newest: Consent | null = null
  for (const consent of change.sharing.consents.values()) {
    if (consent.threadRef === threadRef && consent.givenSeq > (newest?.givenSeq ?? 0)) newest = consent
  }
  return newest
}

/** The same sections and the same access, and nobody ended the one before: the yes goes on. */
function goesOnWith(before: Consent, access: AccessKind, sections: readonly string[]): boolean {
  const isOver = before.state === 'withdrawn' || before.state === 'revoked'
  return !isOver && before.access === access && before.sections.join() === sections.join()
}

/** One thread for each recipient and purpose: the recipient keeps the same reference when a yes is renewed. */
async function ensureThread(tx: Writer, { personId, recipient, purpose }: Gift): Promise<string> {
  const key = recipientKey(recipient)
  const [found] = await tx
    .select({ ref: sharingThread.ref })
    .from(sharingThread)
    .where(
      and(
        eq(sharingThread.personId, personId),
        eq(sharingThread.recipient, key),
        eq(sharingThread.purpose, purpose)
      )
    )
  if (found) return found.ref
  const ref = newRef()
  await tx.insert(sharingThread).values({
    ref,
    personId,
    recipient: key,
    organisationId: recipient.kind === 'supporter' ? null : recipient.organisationId,
    workerId: recipient.kind === 'worker' ? recipient.accountId : null,
    supporterId: recipient.kind === 'supporter' ? recipient.supporterId : null,
    purpose
  })
  return ref
}

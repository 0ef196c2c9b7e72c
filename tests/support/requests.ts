import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { claimAskCode, makeAskCode } from '#lib/consent/ask-codes.server.ts'
import { askForConsent, type Ask } from '#lib/consent/ask-for-consent.server.ts'
import { draftNotice } from '#lib/consent/draft-notice.server.ts'
import { getDraft } from '#lib/consent/draft.server.ts'
import { giveDraft } from '#lib/consent/give-draft.server.ts'
import { startAnswer } from '#lib/consent/start-draft.server.ts'
import { untilDateOf } from '#lib/consent/until.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { readChain } from '#lib/ledger/read-chain.server.ts'
import type { HistoryEvent } from '#lib/ledger/rules.ts'
import { keyOf } from './sharing.ts'

/** What a housing worker asks for: contact needed, goals optional, for 28 days. */
export function anAsk(db: Database, but: Partial<Ask> = {}): Ask {
  return {
    requestId: newRef(),
    purpose: 'home',
    access: 'look',
    needed: ['contact'],
    optional: ['goals'],
    untilDate: untilDateOf('28-days', db.now()),
    onNo: 'You still get a bed tonight.',
    note: '',
    ...but
  }
}

/** The person hands this worker a code, and the worker asks with it. Answers the request's id. */
export async function askWithCode(
  db: Database,
  person: PersonActor,
  viewer: WorkerActor,
  but: Partial<Ask> = {}
): Promise<string> {
  const { code } = await makeAskCode(db, person)
  const ref = await claimAskCode(db, viewer, code)
  if (!ref) throw new Error('the code is no good')
  return askForConsent(db, viewer, ref, anAsk(db, but))
}

/** The last press of a draft, as the page makes it. Answers the consent's id. */
export async function sayYes(
  db: Database,
  actor: PersonActor,
  draftId: string,
  beside = false
): Promise<string> {
  const notice = draftNotice(await getDraft(db.read, actor, draftId), db.now())
  return giveDraft(db, actor, draftId, notice?.sha256 ?? '0'.repeat(64), beside)
}

/** Yes to all that a request asks for. */
export async function answerAll(db: Database, actor: PersonActor, requestId: string): Promise<string> {
  return sayYes(db, actor, await startAnswer(db, actor, requestId, 'all'))
}

/** What happened to this person, oldest first. */
export async function ownHistory(db: Database, actor: PersonActor): Promise<HistoryEvent[]> {
  const rows = await Array.fromAsync(readChain(db.read, await keyOf(db, actor), actor.personId))
  return rows.flatMap(({ detail }) => (detail ? [detail.what] : []))
}

import { and, eq } from 'drizzle-orm'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { changeSharing, type SharingChange } from '#lib/consent/change-sharing.server.ts'
import { threadStanding, type ThreadStanding } from '#lib/consent/see-thread.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import { addNotice, noticeWorkers } from '#lib/notices/add-notice.server.ts'
import { ensureHelps } from '#lib/referrals/change-interest.server.ts'
import { findInterest, findInterestIn, type Interest } from '#lib/referrals/find-interest.server.ts'
import { sealMessage } from './message-words.server.ts'
import { countSince } from './read-messages.server.ts'
import { longestMessage, problemWithWriting, type MessageProblem } from './rules.ts'
import { message } from './tables.server.ts'

export interface NewMessage {
  readonly interestId: string
  /** Made with the page: the same key is the same message. */
  readonly key: string
  readonly words: string
}

/**
 * The person writes to the service about one interest. It is sealed under their own key, and whoever helps
 * them there gets a notice. Pressed twice it is one message. Tests: `messages.test.ts`.
 *
 * @returns why it was not sent, so that what was typed can be given back; null when it was
 * @throws Refusal `not-found` when the interest is not theirs; `bad-input` for no words, or too many
 */
export async function sendAsPerson(
  db: Database,
  actor: PersonActor,
  sent: NewMessage
): Promise<MessageProblem | null> {
  ensureWords(sent)
  return changeSharing(db, actor.personId, async (change) => {
    const found = await findInterest(change.tx, sent.interestId)
    if (found?.personId !== actor.personId) throw new Refusal('not-found')
    const { standing, workerId } = await threadStanding(change.tx, found.threadRef, change.at)
    const problem = await write(change, found, sent, { standing, by: null })
    if (problem === null) {
      const { id, organisationId } = found
      await noticeWorkers(
        change.tx,
        change.at,
        organisationId,
        'message-to-service',
        id,
        workerId,
        actor.personId
      )
    }
    return problem
  })
}

/**
 * The same from the service: by the worker who helps the person, or takes them on with it while nobody does.
 *
 * @throws Refusal `not-found` unless the gate's rules let this worker know of it now, whatever the reason;
 *   `not-allowed` while a colleague helps the person; `bad-input` for no words, or too many
 */
export async function sendAsWorker(
  db: Database,
  viewer: WorkerActor,
  sent: NewMessage
): Promise<MessageProblem | null> {
  ensureWords(sent)
  const seen = await findInterestIn(db.read, db.now(), viewer, sent.interestId)
  if (!seen) throw new Refusal('not-found')
  return changeSharing(db, seen.personId, async (change) => {
    const found = await findInterestIn(change.tx, change.at, viewer, sent.interestId)
    if (!found) throw new Refusal('not-found')
    await ensureHelps(change, viewer, found)
    const problem = await write(change, found, sent, { standing: 'open', by: viewer })
    if (problem === null) {
      await addNotice(change.tx, change.at, {
        to: found.personId,
        kind: 'message-to-person',
        about: found.id
      })
    }
    return problem
  })
}

function ensureWords({ words, key }: NewMessage): void {
  const fits = words.trim() !== '' && words.length <= longestMessage && /^[\w-]{22}$/.test(key)
  if (!fits) throw new Refusal('bad-input')
}

const day = 24 * 60 * 60 * 1000 // ms

async function write(
  { tx, at, key }: SharingChange,
  { id: interestId, personId, state }: Interest,
  { key: sendKey, words }: NewMessage,
  { standing, by }: { readonly standing: ThreadStanding; readonly by: WorkerActor | null }
): Promise<MessageProblem | null> {
  const known = await tx
    .select({ id: message.id })
    .from(message)
    .where(and(eq(message.interestId, interestId), eq(message.sendKey, sendKey)))
  if (known.length > 0) return null
  const fromPerson = by === null
  const lastDay = await countSince(tx, interestId, fromPerson, at - day)
  const problem = problemWithWriting({ state, standing, lastDay })
  if (problem !== null) return problem
  const messageId = newId(at)
  const text = words.trim()
  await tx.insert(message).values({
    id: messageId,
    interestId,
    personId,
    fromPerson,
    workerId: by?.accountId ?? null,
    sendKey,
    at,
    sealed: sealMessage(key, { personId, messageId }, { text, by: by?.displayName ?? null })
  })
  return null
}

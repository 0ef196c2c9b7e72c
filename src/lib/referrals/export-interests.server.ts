import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { ReadMessage } from '#lib/messages/read-messages.server.ts'
import type { AnswerWords } from './answer-words.server.ts'
import { listInterests } from './list-interests.server.ts'
import type { InterestState, UsefulAnswer } from './rules.ts'
import { seeOwnInterest } from './see-interest.server.ts'

/** Everything that is kept of one interest, for its person to take with them. Instants are ms UTC. */
export interface KeptInterest {
  readonly id: string
  readonly offerTitle: string
  readonly organisationName: string
  readonly state: InterestState
  readonly times: Readonly<
    Record<'sentAt' | 'seenAt' | 'answeredAt' | 'startedAt' | 'finishedAt' | 'withdrawnAt', number | null>
  >
  readonly answer: AnswerWords | null
  readonly useful: UsefulAnswer | null
  readonly messages: readonly Omit<ReadMessage, 'id'>[]
}

/** All of them, newest first, with every message. */
export async function exportInterests(db: Database, actor: PersonActor): Promise<KeptInterest[]> {
  const all: KeptInterest[] = []
  for (const { id } of await listInterests(db, actor)) {
    const seen = await seeOwnInterest(db, actor, id, Infinity)
    const { offerTitle, organisationName, state, answer, useful, messages } = seen
    const { sentAt, seenAt, answeredAt, startedAt, finishedAt, withdrawnAt } = seen
    all.push({
      ...{ id, offerTitle, organisationName, state, answer, useful },
      times: { sentAt, seenAt, answeredAt, startedAt, finishedAt, withdrawnAt },
      messages: messages.map(({ id: _, ...rest }) => rest)
    })
  }
  return all
}

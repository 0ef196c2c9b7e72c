import { and, eq, isNull } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { getDraft, type SharingDraft } from './draft.server.ts'
import type { DraftChoice } from './draft-choices.ts'
import { findReleaseDate } from './release-date.server.ts'
import type { AccessKind } from './rules.ts'
import { sharingDraft } from './tables.server.ts'
import type { UntilChoice } from './until-choices.ts'
import {
  afterRelease,
  problemWithFrom,
  problemWithUntil,
  untilDateOf,
  type UntilProblem
} from './until.server.ts'

/**
 * Keeps a yes or no for each of these sections; others stay as they were answered.
 *
 * @param answers section name → yes or no
 * @throws Refusal `bad-input` for a yes to what this recipient may never hold; `not-found` as `getDraft`
 */
export async function answerWhat(
  db: Database,
  actor: PersonActor,
  draftId: string,
  answers: Readonly<Record<string, boolean>>
): Promise<void> {
  await update(db, actor, draftId, (draft) => {
    const held: readonly string[] = draft.holds
    const fits = Object.entries(answers).every(([section, yes]) => !yes || held.includes(section))
    if (!fits) throw new Refusal('bad-input')
    return { answers: { ...draft.answers, ...answers } }
  })
}

/** Keeps the end. A preset becomes the day it means now, so that what is shown is what is agreed. */
export async function answerUntil(
  db: Database,
  actor: PersonActor,
  draftId: string,
  untilChoice: UntilChoice,
  typedDate: string
): Promise<UntilProblem | null> {
  const draft = await getDraft(db.read, actor, draftId)
  const untilDate = await dayMeant(db, actor, draft, untilChoice, typedDate)
  const problem = problemWithUntil(untilDate, db.now())
  if (problem) return problem
  await update(db, actor, draftId, () => ({ untilChoice, untilDate }))
  return null
}

async function dayMeant(
  db: Database,
  actor: PersonActor,
  { about }: SharingDraft,
  choice: UntilChoice,
  typedDate: string
): Promise<string> {
  switch (choice) {
    case 'date':
      return typedDate
    case 'asked':
    case 'same':
      return about.kind === 'offer' ? '' : about.untilDate
    case 'after-release':
      return afterRelease(await findReleaseDate(db, actor)) ?? ''
    default:
      return untilDateOf(choice, db.now())
  }
}

/** Keeps whether it is for the whole service, or for the one worker whom the draft names. */
export async function answerWho(
  db: Database,
  actor: PersonActor,
  draftId: string,
  who: 'service' | 'worker'
): Promise<void> {
  await update(db, actor, draftId, ({ worker }) => {
    if (who === 'service') return { workerId: null }
    if (!worker) throw new Refusal('bad-input')
    return { workerId: worker.accountId }
  })
}

/** Keeps whether they may suggest changes. */
export async function answerAccess(
  db: Database,
  actor: PersonActor,
  draftId: string,
  access: AccessKind
): Promise<void> {
  await update(db, actor, draftId, () => ({ access }))
}

/** Keeps the day on which it starts. `fromDate` is an ISO date; null for now. */
export async function answerStart(
  db: Database,
  actor: PersonActor,
  draftId: string,
  fromDate: string | null
): Promise<UntilProblem | null> {
  const { untilDate } = await getDraft(db.read, actor, draftId)
  const problem = fromDate === null ? null : problemWithFrom(fromDate, untilDate ?? fromDate, db.now())
  if (problem) return problem
  await update(db, actor, draftId, () => ({ fromDate }))
  return null
}

/**
 * Keeps one choice of the last page; `value` is one of those that its page shows.
 *
 * @throws Refusal `bad-input` for any other
 */
export async function answerChoice(
  db: Database,
  actor: PersonActor,
  draftId: string,
  choice: DraftChoice,
  value: string,
  typedDate: string
): Promise<UntilProblem | null> {
  if (choice === 'start') return answerStart(db, actor, draftId, value === 'now' ? null : typedDate)
  if (choice === 'who' && (value === 'service' || value === 'worker')) {
    await answerWho(db, actor, draftId, value)
  } else if (choice === 'access' && (value === 'look' || value === 'suggest')) {
    await answerAccess(db, actor, draftId, value)
  } else throw new Refusal('bad-input')
  return null
}

async function update(
  db: Database,
  actor: PersonActor,
  draftId: string,
  change: (draft: SharingDraft) => Partial<typeof sharingDraft.$inferInsert>
): Promise<void> {
  await db.write(async (tx) => {
    const values = change(await getDraft(tx, actor, draftId))
    const changed = await tx
      .update(sharingDraft)
      .set(values)
      .where(
        and(
          eq(sharingDraft.id, draftId),
          eq(sharingDraft.personId, actor.personId),
          isNull(sharingDraft.consentId)
        )
      )
      .returning({ id: sharingDraft.id })
    if (changed.length === 0) throw new Refusal('not-found')
  })
}

import { eq } from 'drizzle-orm'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { changeSharing } from '#lib/consent/change-sharing.server.ts'
import { giveConsent } from '#lib/consent/give-consent.server.ts'
import { sharingNotice } from '#lib/consent/notice.server.ts'
import type { Purpose } from '#lib/consent/purposes.ts'
import type { AccessKind } from '#lib/consent/rules.ts'
import { takeOn } from '#lib/consent/take-on.server.ts'
import { untilDateOf } from '#lib/consent/until.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { sealSection } from '#lib/record/section-seal.server.ts'
import { person, recordSection } from '#lib/record/tables.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import { aPerson, aWorker, anOrganisation, type TestOrganisation } from './people.ts'

export interface SharedStory {
  readonly actor: PersonActor
  readonly key: DataKey
  readonly at: TestOrganisation
  readonly viewer: WorkerActor
  readonly ref: string
  readonly consentId: string
  readonly untilDate: string
}

/** The person's key, as the gate opens it. */
export async function keyOf(db: Database, actor: PersonActor): Promise<DataKey> {
  const [row] = await db.read.select().from(person).where(eq(person.id, actor.personId))
  if (!row?.dataKeyId) throw new Error('this person has no key')
  return openDataKey(db, actor.personId, row.dataKeyId)
}

/** Shares these sections with an organisation for 28 days, as the person's own yes does. */
export async function giveTo(
  db: Database,
  actor: PersonActor,
  to: Pick<TestOrganisation, 'id' | 'name'>,
  sections: readonly string[] = ['contact', 'goals'],
  { purpose = 'home', access = 'look' }: { purpose?: Purpose; access?: AccessKind } = {}
): Promise<{ consentId: string; threadRef: string; untilDate: string }> {
  const untilDate = untilDateOf('28-days', db.now())
  const given = await changeSharing(db, actor.personId, (change) => {
    const gift = { purpose, sections, access, fromDate: null, untilDate }
    const recipient = { kind: 'organisation', organisation: to.name } as const
    return giveConsent(change, {
      ...gift,
      personId: actor.personId,
      recipient: { kind: 'organisation', organisationId: to.id },
      notice: sharingNotice({ ...gift, recipient, now: change.at }),
      how: actor.way,
      beside: false,
      requestId: null
    })
  })
  return { ...given, untilDate }
}

/**
 * Sam has told who they are and how to reach them, and shares contact and goals (but not identity) with
 * Connect Housing for 28 days, where Anna has taken Sam on. `then` runs last.
 */
export async function sharedStory(
  db: Database,
  then: (story: SharedStory) => Promise<void> = async () => undefined
): Promise<SharedStory> {
  const actor = await aPerson(db)
  const key = await keyOf(db, actor)
  const at = await anOrganisation(db)
  const viewer = await aWorker(db, at, 'Anna')
  await db.write(async (tx, now) => {
    const told = { identity: { legalName: 'Sam Carter' }, contact: { phone: '01632 960123' } }
    for (const [section, document] of Object.entries(told)) {
      await tx.insert(recordSection).values({
        personId: actor.personId,
        section,
        version: 1,
        basedOn: 0,
        standing: 'kept',
        sealed: sealSection(key, actor.personId, section as 'identity' | 'contact', 1, document),
        updatedAt: now,
        updatedBy: actor.personId
      })
    }
  })
  const { consentId, threadRef: ref, untilDate } = await giveTo(db, actor, at)
  await takeOn(db, viewer, ref, '')
  const story = { actor, key, at, viewer, ref, consentId, untilDate }
  await then(story)
  return story
}

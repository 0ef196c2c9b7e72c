import { and, eq } from 'drizzle-orm'
import { hashPassphrase } from '#lib/accounts/passphrase.server.ts'
import { account, hat } from '#lib/accounts/tables.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId, newRef } from '#lib/database/new-id.ts'
import { membership, organisation } from '#lib/organisations/tables.server.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import { saySectionYes } from '#lib/record/say-section-yes.server.ts'
import { sayYes } from '#lib/record/say-yes.server.ts'
import { flagsOf } from '#lib/record/shareable.ts'
import { cast, practicePassphrase, type CastMember } from './cast.ts'
import { jaysRecord } from './jays-record.ts'
import { samsRecord } from './sams-record.ts'

const day = 24 * 60 * 60 * 1000 // ms

/** Makes the accounts of the cast, and what Jay and Sam have told so far. The organisations are there already. */
export async function loadCast(db: Database): Promise<void> {
  const passphraseHash = await hashPassphrase(db.keyring, practicePassphrase)
  for (const member of cast) {
    const accountId = await addAccount(db, member, passphraseHash)
    if (member.hat !== 'person') continue
    const actor = { kind: 'person', personId: accountId, way: member.way } as const
    await sayYes(db, actor)
    const told = member.as === 'inside' ? jaysRecord(db.now()) : samsRecord()
    for (const [section, document] of told) {
      if (flagsOf(section).includes('special')) await saySectionYes(db, actor, section)
      await saveSection(db, actor, section, document, 0)
    }
  }
}

/** The account of a member of the cast: their sign-in name is their name in small letters. */
export async function findCastAccount(db: Database, member: CastMember): Promise<string | null> {
  const [found] = await db.read
    .select({ id: account.id })
    .from(account)
    .innerJoin(hat, and(eq(hat.accountId, account.id), eq(hat.kind, member.hat)))
    .where(eq(account.signInName, member.name.toLowerCase()))
  return found?.id ?? null
}

async function addAccount(db: Database, member: CastMember, passphraseHash: string): Promise<string> {
  return db.write(async (tx, now) => {
    const id = newId(now)
    const since = now - 60 * day
    await tx.insert(account).values({
      id,
      signInName: member.name.toLowerCase(),
      passphraseHash,
      userHandle: newRef(),
      createdAt: since
    })
    await tx.insert(hat).values({ accountId: id, kind: member.hat, since })
    if (member.worksAt) {
      const [place] = await tx
        .select({ id: organisation.id })
        .from(organisation)
        .where(eq(organisation.slug, member.worksAt))
      await tx.insert(membership).values({
        organisationId: place!.id, // load-cast.test.ts checks each slug
        accountId: id,
        role: member.manages ? 'manager' : 'worker',
        displayName: member.name,
        since
      })
    }
    return id
  })
}

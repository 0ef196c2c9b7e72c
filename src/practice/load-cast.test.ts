import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { aCookieJar } from '../../tests/support/cookies.ts'
import { openTestDatabase } from '../../tests/support/database.ts'
import { checkPassphrase } from '#lib/accounts/passphrase.server.ts'
import { findSignedIn, startSession } from '#lib/accounts/sessions.server.ts'
import { account } from '#lib/accounts/tables.server.ts'
import { findMembership } from '#lib/organisations/find-membership.server.ts'
import { recordSection, sectionYes } from '#lib/record/tables.server.ts'
import { cast, practicePassphrase } from './cast.ts'
import { findCastAccount, loadCast } from './load-cast.server.ts'
import { loadOrganisations } from './load-organisations.server.ts'

describe('the practice cast', () => {
  it('can all sign in, each with their hat and their place of work', async () => {
    await using db = await openTestDatabase()
    await loadOrganisations(db)
    await loadCast(db)
    for (const member of cast) {
      const id = (await findCastAccount(db, member))!
      const jar = aCookieJar()
      await startSession(db, jar, id, member.way)
      expect(await findSignedIn(db, jar)).toMatchObject({
        accountId: id,
        way: member.way,
        hats: [member.hat],
        saidYes: member.hat === 'person'
      })
      if (member.worksAt) {
        expect(await findMembership(db, id, member.worksAt)).toMatchObject({ displayName: member.name })
      }
    }
  })

  it('has told some things as Jay, and a few as Sam, each special one after its yes', async () => {
    await using db = await openTestDatabase()
    await loadOrganisations(db)
    await loadCast(db)
    const idOf = async (as: string) =>
      (await findCastAccount(
        db,
        cast.find((one) => one.as === as)!
      ))!
    const sections = async (personId: string) =>
      (await db.read.select().from(recordSection).where(eq(recordSection.personId, personId))).map(
        ({ section, standing }) => [section, standing]
      )
    expect(await sections(await idOf('inside'))).toEqual([
      ['contact', 'kept'],
      ['goals', 'kept'],
      ['id-documents', 'kept'],
      ['identity', 'kept'],
      ['needs', 'kept'],
      ['release', 'kept'],
      ['wheel', 'kept'],
      ['work', 'kept']
    ])
    expect(await sections(await idOf('outside'))).toEqual([
      ['id-documents', 'kept'],
      ['work', 'kept']
    ])
    const yeses = await db.read.select().from(sectionYes)
    expect(yeses.map(({ section }) => section)).toEqual(['needs', 'release'])
  })

  it('can prove who they are with the passphrase of the practice page', async () => {
    await using db = await openTestDatabase()
    await loadOrganisations(db)
    await loadCast(db)
    const [first] = await db.read.select().from(account)
    expect(await checkPassphrase(db.keyring, first!.passphraseHash, practicePassphrase)).toBe(true)
    expect(await checkPassphrase(db.keyring, first!.passphraseHash, 'something else')).toBe(false)
  })
})

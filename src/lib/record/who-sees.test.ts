import { describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { anOrganisation, aPerson } from '../../../tests/support/people.ts'
import { giveTo } from '../../../tests/support/sharing.ts'
import { stopSharing } from '#lib/consent/stop-sharing.server.ts'
import { whoSees } from './who-sees.server.ts'

const day = 24 * 60 * 60 * 1000 // ms

describe('who can see a section', () => {
  it('names those that it is shared with now, and nobody else', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    const nobody = 'Nobody sees this until you choose.'
    expect(await whoSees(db, sam, 'contact')).toBe(nobody)

    const housing = await giveTo(db, sam, await anOrganisation(db))
    await giveTo(db, sam, await anOrganisation(db, 'verified', 'Kettle Works'))
    expect(await whoSees(db, sam, 'contact')).toBe('Kettle Works and Connect Housing can see this now.')
    expect(await whoSees(db, sam, 'identity')).toBe(nobody)
    expect(await whoSees(db, await aPerson(db), 'contact')).toBe(nobody)

    await stopSharing(db, sam, housing.consentId)
    expect(await whoSees(db, sam, 'contact')).toBe('Kettle Works can see this now.')
    db.clock.move(30 * day)
    expect(await whoSees(db, sam, 'contact')).toBe(nobody)
  })
})

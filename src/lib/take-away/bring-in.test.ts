import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonActor } from '#lib/access/actors.ts'
import { findSignedIn, startSession } from '#lib/accounts/sessions.server.ts'
import { listOwnSections } from '#lib/record/own-record.server.ts'
import { same } from '#lib/record/merge.ts'
import { saySectionYes } from '#lib/record/say-section-yes.server.ts'
import { sectionNames, sections, type SectionDocument, type SectionName } from '#lib/record/sections.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { aCookieJar } from '../../../tests/support/cookies.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { generatedRecord } from '../../../tests/support/generated-record.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { tellRecord } from '../../../tests/support/tell-record.ts'
import { bringIn } from './bring-in.server.ts'
import { holdComingIn } from './coming-in.server.ts'
import { makeExport } from './make-export.server.ts'
import { viewCopy } from './view-copy.server.ts'

const operator = { name: 'P', contact: 'a', dataProtectionContact: 'b', origin: 'http://localhost' }

async function copyOf(db: TestDatabase, actor: PersonActor): Promise<Buffer> {
  const cookies = aCookieJar()
  await startSession(db, cookies, actor.personId, actor.way)
  const zip = await makeExport(db, actor, (await findSignedIn(db, cookies))!, operator)
  return Buffer.concat(await Array.fromAsync(zip.chunks))
}

async function holdCopy(db: TestDatabase, actor: PersonActor, zip: Buffer): Promise<void> {
  await holdComingIn(
    db,
    actor,
    (async function* () {
      yield zip
    })()
  )
}

async function sayEveryYes(db: TestDatabase, actor: PersonActor): Promise<void> {
  for (const section of sectionNames) {
    if (sections[section].flags.includes('special')) await saySectionYes(db, actor, section)
  }
}

/** All that can come in. */
async function bringAll(db: TestDatabase, actor: PersonActor) {
  const { rows } = await viewCopy(db, actor)
  return bringIn(
    db,
    actor,
    rows.filter(({ state }) => state !== 'broken' && state !== 'yes-first').map(({ section }) => section)
  )
}

async function documentsOf(
  db: TestDatabase,
  actor: PersonActor
): Promise<Partial<Record<SectionName, SectionDocument>>> {
  const own = await listOwnSections(db, actor)
  return Object.fromEntries(sectionNames.flatMap((name) => (own[name] ? [[name, own[name].document]] : [])))
}

describe('a copy of a record', () => {
  it('brought into an empty Waymark is an equal record, whatever was told, also twice', async () => {
    await using from = await openTestDatabase({ memory: true })
    await using to = await openTestDatabase({ memory: true })
    await fc.assert(
      fc.asyncProperty(generatedRecord(isoDay(from.now())), async (record) => {
        const [there, here] = [await aPerson(from), await aPerson(to)]
        await tellRecord(from, there, record)
        const zip = await copyOf(from, there)
        await sayEveryYes(to, here)
        for (const outcome of ['saved', 'same']) {
          await holdCopy(to, here, zip)
          const { sections: brought } = await bringAll(to, here)
          expect(Object.values(brought).every((one) => one === outcome)).toBe(true)
          const [theirs, ours] = [await documentsOf(from, there), await documentsOf(to, here)]
          expect(same(theirs, ours), JSON.stringify([theirs, ours])).toBe(true)
        }
      }),
      { numRuns: 6 }
    )
  })
})

import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { account, hat } from '#lib/accounts/tables.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { sha256 } from '#lib/ledger/append-history.server.ts'
import { readChain } from '#lib/ledger/read-chain.server.ts'
import { verifyChain } from '#lib/ledger/rules.ts'
import { openSinkKey, sinkChain } from '#lib/ledger/sink.server.ts'
import { historyRow } from '#lib/ledger/tables.server.ts'
import { membership, organisation } from '#lib/organisations/tables.server.ts'
import { sealSection } from '#lib/record/section-seal.server.ts'
import { recordSection } from '#lib/record/tables.server.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { aWorker, anOrganisation } from '../../../tests/support/people.ts'
import { giveTo, sharedStory } from '../../../tests/support/sharing.ts'
import { listSharing } from './list-sharing.server.ts'
import { pauseEverything } from './pause-everything.server.ts'
import { pauseSharing } from './pause-sharing.server.ts'
import { readShared } from './read-shared.server.ts'
import { stopSharing } from './stop-sharing.server.ts'
import { takeOn } from './take-on.server.ts'
import { endOfDay } from './until.server.ts'

const refusal = (code: string) => expect.objectContaining({ code })

describe('the gate', () => {
  it('opens exactly the sections that were shared, and nothing else', async () => {
    await using db = await openTestDatabase()
    const { viewer, ref } = await sharedStory(db)
    const read = await readShared(db, viewer, ref)
    expect(read.sections).toEqual([
      { section: 'contact', document: { phone: '01632 960123' } },
      { section: 'goals', document: null }
    ])
    expect(JSON.stringify(read)).not.toContain('Sam Carter')
  })

  it('writes who looked, at what and why, before it answers', async () => {
    await using db = await openTestDatabase()
    const { viewer, ref, actor, key, consentId } = await sharedStory(db)
    await readShared(db, viewer, ref)
    const rows = await Array.fromAsync(readChain(db.read, key, actor.personId))
    expect(rows.at(-1)?.detail).toMatchObject({
      what: 'looked',
      allowed: true,
      consent: consentId,
      purpose: 'home',
      sections: ['contact', 'goals'],
      actor: { kind: 'worker', name: 'Anna', organisation: 'Connect Housing' }
    })
    expect((await listSharing(db, actor))[0]?.lastLook).toMatchObject({ name: 'Anna' })
    expect(await verifyChain(actor.personId, rows, sha256)).toMatchObject({ ok: true, rows: 3 })
  })

  it('still names the newest look of a yes from before each viewer’s own was kept', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { viewer, ref, actor, consentId } = await sharedStory(db)
    await readShared(db, viewer, ref)
    await db.write(async (tx) => {
      await tx.run(
        sql`UPDATE consent SET last_read_seq = (SELECT seq FROM last_look) WHERE id = ${consentId}`
      )
      await tx.run(sql`DELETE FROM last_look`)
    })
    expect((await listSharing(db, actor))[0]?.lastLook).toMatchObject({ name: 'Anna' })
    await db.write(async (tx) => {
      await tx.run(sql`UPDATE consent SET last_read_seq = NULL WHERE id = ${consentId}`)
    })
    expect((await listSharing(db, actor))[0]?.lastLook).toBeNull()
  })

  it('tells the person of a look that was refused', async () => {
    await using db = await openTestDatabase()
    const { viewer, ref, actor, key, consentId } = await sharedStory(db)
    await stopSharing(db, actor, consentId)
    await expect(readShared(db, viewer, ref)).rejects.toEqual(refusal('not-found'))
    const rows = await Array.fromAsync(readChain(db.read, key, actor.personId))
    expect(rows.at(-1)?.detail).toMatchObject({ what: 'looked', allowed: false, sections: [] })
  })

  it('ends to the millisecond', async () => {
    await using db = await openTestDatabase()
    const { viewer, ref, untilDate } = await sharedStory(db)
    const until = endOfDay(untilDate)
    db.clock.set(until - 1)
    expect((await readShared(db, viewer, ref)).untilDate).toBe(untilDate)
    db.clock.set(until)
    await expect(readShared(db, viewer, ref)).rejects.toEqual(refusal('not-found'))
  })

  it('is not revived by a clock that was set back', async () => {
    await using db = await openTestDatabase()
    const { viewer, ref, untilDate } = await sharedStory(db)
    db.clock.set(endOfDay(untilDate))
    await expect(readShared(db, viewer, ref)).rejects.toEqual(refusal('not-found'))
    db.clock.move(-1_000)
    await expect(readShared(db, viewer, ref)).rejects.toEqual(refusal('not-found'))
  })

  it('answers every denial the same and writes one row for each', async () => {
    await using db = await openTestDatabase()
    const cases: [string, () => Promise<{ viewer: WorkerActor; ref: string }>][] = [
      ['never asked', () => sharedStory(db).then(({ viewer }) => ({ viewer, ref: newRef() }))],
      ['stopped', () => sharedStory(db, async (s) => stopSharing(db, s.actor, s.consentId))],
      ['paused', () => sharedStory(db, async (s) => pauseSharing(db, s.actor, s.consentId))],
      ['everything paused', () => sharedStory(db, async (s) => pauseEverything(db, s.actor))],
      [
        'not assigned',
        () => sharedStory(db).then(async (s) => ({ ref: s.ref, viewer: await aWorker(db, s.at, 'Ben') }))
      ],
      [
        'another organisation',
        () =>
          sharedStory(db).then(async (s) => ({
            ref: s.ref,
            viewer: await aWorker(db, await anOrganisation(db), 'Eve')
          }))
      ],
      [
        'of two organisations, acting for the other one',
        () =>
          sharedStory(db).then(async (s) => {
            const other = await anOrganisation(db)
            const { accountId } = s.viewer
            const place = { organisationId: other.id, accountId, displayName: 'Anna' } as const
            await db.write(async (tx, now) => {
              await tx.insert(membership).values({ ...place, role: 'worker', since: now })
            })
            return { ref: s.ref, viewer: { ...s.viewer, organisationId: other.id } }
          })
      ],
      [
        'whose account was closed',
        () =>
          sharedStory(db, async (s) => {
            await db.write(async (tx, now) => {
              await tx.update(account).set({ closedAt: now }).where(eq(account.id, s.viewer.accountId))
            })
          })
      ],
      [
        'who is no worker any more',
        () =>
          sharedStory(db, async (s) => {
            await db.write(async (tx, now) => {
              await tx.update(hat).set({ endedAt: now }).where(eq(hat.accountId, s.viewer.accountId))
            })
          })
      ],
      [
        'suspended',
        () =>
          sharedStory(db, async (s) => {
            await db.write(async (tx) => {
              await tx.update(organisation).set({ state: 'suspended' }).where(eq(organisation.id, s.at.id))
            })
          })
      ],
      [
        'left',
        () =>
          sharedStory(db, async (s) => {
            await db.write(async (tx, now) => {
              await tx
                .update(membership)
                .set({ leftAt: now })
                .where(eq(membership.accountId, s.viewer.accountId))
            })
          })
      ]
    ]
    const answers = new Set<string>()
    for (const [name, made] of cases) {
      const { viewer, ref } = await made()
      const before = await db.read.$count(historyRow)
      const cause = await readShared(db, viewer, ref).catch((refused: unknown) => refused)
      expect(cause, name).toBeInstanceOf(Refusal)
      answers.add(
        JSON.stringify([(cause as Refusal).code, (cause as Refusal).status, (cause as Refusal).message])
      )
      expect((await db.read.$count(historyRow)) - before, name).toBe(1)
    }
    expect(answers.size).toBe(1)
    const sink = readChain(db.read, await openSinkKey(db), sinkChain)
    expect(await verifyChain(sinkChain, sink, sha256)).toMatchObject({ ok: true, rows: 1 })
  })

  it('stops answering after 30 denials in an hour, and still opens what is allowed', async () => {
    await using db = await openTestDatabase()
    const { viewer, ref } = await sharedStory(db)
    for (let i = 0; i < 30; i++)
      await expect(readShared(db, viewer, newRef())).rejects.toEqual(refusal('not-found'))
    const rows = await db.read.$count(historyRow)
    await expect(readShared(db, viewer, newRef())).rejects.toEqual(refusal('too-many-tries'))
    expect(await db.read.$count(historyRow)).toBe(rows)
    expect((await readShared(db, viewer, ref)).sections).toHaveLength(2)
    db.clock.move(60 * 60 * 1000 - 1)
    await expect(readShared(db, viewer, newRef())).rejects.toEqual(refusal('too-many-tries'))
    db.clock.move(1)
    await expect(readShared(db, viewer, newRef())).rejects.toEqual(refusal('not-found'))
  })

  it('keeps a secret address shut for a whole service, though a yes covers it', async () => {
    await using db = await openTestDatabase()
    const { viewer, ref, actor, key, at } = await sharedStory(db)
    await giveTo(db, actor, at, ['address', 'contact'])
    const row = { personId: actor.personId, section: 'address', basedOn: 0, standing: 'kept' } as const
    const tell = (version: number, hidden: 'YES' | 'NO') =>
      db.write(async (tx, now) => {
        const sealed = sealSection(key, actor.personId, 'address', version, { hidden })
        await tx
          .insert(recordSection)
          .values({ ...row, version, sealed, updatedAt: now, updatedBy: actor.personId })
      })
    const seen = async () => (await readShared(db, viewer, ref)).sections.map(({ section }) => section)
    await tell(1, 'NO')
    expect(await seen()).toEqual(['address', 'contact'])
    await tell(2, 'YES') // beside the way that takes it out of the yes in the same write
    expect(await seen()).toEqual(['contact'])
  })

  it('refuses a sealed section that was moved from somebody else, and never shows it as empty', async () => {
    await using db = await openTestDatabase()
    const mine = await sharedStory(db)
    const other = await sharedStory(db)
    await db.write(async (tx) => {
      const [foreign] = await tx
        .select()
        .from(recordSection)
        .where(eq(recordSection.personId, other.actor.personId))
      await tx
        .update(recordSection)
        .set({ sealed: foreign!.sealed })
        .where(eq(recordSection.personId, mine.actor.personId))
    })
    await expect(readShared(db, mine.viewer, mine.ref)).rejects.toThrow('does not open')
  })

  it('leaves no value of the record in any file in clear', async () => {
    await using db = await openTestDatabase()
    const { viewer, ref } = await sharedStory(db)
    await readShared(db, viewer, ref)
    const bytes = readdirSync(db.dataDir).map((file) =>
      readFileSync(join(db.dataDir, file)).toString('latin1')
    )
    for (const value of ['01632 960123', 'Sam Carter']) expect(bytes.join('')).not.toContain(value)
    // The one thing that should be there, so that this test can fail.
    expect(bytes.join('')).toContain('Connect Housing')
  })
})

describe('taking on', () => {
  it('lets the first worker take a person on, and a colleague take over only with a reason', async () => {
    await using db = await openTestDatabase()
    const { viewer, ref, at, actor, key } = await sharedStory(db)
    const ben = await aWorker(db, at, 'Ben')
    await expect(takeOn(db, ben, ref, ' ')).rejects.toEqual(refusal('bad-input'))
    await takeOn(db, ben, ref, 'Anna is away')
    await expect(readShared(db, viewer, ref)).rejects.toEqual(refusal('not-found'))
    expect((await readShared(db, ben, ref)).sections).toHaveLength(2)
    const rows = await Array.fromAsync(readChain(db.read, key, actor.personId))
    expect(rows.map((row) => row.detail?.what)).toEqual(['gave', 'took-on', 'took-over', 'looked', 'looked'])
    expect(rows[2]?.detail).toMatchObject({ reason: 'Anna is away', actor: { name: 'Ben' } })
  })

  it('is refused for a reference of another organisation, and once sharing has stopped', async () => {
    await using db = await openTestDatabase()
    const { viewer, ref, actor, consentId } = await sharedStory(db)
    const eve = await aWorker(db, await anOrganisation(db), 'Eve')
    await expect(takeOn(db, eve, ref, 'please')).rejects.toEqual(refusal('not-found'))
    await stopSharing(db, actor, consentId)
    await expect(takeOn(db, viewer, ref, 'please')).rejects.toEqual(refusal('not-found'))
  })
})

describe('history in the database', () => {
  it.each([
    ['UPDATE history_row SET at = at + 1'],
    ['DELETE FROM history_row'],
    [
      'INSERT OR REPLACE INTO history_row SELECT person_id, seq, at + 1, commitment, prev_hash, hash FROM history_row'
    ],
    ["UPDATE history_detail SET sealed = x'00'"],
    ['DELETE FROM history_detail'],
    ['UPDATE consent_event SET at = 0'],
    ['DELETE FROM consent_event']
  ])('refuses: %s', async (statement) => {
    await using db = await openTestDatabase()
    await sharedStory(db)
    await expect(db.write((tx) => tx.run(sql.raw(statement)))).rejects.toThrow()
  })
})

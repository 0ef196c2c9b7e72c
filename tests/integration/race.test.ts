import { createClient, type Client, type Transaction } from '@libsql/client'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { readShared } from '#lib/consent/read-shared.server.ts'
import { stopSharing } from '#lib/consent/stop-sharing.server.ts'
import { denialCount } from '#lib/consent/tables.server.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { giveTo, sharedStory } from '../support/sharing.ts'

const rounds = 20_000
const lanes = 8
const roundsEachPerson = 25

/** Answers whether this look got anything. */
type Gate = (viewer: WorkerActor, ref: string) => Promise<boolean>

/**
 * Each round: the person shares, the worker looks while "stop" is under way, "stop" answers, and only
 * then the worker looks again. That last look must get nothing. Several people at once keep the one
 * writer busy.
 */
async function race(db: TestDatabase, gate: Gate, total: number): Promise<{ leaks: number; looks: number }> {
  let leaks = 0
  let allowed = 0
  const lane = async () => {
    for (let left = total / lanes; left > 0;) {
      const story = await sharedStory(db)
      let { consentId } = story
      for (let round = 0; round < roundsEachPerson && left > 0; round++, left--) {
        const [during] = await Promise.all([
          gate(story.viewer, story.ref),
          stopSharing(db, story.actor, consentId)
        ])
        if (during) allowed += 1
        if (await gate(story.viewer, story.ref)) leaks += 1
        consentId = (await giveTo(db, story.actor, story.at)).consentId
        if (round % 10 === 9) await forgetDenials(db, story.viewer)
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return { leaks, looks: allowed }
}

async function forgetDenials(db: TestDatabase, viewer: WorkerActor): Promise<void> {
  await db.write(async (tx) => {
    await tx.delete(denialCount).where(eq(denialCount.accountId, viewer.accountId))
  })
}

const realGate =
  (db: TestDatabase): Gate =>
  async (viewer, ref) => {
    try {
      return (await readShared(db, viewer, ref)).sections.length > 0
    } catch (cause) {
      if (cause instanceof Refusal && cause.code === 'not-found') return false
      throw cause
    }
  }

/** A gate as one might write it: it decides inside a deferred transaction that is already open. */
class DeferredGate {
  client: Client
  open: Transaction | null = null
  looks = 0
  constructor(dataDir: string) {
    this.client = createClient({ url: `file:${join(dataDir, 'waymark.db')}` })
  }
  async look(ref: string): Promise<boolean> {
    if (this.looks++ % 2 === 0) {
      this.open?.close()
      this.open = await this.client.transaction('deferred')
    }
    const { rows } = await this.open!.execute({
      sql: `SELECT state FROM consent WHERE thread_ref = ? ORDER BY given_seq DESC LIMIT 1`,
      args: [ref]
    })
    return rows[0]?.state === 'open'
  }
  close(): void {
    this.open?.close()
    this.client.close()
  }
}

describe('a look that starts after "stop" has answered', () => {
  it(`gets nothing in ${rounds} rounds`, { timeout: 400_000 }, async () => {
    await using db = await openTestDatabase({ memory: true })
    const { leaks, looks } = await race(db, realGate(db), rounds)
    console.log(`race: ${rounds} rounds in process, ${looks} looks beside a stop allowed, ${leaks} leaks`)
    expect(looks).toBeGreaterThan(rounds / 2)
    expect(leaks).toBe(0)
  })

  it('is caught by the same rounds when a gate decides in a transaction that was open before', async () => {
    await using db = await openTestDatabase({ memory: true })
    const wrong = new DeferredGate(db.dataDir)
    const { leaks } = await race(db, (_, ref) => wrong.look(ref), 200)
    wrong.close()
    expect(leaks).toBeGreaterThan(0)
  })
})

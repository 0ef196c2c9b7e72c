import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { account, hat } from '#lib/accounts/tables.server.ts'
import { openDatabase } from '#lib/database/connect.server.ts'
import { newId, newRef } from '#lib/database/new-id.ts'
import { sha256 } from '#lib/ledger/append-history.server.ts'
import { readChain } from '#lib/ledger/read-chain.server.ts'
import { verifyChain } from '#lib/ledger/rules.ts'
import { membership, organisation } from '#lib/offers/tables.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { person } from '#lib/record/tables.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { changeSharing } from './change-sharing.server.ts'
import { giveConsent } from './give-consent.server.ts'
import { keepSharing } from './keep-sharing.server.ts'
import { listPeople } from './list-people.server.ts'
import { listActiveSharing } from './list-active-sharing.server.ts'
import { listSharing } from './list-sharing.server.ts'
import { Model } from './model.ts'
import { sharingNotice } from './notice.server.ts'
import { pauseEverything, resumeEverything } from './pause-everything.server.ts'
import { pauseSharing, resumeSharing } from './pause-sharing.server.ts'
import { readShared } from './read-shared.server.ts'
import { stopSharing } from './stop-sharing.server.ts'
import { denialCount, sharingThread } from './tables.server.ts'
import { takeOn } from './take-on.server.ts'
import { endOfDay, untilDateOf } from './until.server.ts'
import { snapshotIsTrue } from './verify-consents.server.ts'

const sequences = 2_000
const day = 24 * 60 * 60 * 1000
const organisations = ['a', 'b'] as const
const workers = ['a1', 'a2', 'b1'] as const
type Org = (typeof organisations)[number]
type Worker = (typeof workers)[number]
const orgOf = (worker: Worker) => worker[0] as Org

/** The real thing: one person, two organisations, three workers. */
class Real {
  db: TestDatabase
  actor!: PersonActor
  ids = {} as Record<Org, string>
  viewers = {} as Record<Worker, WorkerActor>
  constructor(db: TestDatabase) {
    this.db = db
  }

  async setUp(): Promise<this> {
    this.actor = await aPerson(this.db)
    await this.db.write(async (tx, now) => {
      for (const org of organisations) {
        const id = (this.ids[org] = newId())
        const words = { kind: 'charity' as const, about: '', state: 'verified' as const, createdAt: now }
        await tx.insert(organisation).values({ id, slug: id, name: `Service ${org}`, ...words })
      }
      for (const name of workers) {
        const accountId = newId()
        const organisationId = this.ids[orgOf(name)]
        await tx.insert(account).values({ id: accountId, userHandle: newRef(), createdAt: now })
        await tx.insert(hat).values({ accountId, kind: 'worker', since: now })
        const place = { organisationId, accountId, role: 'worker' as const, displayName: name }
        await tx.insert(membership).values({ ...place, since: now })
        this.viewers[name] = { kind: 'worker', organisationName: `Service ${orgOf(name)}`, ...place }
      }
    })
    return this
  }

  give(org: Org, sections: string[], untilDate: string): Promise<unknown> {
    return changeSharing(this.db, this.actor.personId, (change) => {
      const facts = {
        organisation: `Service ${org}`,
        purpose: 'home',
        sections,
        untilDate,
        now: change.at
      } as const
      return giveConsent(change, {
        personId: this.actor.personId,
        organisationId: this.ids[org],
        purpose: 'home',
        sections,
        untilDate,
        notice: sharingNotice(facts),
        how: 'own-phone'
      })
    })
  }

  async ref(org: Org): Promise<string> {
    const threads = await this.db.read
      .select()
      .from(sharingThread)
      .where(eq(sharingThread.personId, this.actor.personId))
    return threads.find((thread) => thread.organisationId === this.ids[org])?.ref ?? newRef()
  }

  /** Id of the newest yes to this organisation. */
  async newest(org: Org): Promise<string> {
    const items = await listSharing(this.db, this.actor)
    return items.find((item) => item.organisationName === `Service ${org}`)?.consentId ?? newRef()
  }

  async sees(worker: Worker): Promise<string[]> {
    await this.db.write(async (tx) => void (await tx.delete(denialCount)))
    const ref = await this.ref(orgOf(worker))
    const read = await orNull(readShared(this.db, this.viewers[worker], ref))
    return read?.sections.map(({ section }) => section) ?? []
  }
}

/** How often each answer came up, so that the run is known to have tried both. */
const looks = { allowed: 0, denied: 0 }

/** A refusal as null; anything else is a fault. */
async function orNull<T>(run: Promise<T>): Promise<T | null> {
  try {
    return await run
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'Refusal') return null
    throw cause
  }
}

type Step = fc.AsyncCommand<Model, Real>
const clock = (real: Real) => real.db.clock()

const step = (name: string, run: (model: Model, real: Real) => Promise<void>): Step => ({
  check: () => true,
  run: async (model, real) => {
    await run(model, real)
    await agree(model, real)
  },
  toString: () => name
})

/** After each step: lists, the person's own page and the snapshot say what the model says. */
async function agree(model: Model, real: Real): Promise<void> {
  for (const worker of workers) {
    const listed = await listPeople(real.db, real.viewers[worker])
    const open = model.open(orgOf(worker), clock(real)) && !model.left.has(worker)
    expect(listed.length, `${worker} lists`).toBe(open ? 1 : 0)
    const opens = model.sees(worker, orgOf(worker), clock(real)).length > 0
    expect(
      listed.some((one) => one.opens),
      `${worker} list = gate`
    ).toBe(opens)
  }
  const items = model.gone ? [] : await listSharing(real.db, real.actor)
  for (const org of organisations) {
    const mine = items.filter((item) => item.organisationName === `Service ${org}`).reverse()
    const expected = model.gone ? [] : (model.yeses[org] ?? []).map((yes) => model.status(yes, clock(real)))
    expect(mine.map((item) => item.state)).toEqual(expected)
  }
  const now = items.filter((item) => item.state === 'active')
  const active = await listActiveSharing(real.db, real.actor)
  expect(active, 'home = list').toEqual(
    now.map(({ organisationName, sections, untilDate }) => ({ organisationName, sections, untilDate }))
  )
  expect(await snapshotIsTrue(real.db.read, real.actor.personId)).toBe(true)
}

const org = fc.constantFrom(...organisations)
const worker = fc.constantFrom(...workers)

/** Each sequence starts with something shared and a worker who helps. */
async function begin(model: Model, real: Real, who: Worker): Promise<void> {
  const untilDate = untilDateOf('28-days', model.time(clock(real)))
  await real.give(orgOf(who), ['contact'], untilDate)
  model.give(orgOf(who), ['contact'], endOfDay(untilDate), clock(real))
  await takeOn(real.db, real.viewers[who], await real.ref(orgOf(who)), '')
  model.takeOn(who, orgOf(who), clock(real))
}

const give = fc
  .tuple(org, fc.subarray(['identity', 'contact', 'goals'], { minLength: 1 }), fc.constantFrom(0, 1, 28, 200))
  .map(([to, sections, days]) =>
    step(`give ${to} ${sections} ${days}d`, async (model, real) => {
      const at = model.time(clock(real))
      const untilDate = untilDateOf('today', at + days * day)
      const done = await orNull(real.give(to, sections, untilDate))
      expect(done !== null).toBe(!model.gone)
      if (done) model.give(to, [...sections].sort(), endOfDay(untilDate), clock(real))
    })
  )

const change = (
  name: string,
  act: (real: Real, id: string) => Promise<void>,
  fits: Parameters<Model['change']>[2],
  then: Parameters<Model['change']>[3]
) =>
  org.map((to) =>
    step(`${name} ${to}`, async (model, real) => {
      await orNull(act(real, await real.newest(to)))
      model.change(to, clock(real), fits, then)
    })
  )

const read = worker.map((who) =>
  step(`read ${who}`, async (model, real) => {
    const seen = await real.sees(who)
    expect(seen).toEqual(model.sees(who, orgOf(who), clock(real)))
    looks[seen.length > 0 ? 'allowed' : 'denied'] += 1
    const known = model.yeses[orgOf(who)] !== undefined
    if (known && !model.gone) model.row(clock(real))
  })
)

const assign = worker.map((who) =>
  step(`take on ${who}`, async (model, real) => {
    const ref = await real.ref(orgOf(who))
    const done = await orNull(takeOn(real.db, real.viewers[who], ref, 'cover').then(() => true))
    expect(done ?? false).toBe(model.takeOn(who, orgOf(who), clock(real)))
  })
)

const everything = fc.boolean().map((pause) =>
  step(pause ? 'pause everything' : 'go on with everything', async (model, real) => {
    await orNull((pause ? pauseEverything : resumeEverything)(real.db, real.actor))
    if (model.gone || model.everythingPaused === pause) return
    model.everythingPaused = pause
    model.row(clock(real))
  })
)

const suspend = fc.tuple(org, fc.boolean()).map(([which, on]) =>
  step(`${on ? 'suspend' : 'verify'} ${which}`, async (model, real) => {
    const state = on ? ('suspended' as const) : ('verified' as const)
    await real.db.write(async (tx) => {
      await tx.update(organisation).set({ state }).where(eq(organisation.id, real.ids[which]))
    })
    if (on) model.suspended.add(which)
    else model.suspended.delete(which)
  })
)

const leave = worker.map((who) =>
  step(`${who} leaves`, async (model, real) => {
    const { accountId } = real.viewers[who]
    await real.db.write(async (tx, now) => {
      await tx.update(membership).set({ leftAt: now }).where(eq(membership.accountId, accountId))
    })
    model.left.add(who)
  })
)

const tick = fc
  .constantFrom(-400 * day, -day, -1, 1, 60_000, day, 29 * day, 91 * day)
  .map((by) => step(`clock ${by}`, async (_, real) => real.db.clock.move(by)))

const restart = fc.constant(
  step('restart', async (_, real) => {
    const { dataDir, keyring, clock: now } = real.db
    await real.db.close()
    Object.assign(real.db, await openDatabase({ dataDir, stamp: 'practice', keyring, now }))
  })
)

const goodbye = fc.constant(
  step('take back', async (model, real) => {
    await orNull(takeBack(real.db, real.actor))
    model.takeBack()
  })
)

const commands = fc.commands(
  [
    // More of what makes a look possible than of what ends it, so that both answers come up often.
    ...[give, give, give, assign, assign, assign],
    ...[read, read, read, read, read, read, read, read],
    change(
      'stop',
      (real, id) => stopSharing(real.db, real.actor, id),
      () => true,
      (yes) => void (yes.ended = 'withdrawn')
    ),
    change(
      'pause',
      (real, id) => pauseSharing(real.db, real.actor, id),
      (yes) => !yes.paused,
      (yes) => void (yes.paused = true)
    ),
    change(
      'resume',
      (real, id) => resumeSharing(real.db, real.actor, id),
      (yes) => yes.paused,
      (yes) => void (yes.paused = false)
    ),
    org.map((to) =>
      step(`keep ${to}`, async (model, real) => {
        const now = clock(real)
        await orNull(keepSharing(real.db, real.actor, await real.newest(to)))
        const by = model.time(now) + 90 * day
        model.change(
          to,
          now,
          (yes) => !yes.paused,
          (yes) => void (yes.lookAgainBy = by)
        )
      })
    ),
    everything,
    suspend,
    leave,
    tick,
    tick,
    restart,
    goodbye
  ],
  { maxCommands: 20, size: '+1' }
)

describe('the reference model', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await openTestDatabase({ memory: true })
  })
  afterAll(() => db[Symbol.asyncDispose]())

  it(
    `agrees with the gate, the lists and the snapshot in ${sequences} random sequences`,
    { timeout: 400_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(commands, async (steps) => {
          db.clock.set(Date.UTC(2026, 10, 22, 9))
          const real = await new Real(db).setUp()
          const model = new Model()
          for (const who of ['a1', 'b1'] as const) await begin(model, real, who)
          await fc.asyncModelRun(() => ({ model, real }), steps)
          await chainHolds(real)
        }),
        { numRuns: sequences, endOnFailure: true }
      )
      expect(Math.min(looks.allowed, looks.denied)).toBeGreaterThan(sequences)
      console.log(
        `model: ${sequences} sequences agreed, ${looks.allowed} looks allowed, ${looks.denied} denied`
      )
    }
  )
})

async function chainHolds({ db, actor }: Real): Promise<void> {
  const [row] = await db.read.select().from(person).where(eq(person.id, actor.personId))
  const key = row?.dataKeyId ? await openDataKey(db, actor.personId, row.dataKeyId) : null
  const verdict = await verifyChain(actor.personId, readChain(db.read, key, actor.personId), sha256)
  expect(verdict.ok).toBe(true)
}

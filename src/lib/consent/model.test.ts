import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor, SupporterActor, WorkerActor } from '#lib/access/actors.ts'
import { account, hat } from '#lib/accounts/tables.server.ts'
import { openDatabase } from '#lib/database/connect.server.ts'
import { newId, newRef } from '#lib/database/new-id.ts'
import { sha256 } from '#lib/ledger/append-history.server.ts'
import { readChain } from '#lib/ledger/read-chain.server.ts'
import { verifyChain } from '#lib/ledger/rules.ts'
import { membership, organisation } from '#lib/organisations/tables.server.ts'
import type { SectionName } from '#lib/record/sections.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { person } from '#lib/record/tables.server.ts'
import { addVersion } from '#lib/record/versions.server.ts'
import { findReceiptFacts } from '#lib/receipts/find-receipt-facts.server.ts'
import { sealSupporterName } from '#lib/supporters/supporter-name.server.ts'
import { supporter } from '#lib/supporters/tables.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { keyOf } from '../../../tests/support/sharing.ts'
import { claimAskCode, dropAskCode, listAskCodes, makeAskCode } from './ask-codes.server.ts'
import { askCodeLasts } from './ask-rules.ts'
import { askForConsent } from './ask-for-consent.server.ts'
import { blockRecipient, unblockRecipient } from './block-recipient.server.ts'
import { changeSharing } from './change-sharing.server.ts'
import { endSharingWithOrganisation, endSharingWithWorker } from './end-sharing-with.server.ts'
import { freezeSharing } from './freeze-sharing.server.ts'
import { giveConsent } from './give-consent.server.ts'
import { keepSharing } from './keep-sharing.server.ts'
import { cancelRequest } from './list-asked.server.ts'
import { listPeople } from './list-people.server.ts'
import { listActiveSharing } from './list-active-sharing.server.ts'
import { listSharing, type SharingItem } from './list-sharing.server.ts'
import { ModelRequests, type Ask } from './model-requests.ts'
import { Model, type Yes } from './model.ts'
import { sharingNotice } from './notice.server.ts'
import { deferRequest, listOwnRequests, refuseRequest } from './own-requests.server.ts'
import { pauseEverything, resumeEverything } from './pause-everything.server.ts'
import { pauseSharing, resumeSharing } from './pause-sharing.server.ts'
import { readShared } from './read-shared.server.ts'
import { recipientKey, requestStatusOf, type Recipient } from './rules.ts'
import { seeReleases } from './see-releases.server.ts'
import { loadSharing } from './sharing-store.server.ts'
import { stopSharing } from './stop-sharing.server.ts'
import { denialCount, sharingThread } from './tables.server.ts'
import { takeOn } from './take-on.server.ts'
import { endOfDay, startOfDay, untilDateOf } from './until.server.ts'
import { snapshotIsTrue } from './verify-consents.server.ts'

const sequences = Number(process.env['WAYMARK_MODEL_SEQUENCES'] ?? 1_000)
/** The same sequences each time, where runs are compared with each other (mutation). */
const seed = process.env['WAYMARK_MODEL_SEED'] ? { seed: Number(process.env['WAYMARK_MODEL_SEED']) } : {}
const day = 24 * 60 * 60 * 1000
const organisations = ['a', 'b'] as const
const workers = ['a1', 'a2', 'b1'] as const
const viewers = [...workers, 'mum'] as const
/** Whom a yes can be for: an organisation, one named worker, a supporter. */
const recipients = ['a', 'b', 'a1', 'mum'] as const
type Org = (typeof organisations)[number]
type Viewer = (typeof viewers)[number]
type To = (typeof recipients)[number]
const orgOf = (worker: string) => worker.charAt(0) as Org
const isOrg = (to: string): to is Org => to.length === 1

/** The real thing: one person, two organisations, three workers, one supporter. */
class Real {
  db: TestDatabase
  actor!: PersonActor
  ids = {} as Record<Org | 'mum', string>
  actors = {} as Record<Viewer, WorkerActor | SupporterActor>
  constructor(db: TestDatabase) {
    this.db = db
  }

  async setUp(): Promise<this> {
    this.actor = await aPerson(this.db)
    const key = await keyOf(this.db, this.actor)
    const { personId } = this.actor
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
        this.actors[name] = { kind: 'worker', organisationName: `Service ${orgOf(name)}`, ...place }
      }
      const accountId = newId()
      const id = (this.ids.mum = newId())
      await tx.insert(account).values({ id: accountId, userHandle: newRef(), createdAt: now })
      await tx.insert(hat).values({ accountId, kind: 'supporter', since: now })
      const sealedName = sealSupporterName(key, personId, id, 'mum')
      const tie = { id, personId, accountId, state: 'confirmed' as const, sealedName }
      await tx.insert(supporter).values({ ...tie, invitedAt: now, expiresAt: now })
      this.actors.mum = { kind: 'supporter', accountId }
    })
    return this
  }

  worker(name: Viewer): WorkerActor {
    return this.actors[name] as WorkerActor
  }

  recipient(to: To): Recipient {
    if (isOrg(to)) return { kind: 'organisation', organisationId: this.ids[to] }
    if (to === 'mum') return { kind: 'supporter', supporterId: this.ids.mum }
    const { organisationId, accountId } = this.worker(to)
    return { kind: 'worker', organisationId, accountId }
  }

  give(
    to: To,
    sections: string[],
    fromDate: string | null,
    untilDate: string,
    requestId: string | null = null
  ): Promise<unknown> {
    return changeSharing(this.db, this.actor.personId, (change) => {
      const agreed = { purpose: 'home', sections, access: 'look', fromDate, untilDate } as const
      return giveConsent(change, {
        ...agreed,
        personId: this.actor.personId,
        recipient: this.recipient(to),
        notice: sharingNotice({ ...agreed, recipient: { kind: 'supporter', name: to }, now: change.at }),
        how: 'own-phone',
        beside: false,
        requestId
      })
    })
  }

  async ref(to: To): Promise<string> {
    const threads = await this.db.read
      .select()
      .from(sharingThread)
      .where(eq(sharingThread.personId, this.actor.personId))
    const key = recipientKey(this.recipient(to))
    return threads.find((thread) => thread.recipient === key)?.ref ?? newRef()
  }

  /** Id of the newest yes to this recipient. */
  async newest(to: To): Promise<string> {
    const items = await listSharing(this.db, this.actor)
    return items.find((item) => nameOf(item) === to)?.consentId ?? newRef()
  }

  /** This worker asks with a code that the person has just handed over. */
  async ask(worker: Viewer, untilDate: string): Promise<unknown> {
    const { code } = await makeAskCode(this.db, this.actor)
    try {
      const ref = await claimAskCode(this.db, this.worker(worker), code)
      const requestId = newRef()
      const words = { onNo: 'You still get all our help.', note: '' }
      const what = { purpose: 'home', access: 'look', needed: ['contact'], optional: ['goals'] } as const
      const asking = { ...what, ...words, requestId, untilDate }
      return ref && (await orNull(askForConsent(this.db, this.worker(worker), ref, asking)))
    } finally {
      for (const { id } of await listAskCodes(this.db, this.actor)) await dropAskCode(this.db, this.actor, id)
    }
  }

  /** Id of the newest request of this organisation. */
  async asked(org: Org): Promise<string> {
    const { requests } = await loadSharing(this.db.read, this.actor.personId)
    const theirs = [...requests.values()].filter(({ organisationId }) => organisationId === this.ids[org])
    return theirs.sort((a, b) => b.askedSeq - a.askedSeq)[0]?.requestId ?? newRef()
  }

  async sees(viewer: Viewer, to: To): Promise<string[]> {
    await this.db.write(async (tx) => void (await tx.delete(denialCount)))
    const read = await orNull(readShared(this.db, this.actors[viewer], await this.ref(to)))
    return read?.sections.map(({ section, document }) => `${section} ${Number(document?.['n'] ?? 0)}`) ?? []
  }

  /** Tells a section anew; its one value is the number of the telling, and whether an address is hidden. */
  async tell(section: SectionName, n: number, hidden = false): Promise<void> {
    const key = await keyOf(this.db, this.actor)
    await this.db.write(async (tx, now) => {
      const keeping = { vault: this.db, tx, now, actor: this.actor, key, section }
      const document = { n, hidden: hidden ? 'YES' : 'NO', releaseDate: dayOf(n) }
      expect(await addVersion(keeping, 'kept', n - 1, document)).toBe(n)
    })
  }
}

/** As the model calls them: `Service a` is `a`, `a1, Service a` is `a1`. */
function nameOf({ recipient, recipientName }: Pick<SharingItem, 'recipient' | 'recipientName'>): string {
  return recipient.kind === 'organisation' ? recipientName.slice(-1) : recipientName.split(',')[0]!
}

/** How often each answer came up, so that the run is known to have tried both. */
const looks = { allowed: 0, denied: 0, days: 0 }

/** The day of release that the `n`th telling names. */
const dayOf = (n: number) => `2026-12-${String(n).padStart(2, '0')}`

/** A refusal as null; anything else is a fault. */
async function orNull<T>(run: Promise<T>): Promise<T | null> {
  try {
    return await run
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'Refusal') return null
    throw cause
  }
}

class Whole extends Model {
  requests = new ModelRequests()
}
type Step = fc.AsyncCommand<Whole, Real>
const clock = (real: Real) => real.db.clock()

const step = (name: string, run: (model: Whole, real: Real) => Promise<void>): Step => ({
  check: () => true,
  run: async (model, real) => {
    await run(model, real)
    await agree(model, real)
  },
  toString: () => name
})

/** After each step: lists, the person's own page and the snapshot say what the model says. */
async function agree(model: Whole, real: Real): Promise<void> {
  const now = clock(real)
  for (const worker of workers) {
    const listed = await listPeople(real.db, real.worker(worker))
    const tos = [orgOf(worker), worker]
    const open = tos.filter((to) => model.open(worker, to, now))
    expect(listed.map(({ named }) => (named ? worker : orgOf(worker))).sort(), `${worker} lists`).toEqual(
      open
    )
    const opens = open.filter((to) => model.sees(worker, to, now).length > 0)
    const listedOpen = listed.filter((one) => one.opens)
    expect(listedOpen.map(({ named }) => (named ? worker : orgOf(worker))).sort(), 'list = gate').toEqual(
      opens
    )
  }
  const items = model.gone ? [] : await listSharing(real.db, real.actor)
  for (const to of recipients) {
    const mine = items.filter((item) => nameOf(item) === to).reverse()
    const expected = model.gone ? [] : (model.yeses[to] ?? []).map((yes) => model.status(yes, now))
    expect(
      mine.map((item) => item.state),
      to
    ).toEqual(expected)
  }
  const { requests } = await loadSharing(real.db.read, real.actor.personId)
  for (const org of organisations) {
    const theirs = [...requests.values()].filter(({ organisationId }) => organisationId === real.ids[org])
    const inOrder = theirs.sort((a, b) => a.askedSeq - b.askedSeq)
    const found = inOrder.map((request) => requestStatusOf(request, model.time(now)))
    const asks = model.requests.asks[org] ?? []
    expect(found, `asked by ${org}`).toEqual(asks.map((ask) => model.requests.status(ask, model.time(now))))
    const waits =
      !model.gone && !model.out.has(`suspended ${org}`) && model.requests.waits(org, model.time(now))
    const listed = (await listOwnRequests(real.db, real.actor)).filter(({ status }) => status !== 'lapsed')
    expect(model.gone || listed.some(({ organisationId }) => organisationId === real.ids[org])).toBe(
      model.gone || waits
    )
  }
  const active = items.filter((item) => item.state === 'active')
  const onHome = await listActiveSharing(real.db, real.actor)
  expect(
    onHome.map(({ recipientName, sections, untilDate }) => ({ recipientName, sections, untilDate })),
    'home = list'
  ).toEqual(active.map(({ recipientName, sections, untilDate }) => ({ recipientName, sections, untilDate })))
  expect(await snapshotIsTrue(real.db.read, real.actor.personId)).toBe(true)
}

const org = fc.constantFrom(...organisations)
const worker = fc.constantFrom(...workers)
const to = fc.constantFrom(...recipients)
const shared = ['address', 'contact', 'goals', 'health', 'identity', 'release'] as const

/** Each sequence starts with something told and shared, and workers who help. */
async function begin(model: Whole, real: Real): Promise<void> {
  await real.tell('contact', 1)
  model.told['contact'] = 1
  const untilDate = untilDateOf('28-days', model.time(clock(real)))
  for (const to of recipients) {
    const sections = to === 'mum' ? ['contact'] : ['contact', 'release']
    await real.give(to, sections, null, untilDate)
    model.give(to, sections, 0, endOfDay(untilDate), clock(real))
  }
  for (const who of ['a1', 'b1'] as const) {
    await takeOn(real.db, real.worker(who), await real.ref(orgOf(who)), '')
    model.takeOn(who, orgOf(who), clock(real))
  }
}

const give = fc
  .tuple(
    to,
    fc.subarray([...shared], { minLength: 1 }),
    fc.constantFrom(null, null, 0, 3),
    fc.constantFrom(3, 28, 200)
  )
  .map(([to, sections, start, days]) =>
    step(`give ${to} ${sections} from ${start} for ${days}d`, async (model, real) => {
      const at = model.time(clock(real))
      const fromDate = start === null ? null : untilDateOf('today', at + start * day)
      const untilDate = untilDateOf('today', at + days * day)
      const done = await orNull(real.give(to, sections, fromDate, untilDate))
      const from = fromDate === null ? 0 : startOfDay(fromDate)
      const given = model.give(to, [...sections].sort(), from, endOfDay(untilDate), clock(real))
      expect(done !== null).toBe(given)
    })
  )

const change = (
  name: string,
  act: (real: Real, id: string) => Promise<void>,
  fits: (yes: Yes, now: number) => boolean,
  then: (yes: Yes, model: Model, now: number) => void
) =>
  to.map((to) =>
    step(`${name} ${to}`, async (model, real) => {
      const now = clock(real)
      await orNull(act(real, await real.newest(to)))
      model.change(
        [to],
        now,
        (yes) => fits(yes, model.time(now)),
        (yes) => then(yes, model, now)
      )
    })
  )

/** Stopping an organisation stops the worker of it that is named, too; the reverse does not. */
const stop = to.map((to) =>
  step(`stop ${to}`, async (model, real) => {
    const now = clock(real)
    await orNull(stopSharing(real.db, real.actor, await real.newest(to)))
    const yes = model.newest(to)
    if (!yes || model.over(yes, now)) return
    model.change(
      to === 'a' ? ['a', 'a1'] : [to],
      now,
      () => true,
      (yes) => void (yes.ended = 'withdrawn')
    )
  })
)

const read = fc.tuple(fc.constantFrom(...viewers), to).map(([who, to]) =>
  step(`read ${who} ${to}`, async (model, real) => {
    const seen = await real.sees(who, to)
    expect(seen).toEqual(model.sees(who, to, clock(real)))
    looks[seen.length > 0 ? 'allowed' : 'denied'] += 1
    if (model.yeses[to] !== undefined && !model.gone) model.row(clock(real))
  })
)
/** Those who could see something, so that yes comes up as often as no. */
const readOwn = fc
  .constantFrom(...(['a1 a', 'a2 a', 'b1 b', 'a1 a1', 'mum mum'] as const))
  .map((pair) => pair.split(' ') as [Viewer, To])
  .map(([who, to]) =>
    step(`read ${who} ${to}`, async (model, real) => {
      const seen = await real.sees(who, to)
      expect(seen).toEqual(model.sees(who, to, clock(real)))
      looks[seen.length > 0 ? 'allowed' : 'denied'] += 1
      if (model.yeses[to] !== undefined && !model.gone) model.row(clock(real))
    })
  )

/** Each look at a day is one at that section alone: whoever could not see it is not looked at, and has no row. */
const releases = worker.map((who) =>
  step(`see who gets out ${who}`, async (model, real) => {
    await real.db.write(async (tx) => void (await tx.delete(denialCount)))
    const found = await orNull(seeReleases(real.db, real.worker(who)))
    const open = [orgOf(who), who].flatMap((to) => model.sees(who, to, clock(real)))
    const days = open.filter((one) => one.startsWith('release ')).map((one) => Number(one.split(' ')[1]))
    expect(found?.map(({ date }) => date)).toEqual(
      days
        .filter((n) => n > 0)
        .map(dayOf)
        .sort()
    )
    looks.days += days.length
    if (days.length > 0) model.row(clock(real))
  })
)

const assign = worker.map((who) =>
  step(`take on ${who}`, async (model, real) => {
    const done = await orNull(
      takeOn(real.db, real.worker(who), await real.ref(orgOf(who)), 'cover').then(() => true)
    )
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

const blockOf = {
  a: { ends: ['a', 'a1'], kind: 'organisation' },
  b: { ends: ['b'], kind: 'organisation' },
  a1: { ends: ['a1'], kind: 'worker' },
  mum: { ends: ['mum'], kind: 'supporter' }
} as const

const blocking = fc.tuple(to, fc.boolean()).map(([who, on]) =>
  step(`${on ? 'block' : 'unblock'} ${who}`, async (model, real) => {
    const { ends, kind } = blockOf[who]
    const id = who === 'a1' ? real.worker('a1').accountId : real.ids[who]
    const party = { kind: 'organisation', organisationId: '', organisation: '' } as const
    const run = on ? blockRecipient : unblockRecipient
    await orNull(run(real.db, real.actor, { kind, id }, party))
    if (model.gone || model.out.has(`blocked ${who}`) === on) return
    model.row(clock(real))
    if (!on) return void model.out.delete(`blocked ${who}`)
    if (isOrg(who)) model.requests.answer(who, model.time(clock(real)), 'refused')
    model.out.add(`blocked ${who}`)
    model.change(
      [...ends],
      clock(real),
      () => true,
      (yes) => void (yes.ended = 'withdrawn')
    )
  })
)

const asking = fc.constantFrom(...(['a1', 'a2', 'b1'] as const)).map((who) =>
  step(`ask ${who}`, async (model, real) => {
    const done = await real.ask(who, untilDateOf('28-days', model.time(clock(real))))
    const now = model.time(clock(real))
    // By a clock that was set back, the code that was just made is over already: that fails closed.
    const fresh = now < clock(real) + askCodeLasts
    const asked = fresh && !model.shut(who) && model.requests.ask(orgOf(who), now)
    expect(Boolean(done)).toBe(asked)
    if (asked) model.row(clock(real))
  })
)

const answering = fc
  .tuple(
    org,
    fc.constantFrom<NonNullable<Ask['answer']>>('deferred', 'refused', 'cancelled', 'given', 'given')
  )
  .map(([org, answer]) =>
    step(`${answer} ${org}`, async (model, real) => {
      const id = await real.asked(org)
      const now = model.time(clock(real))
      if (answer === 'given') {
        if (!model.requests.waits(org, now)) return
        const untilDate = untilDateOf('28-days', now)
        const done = await orNull(real.give(org, ['contact'], null, untilDate, id))
        const given = model.give(org, ['contact'], 0, endOfDay(untilDate), clock(real))
        expect(done !== null).toBe(given)
        if (given) model.requests.answer(org, now, answer)
        return
      }
      const cancels = organisations.indexOf(org) === 0 ? real.worker('a1') : real.worker('b1')
      if (answer === 'deferred') await orNull(deferRequest(real.db, real.actor, id))
      else if (answer === 'refused') await orNull(refuseRequest(real.db, real.actor, id))
      else await orNull(cancelRequest(real.db, cancels, id))
      if (!model.gone && model.requests.answer(org, now, answer)) model.row(clock(real))
    })
  )

const tell = fc.constantFrom(...(['contact', 'goals', 'release'] as const)).map((section) =>
  step(`tell ${section}`, async (model, real) => {
    if (model.gone) return
    const n = (model.told[section] ?? 0) + 1
    await real.tell(section, n)
    model.told[section] = n
  })
)

const tellAddress = fc.boolean().map((hidden) =>
  step(`tell ${hidden ? 'a hidden' : 'an open'} address`, async (model, real) => {
    if (model.gone) return
    const n = (model.told['address'] ?? 0) + 1
    await real.tell('address', n, hidden)
    model.tellAddress(n, hidden, clock(real))
  })
)

const suspend = fc.tuple(org, fc.boolean()).map(([which, on]) =>
  step(`${on ? 'suspend' : 'verify'} ${which}`, async (model, real) => {
    const state = on ? ('suspended' as const) : ('verified' as const)
    await real.db.write(async (tx) => {
      await tx.update(organisation).set({ state }).where(eq(organisation.id, real.ids[which]))
    })
    if (!on) return void model.out.delete(`suspended ${which}`)
    await endSharingWithOrganisation(real.db, real.ids[which])
    model.out.add(`suspended ${which}`)
    model.change(
      which === 'a' ? ['a', 'a1'] : [which],
      clock(real),
      () => true,
      (yes) => void (yes.ended = 'revoked')
    )
  })
)

const leave = worker.map((who) =>
  step(`${who} leaves`, async (model, real) => {
    const { accountId, organisationId } = real.worker(who)
    await real.db.write(async (tx, now) => {
      await tx.update(membership).set({ leftAt: now }).where(eq(membership.accountId, accountId))
    })
    await endSharingWithWorker(real.db, organisationId, accountId)
    model.out.add(`left ${who}`)
    model.change(
      [who],
      clock(real),
      () => true,
      (yes) => void (yes.ended = 'revoked')
    )
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
    if (model.gone) return
    for (const org of organisations) model.requests.answer(org, model.time(clock(real)), 'refused')
    model.takeBack()
  })
)

const commands = fc.commands(
  [
    // More of what makes a look possible than of what ends it, so that both answers come up often.
    ...[give, give, give, assign, assign, assign, tell, tell],
    ...[read, read, readOwn, readOwn, readOwn, readOwn, readOwn, readOwn, releases],
    tellAddress,
    stop,
    blocking,
    ...[asking, asking, answering, answering],
    change(
      'pause',
      (real, id) => pauseSharing(real.db, real.actor, id),
      (yes) => !yes.paused,
      (yes) => void (yes.paused = true)
    ),
    change(
      'resume',
      (real, id) => resumeSharing(real.db, real.actor, id),
      (yes) => yes.paused === true,
      (yes) => void (yes.paused = false)
    ),
    change(
      'keep',
      (real, id) => keepSharing(real.db, real.actor, id),
      (yes, now) => !yes.paused && now >= yes.from,
      (yes, model, now) => void (yes.lookAgainBy = model.time(now) + 90 * day)
    ),
    change(
      'freeze',
      (real, id) => freezeSharing(real.db, real.actor, id),
      (yes, now) => !yes.paused && yes.from <= now && now < yes.lookAgainBy && yes.frozen === undefined,
      (yes, model) => void (yes.frozen = { ...model.told })
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
          const model = new Whole()
          await begin(model, real)
          await fc.asyncModelRun(() => ({ model, real }), steps)
          await chainHolds(real)
          await copiesAgree(model, real)
        }),
        { numRuns: sequences, endOnFailure: true, ...seed }
      )
      expect(Math.min(looks.allowed, looks.denied)).toBeGreaterThan(sequences / 2)
      expect(looks.days).toBeGreaterThan(sequences / 50)
      console.log(
        `model: ${sequences} sequences agreed, ${looks.allowed} looks allowed, ${looks.denied} denied, ${looks.days} at a day alone`
      )
    }
  )
})

const operator = {
  name: 'Waymark',
  contact: '',
  dataProtectionContact: '',
  origin: 'https://waymark.example'
}

/** The person's copy of each newest yes says the state that the model says. */
async function copiesAgree(model: Whole, real: Real): Promise<void> {
  for (const to of model.gone ? [] : recipients) {
    const yes = model.newest(to)!
    const { status } = await findReceiptFacts(real.db, real.actor, await real.newest(to), operator)
    expect(status, `copy for ${to}`).toBe(model.status(yes, clock(real)))
  }
}

async function chainHolds({ db, actor }: Real): Promise<void> {
  const [row] = await db.read.select().from(person).where(eq(person.id, actor.personId))
  const key = row?.dataKeyId ? await openDataKey(db, actor.personId, row.dataKeyId) : null
  const verdict = await verifyChain(actor.personId, readChain(db.read, key, actor.personId), sha256)
  expect(verdict.ok).toBe(true)
}

import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { newRef } from '#lib/database/new-id.ts'
import { readChain } from '#lib/ledger/read-chain.server.ts'
import type { HistoryDetail } from '#lib/ledger/rules.ts'
import { openSinkKey, sinkChain } from '#lib/ledger/sink.server.ts'
import { person } from '#lib/record/tables.server.ts'
import { saveAnswer } from '#lib/record/save-section.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aConfirmedTie, shareWith } from '../../../tests/support/family.ts'
import { anAccount, anOrganisation, aWorker } from '../../../tests/support/people.ts'
import { answerAll, askWithCode, sayYes } from '../../../tests/support/requests.ts'
import { giveTo, keyOf, sharedStory, type SharedStory } from '../../../tests/support/sharing.ts'
import { answerEnding } from './answer-ending.server.ts'
import { answerUntil, answerWhat, answerWho } from './answer-draft.server.ts'
import { acceptSuggestion, declineSuggestion } from './answer-suggestion.server.ts'
import { blockRecipient, unblockRecipient } from './block-recipient.server.ts'
import { changeSharing } from './change-sharing.server.ts'
import { endSharingWithOrganisation, endSharingWithWorker } from './end-sharing-with.server.ts'
import { findSupporterThreads } from './find-supporter-threads.server.ts'
import { freezeSharing } from './freeze-sharing.server.ts'
import { keepSharing } from './keep-sharing.server.ts'
import { cancelRequest } from './list-asked.server.ts'
import { listEndings } from './list-endings.server.ts'
import { listSharing } from './list-sharing.server.ts'
import { listSuggestions } from './list-suggestions.server.ts'
import { deferRequest, refuseRequest } from './own-requests.server.ts'
import { pauseEverybody } from './pause-everything-after-restore.server.ts'
import { pauseEverything, resumeEverything } from './pause-everything.server.ts'
import { pauseSharing, resumeSharing } from './pause-sharing.server.ts'
import { readShared } from './read-shared.server.ts'
import { startChange } from './start-draft.server.ts'
import { stopSharing } from './stop-sharing.server.ts'
import { suggestChange } from './suggest-change.server.ts'
import { getSuggestPlace } from './suggestable.ts'
import { sharingThread } from './tables.server.ts'
import { takeOn } from './take-on.server.ts'
import { snapshotIsTrue } from './verify-consents.server.ts'

/** What is written down of each thing that happens: the whole row, because the person has nothing else. */

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

const refusal = (code: string) => expect.objectContaining({ code })
const day = 24 * 60 * 60 * 1000 // ms

type Row = Omit<HistoryDetail, 'salt'>

/** A row that says nothing but this. */
const row = (what: Row['what'], more: Partial<Row> = {}): Row => ({
  what,
  actor: { kind: 'person' },
  allowed: true,
  consent: null,
  purpose: null,
  sections: [],
  reason: null,
  ...more
})

async function rowsOf(actor: PersonActor): Promise<Row[]> {
  const rows = await Array.fromAsync(readChain(db.read, await keyOf(db, actor), actor.personId))
  return rows.map(({ detail }) => {
    const { salt, ...said } = detail!
    expect(salt).toMatch(/^[\w-]{22}$/)
    return said
  })
}

/** The rows that this adds. What is stored beside them is still what the events fold to. */
async function added(actor: PersonActor, act: () => Promise<unknown>): Promise<Row[]> {
  const before = await rowsOf(actor)
  await act()
  expect(await snapshotIsTrue(db.read, actor.personId)).toBe(true)
  return (await rowsOf(actor)).slice(before.length)
}

const waymark = { kind: 'waymark' } as const
const workerOf = (one: WorkerActor) =>
  ({
    kind: 'worker',
    accountId: one.accountId,
    name: one.displayName,
    organisationId: one.organisationId,
    organisation: one.organisationName
  }) as const
const serviceOf = ({ at }: SharedStory) =>
  ({ kind: 'organisation', organisationId: at.id, organisation: at.name }) as const
const agreed = ({ consentId }: Pick<SharedStory, 'consentId'>) => ({
  consent: consentId,
  sections: ['contact', 'goals']
})

/** Sam shares as in `sharedStory`, and Anna may suggest. */
async function maySuggest(): Promise<SharedStory> {
  const made = await sharedStory(db)
  const { consentId } = await giveTo(db, made.actor, made.at, undefined, { access: 'suggest' })
  return { ...made, consentId }
}

describe('the person’s own doing', () => {
  it('a yes, and who helps', async () => {
    const one = await sharedStory(db)
    expect(await rowsOf(one.actor)).toEqual([
      row('gave', { ...agreed(one), purpose: 'home' }),
      row('took-on', { ...agreed(one), purpose: 'home', actor: workerOf(one.viewer) })
    ])
  })

  it.each<[string, (story: SharedStory) => Promise<unknown>, (story: SharedStory) => Row[]]>([
    ['a pause', (s) => pauseSharing(db, s.actor, s.consentId), (s) => [row('paused', agreed(s))]],
    [
      'a pause, and going on',
      async (s) => {
        for (const press of [pauseSharing, pauseSharing, resumeSharing, resumeSharing])
          await press(db, s.actor, s.consentId)
      },
      (s) => [row('paused', agreed(s)), row('resumed', agreed(s))]
    ],
    [
      'a pause over everything, and going on',
      async (s) => {
        for (const press of [pauseEverything, pauseEverything, resumeEverything, resumeEverything])
          await press(db, s.actor)
      },
      () => [row('paused-everything'), row('resumed-everything')]
    ],
    ['looking again', (s) => keepSharing(db, s.actor, s.consentId), (s) => [row('kept-going', agreed(s))]],
    [
      'a freeze',
      async (s) => {
        await freezeSharing(db, s.actor, s.consentId)
        await freezeSharing(db, s.actor, s.consentId)
      },
      (s) => [row('froze', agreed(s))]
    ],
    [
      'a stop',
      async (s) => {
        await stopSharing(db, s.actor, s.consentId)
        await stopSharing(db, s.actor, s.consentId)
      },
      (s) => [row('stopped', agreed(s))]
    ],
    [
      'a block, and taking it away',
      async (s) => {
        const target = { kind: 'organisation', id: s.at.id } as const
        for (const press of [blockRecipient, blockRecipient, unblockRecipient])
          await press(db, s.actor, target, serviceOf(s))
        await expect(unblockRecipient(db, s.actor, target, serviceOf(s))).rejects.toEqual(
          refusal('not-found')
        )
      },
      (s) => [
        row('blocked', { party: serviceOf(s) }),
        row('stopped', agreed(s)),
        row('unblocked', { party: serviceOf(s) })
      ]
    ]
  ])('%s', async (_, act, expected) => {
    const one = await sharedStory(db)
    expect(await added(one.actor, () => act(one))).toEqual(expected(one))
  })

  it('a change, and a yes that goes on', async () => {
    const one = await sharedStory(db)
    let changed = ''
    const rows = await added(one.actor, async () => {
      const draftId = await startChange(db, one.actor, one.consentId, 'change')
      await answerWhat(db, one.actor, draftId, { goals: false })
      changed = await sayYes(db, one.actor, draftId)
    })
    expect(rows).toEqual([
      row('replaced', agreed(one)),
      row('gave', { consent: changed, sections: ['contact'], purpose: 'home' })
    ])
    let renewed = ''
    const again = await added(one.actor, async () => {
      const draftId = await startChange(db, one.actor, changed, 'renew')
      await answerUntil(db, one.actor, draftId, '7-days', '')
      renewed = await sayYes(db, one.actor, draftId)
    })
    expect(again).toEqual([
      row('replaced', { consent: changed, sections: ['contact'] }),
      row('renewed', { consent: renewed, sections: ['contact'], purpose: 'home' })
    ])
  })

  it('a block of one worker ends what names them, and nothing else', async () => {
    const one = await sharedStory(db)
    const [worker] = [workerOf(one.viewer)]
    const rows = await added(one.actor, () =>
      blockRecipient(db, one.actor, { kind: 'worker', id: one.viewer.accountId }, worker)
    )
    expect(rows).toEqual([row('blocked', { party: worker })])
    expect((await listSharing(db, one.actor))[0]?.state).toBe('active')
  })
})

it('of somebody who is not there nothing is done', async () => {
  await expect(changeSharing(db, 'nobody', async () => 'done')).rejects.toEqual(refusal('not-found'))
})

describe('a service’s doing', () => {
  it('a question, and its answers', async () => {
    const one = await sharedStory(db)
    const asked = { purpose: 'home', sections: ['contact', 'goals'], actor: workerOf(one.viewer) }
    const answered = { sections: ['contact', 'goals'], party: serviceOf(one) }
    let requestId = ''
    const ask = async () => void (requestId = await askWithCode(db, one.actor, one.viewer))
    expect(await added(one.actor, ask)).toEqual([row('asked', asked)])
    expect(await added(one.actor, () => deferRequest(db, one.actor, requestId))).toEqual([
      row('left-for-now', answered)
    ])
    expect(await added(one.actor, () => refuseRequest(db, one.actor, requestId))).toEqual([
      row('refused', answered)
    ])
    await ask()
    expect(await added(one.actor, () => cancelRequest(db, one.viewer, requestId))).toEqual([
      row('took-back-request', { sections: ['contact', 'goals'], actor: workerOf(one.viewer) })
    ])
    await ask()
    let given = ''
    const rows = await added(one.actor, async () => void (given = await answerAll(db, one.actor, requestId)))
    expect(rows).toEqual([
      row('replaced', agreed(one)),
      row('renewed', { ...agreed({ consentId: given }), purpose: 'home' })
    ])
  })

  it('a block refuses what that service asked, and no other', async () => {
    const one = await sharedStory(db)
    const other = await aWorker(db, await anOrganisation(db))
    await askWithCode(db, one.actor, one.viewer)
    const theirs = await askWithCode(db, one.actor, other)
    const rows = await added(one.actor, () =>
      blockRecipient(db, one.actor, { kind: 'organisation', id: one.at.id }, serviceOf(one))
    )
    expect(rows.map(({ what }) => what)).toEqual(['blocked', 'stopped'])
    await answerAll(db, one.actor, theirs)
  })

  it('taking over, with its reason', async () => {
    const one = await sharedStory(db)
    const ben = await aWorker(db, one.at, 'Ben')
    expect(await added(one.actor, () => takeOn(db, ben, one.ref, ' Anna is away '))).toEqual([
      row('took-over', { ...agreed(one), purpose: 'home', actor: workerOf(ben), reason: 'Anna is away' })
    ])
    expect(await added(one.actor, () => takeOn(db, ben, one.ref, 'again'))).toEqual([])
  })

  it('a look, and one that showed nothing', async () => {
    const one = await sharedStory(db)
    const looked = { ...agreed(one), purpose: 'home', actor: workerOf(one.viewer) }
    expect(await added(one.actor, () => readShared(db, one.viewer, one.ref))).toEqual([row('looked', looked)])
    const ben = await aWorker(db, one.at, 'Ben')
    const denied = () => expect(readShared(db, ben, one.ref)).rejects.toEqual(refusal('not-found'))
    expect(await added(one.actor, denied)).toEqual([
      row('looked', { ...looked, actor: workerOf(ben), allowed: false, sections: [] })
    ])
  })

  it('a suggestion, and what became of it', async () => {
    const one = await maySuggest()
    const place = getSuggestPlace('contact', 'phone')
    const suggested = row('suggested', {
      consent: one.consentId,
      purpose: 'home',
      sections: ['contact'],
      actor: workerOf(one.viewer)
    })
    const answered = { consent: one.consentId, sections: ['contact'], party: workerOf(one.viewer) }
    for (const [answer, phone, what] of [
      [declineSuggestion, '01632 960001', 'declined-suggestion'],
      [acceptSuggestion, '01632 960002', 'accepted-suggestion']
    ] as const) {
      const made = { ...place, answer: phone, note: '' }
      expect(await added(one.actor, () => suggestChange(db, one.viewer, one.ref, made))).toEqual([suggested])
      const [waiting] = await listSuggestions(db, one.actor)
      const rows = await added(one.actor, () => answer(db, one.actor, waiting!.id, waiting!.basedOn))
      expect(rows).toEqual([row(what, answered)])
    }
  })

  it('an ending that they are told of, and what they answer', async () => {
    const one = await sharedStory(db)
    db.clock.move(1)
    await stopSharing(db, one.actor, one.consentId)
    const told = row('told-service', { ...agreed(one), actor: waymark, party: serviceOf(one) })
    expect(await added(one.actor, () => listEndings(db, one.viewer))).toEqual([told])
    const answered = row('service-answered', { ...agreed(one), actor: workerOf(one.viewer) })
    expect(await added(one.actor, () => answerEnding(db, one.viewer, one.ref, 'contract'))).toEqual([
      answered
    ])
  })
})

async function refOf(supporterId: string): Promise<string> {
  return (await findSupporterThreads(db.read, supporterId))[0]!
}

describe('family’s doing', () => {
  it('a look of a supporter, by the name that the person gave them, and one that showed nothing', async () => {
    const { actor } = await sharedStory(db)
    const { supporterId, rosa } = await aConfirmedTie(db, actor)
    const consent = await shareWith(db, actor, supporterId)
    const ref = await refOf(supporterId)
    const looked = {
      consent,
      purpose: 'close',
      actor: { kind: 'supporter', supporterId, name: 'Rosa' }
    } as const
    expect(await added(actor, () => readShared(db, rosa, ref))).toEqual([
      row('looked', { ...looked, sections: ['contact'] })
    ])
    expect(await added(actor, () => stopSharing(db, actor, consent))).toEqual([
      row('stopped', { consent, sections: ['contact'] })
    ])
    const denied = () => expect(readShared(db, rosa, ref)).rejects.toEqual(refusal('not-found'))
    expect(await added(actor, denied)).toEqual([row('looked', { ...looked, allowed: false })])
  })

  it('of what nobody could be told of goes to the sink: a reference that nobody has, a person who left', async () => {
    const { actor } = await sharedStory(db)
    const { supporterId, rosa } = await aConfirmedTie(db, actor)
    await shareWith(db, actor, supporterId)
    const ref = await refOf(supporterId)
    await db.write(async (tx) => {
      await tx.update(person).set({ dataKeyId: null }).where(eq(person.id, actor.personId))
    })
    for (const [tried, who, purpose] of [
      [newRef(), '', null],
      [ref, supporterId, 'close']
    ] as const) {
      await expect(readShared(db, rosa, tried)).rejects.toEqual(refusal('not-found'))
      const rows = await Array.fromAsync(readChain(db.read, await openSinkKey(db), sinkChain))
      const { salt: _, consent: __, ...said } = rows.at(-1)!.detail!
      const tie = { kind: 'supporter', supporterId: who, name: '' } as const
      expect({ consent: null, ...said }).toEqual(row('looked', { actor: tie, purpose, allowed: false }))
    }
  })

  it('at what is for a service is denied, and names nobody', async () => {
    const one = await sharedStory(db)
    const stranger = { kind: 'supporter', accountId: await anAccount(db, 'supporter') } as const
    const denied = () => expect(readShared(db, stranger, one.ref)).rejects.toEqual(refusal('not-found'))
    const actor = { kind: 'supporter', supporterId: '', name: '' } as const
    expect(await added(one.actor, denied)).toEqual([
      row('looked', { consent: one.consentId, purpose: 'home', actor, allowed: false })
    ])
  })

  it('a reference with no yes behind it is denied as any other', async () => {
    const one = await sharedStory(db)
    const ref = newRef()
    const thread = { personId: one.actor.personId, recipient: `organisation:${one.at.id}`, purpose: 'work' }
    await db.write(async (tx) => {
      await tx.insert(sharingThread).values({ ...thread, ref, organisationId: one.at.id })
    })
    const denied = () => expect(readShared(db, one.viewer, ref)).rejects.toEqual(refusal('not-found'))
    expect(await added(one.actor, denied)).toEqual([
      row('looked', { purpose: 'work', allowed: false, actor: workerOf(one.viewer) })
    ])
  })
})

describe('what Waymark does by itself', () => {
  it('an address that became secret leaves what is shared, and ends what held nothing else', async () => {
    const one = await sharedStory(db)
    const { consentId: over } = await giveTo(db, one.actor, one.at, ['address'], { purpose: 'mind' })
    await stopSharing(db, one.actor, over)
    const { consentId: all } = await giveTo(db, one.actor, one.at, ['address', 'contact'])
    const { consentId: alone } = await giveTo(db, one.actor, one.at, ['address'], { purpose: 'work' })
    const rows = await added(one.actor, () => saveAnswer(db, one.actor, 'address', 'hidden', 'YES', 0))
    const narrowed = { actor: waymark, sections: ['address'] }
    expect(rows).toEqual([
      row('narrowed', { ...narrowed, consent: all }),
      row('narrowed', { ...narrowed, consent: alone })
    ])
    const items = await listSharing(db, one.actor)
    expect(items.map(({ state, sections }) => [state, sections])).toEqual([
      ['revoked', ['address']],
      ['active', ['contact']],
      ['withdrawn', ['address']],
      ['superseded', ['contact', 'goals']]
    ])
  })

  it('a service that was suspended: all of it ends, once, for each person', async () => {
    const one = await sharedStory(db)
    const { consentId: second } = await giveTo(db, one.actor, one.at, ['contact'], { purpose: 'work' })
    const other = await sharedStory(db)
    await giveTo(db, other.actor, one.at, ['contact'])
    const ended = { actor: waymark }
    let count = 0
    const rows = await added(one.actor, async () => {
      count = await endSharingWithOrganisation(db, one.at.id)
    })
    expect(rows).toEqual([
      row('ended', { ...ended, ...agreed(one) }),
      row('ended', { ...ended, consent: second, sections: ['contact'] })
    ])
    expect(count, 'two of one person, one of another').toBe(3)
    expect((await listSharing(db, other.actor)).map(({ state }) => state)).toEqual(['revoked', 'active'])
    expect(await endSharingWithOrganisation(db, one.at.id)).toBe(0)
  })

  it('what is paused ends as well, what is over stays as it was', async () => {
    const one = await sharedStory(db)
    await pauseSharing(db, one.actor, one.consentId)
    const { consentId: short } = await giveTo(db, one.actor, one.at, ['contact'], { purpose: 'work' })
    await stopSharing(db, one.actor, short)
    const rows = await added(one.actor, () => endSharingWithOrganisation(db, one.at.id))
    expect(rows).toEqual([row('ended', { ...agreed(one), actor: waymark })])
  })

  it('what had run out by the time of the person’s own history does not end again', async () => {
    const one = await sharedStory(db)
    db.clock.move(29 * day)
    await pauseEverything(db, one.actor)
    db.clock.move(-29 * day)
    let count = 1
    const end = async () => void (count = await endSharingWithOrganisation(db, one.at.id))
    expect(await added(one.actor, end)).toEqual([])
    expect(count).toBe(0)
  })

  it('a worker who left: what names them ends, and nothing of a colleague or of the service', async () => {
    const one = await sharedStory(db)
    const ben = await aWorker(db, one.at, 'Ben')
    const named = await startChange(db, one.actor, one.consentId, 'change')
    await answerWho(db, one.actor, named, 'worker')
    const consentId = await sayYes(db, one.actor, named)
    const { consentId: all } = await giveTo(db, one.actor, one.at)
    expect(await endSharingWithWorker(db, one.at.id, ben.accountId)).toBe(0)
    const rows = await added(one.actor, () => endSharingWithWorker(db, one.at.id, one.viewer.accountId))
    expect(rows).toEqual([row('ended', { ...agreed({ consentId }), actor: waymark })])
    expect((await listSharing(db, one.actor))[0]).toMatchObject({ consentId: all, state: 'active' })
  })

  it('somebody whose key is gone has nothing to end or to pause', async () => {
    const one = await sharedStory(db)
    await pauseEverybody(db)
    await resumeSharing(db, one.actor, one.consentId)
    await db.write(async (tx) => {
      await tx.update(person).set({ dataKeyId: null }).where(eq(person.id, one.actor.personId))
    })
    expect(await pauseEverybody(db)).toBe(0)
    expect(await endSharingWithOrganisation(db, one.at.id)).toBe(0)
    expect(await snapshotIsTrue(db.read, one.actor.personId)).toBe(true)
  })

  it('a restore pauses all that runs, once', async () => {
    await pauseEverybody(db)
    const one = await sharedStory(db)
    const { consentId: second } = await giveTo(db, one.actor, one.at, ['contact'], { purpose: 'work' })
    let paused = 0
    const rows = await added(one.actor, async () => void (paused = await pauseEverybody(db)))
    expect(rows).toEqual([
      row('paused', { ...agreed(one), actor: waymark }),
      row('paused', { consent: second, sections: ['contact'], actor: waymark })
    ])
    expect(paused).toBe(2)
    expect(await pauseEverybody(db)).toBe(0)
  })
})

import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkerActor } from '#lib/access/actors.ts'
import { newId, newRef } from '#lib/database/new-id.ts'
import { readChain } from '#lib/ledger/read-chain.server.ts'
import { endPlace } from '#lib/organisations/membership-store.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { addRoom } from '#lib/record/add-room.server.ts'
import { applyErasure } from '#lib/record/apply-erasure.server.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { saveAnswer } from '#lib/record/save-section.server.ts'
import { saySectionYes } from '#lib/record/say-section-yes.server.ts'
import { takeBackSection } from '#lib/record/take-back-section.server.ts'
import { makeDataKey } from '#lib/vault/data-keys.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aPerson, aWorker, anOrganisation } from '../../../tests/support/people.ts'
import { sayYes } from '../../../tests/support/requests.ts'
import { giveTo, sharedStory, type SharedStory } from '../../../tests/support/sharing.ts'
import { answerWhat, answerWho } from './answer-draft.server.ts'
import { acceptSuggestion, declineSuggestion } from './answer-suggestion.server.ts'
import { blockRecipient } from './block-recipient.server.ts'
import { findQuestionToSuggest, findSuggestTo } from './find-suggest-to.server.ts'
import { freezeSharing } from './freeze-sharing.server.ts'
import { listPeople } from './list-people.server.ts'
import { listSuggestions } from './list-suggestions.server.ts'
import { pauseSharing } from './pause-sharing.server.ts'
import { readShared } from './read-shared.server.ts'
import { loadSharing } from './sharing-store.server.ts'
import { startChange } from './start-draft.server.ts'
import { stopSharing } from './stop-sharing.server.ts'
import { getSuggestPlace, longestNote } from './suggestable.ts'
import { mostWaiting, suggestChange, type NewSuggestion } from './suggest-change.server.ts'
import { listSent } from './suggestion-store.server.ts'
import { suggestion } from './tables.server.ts'
import { takeOn } from './take-on.server.ts'

const refusal = (code: string) => expect.objectContaining({ code })

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

/** Sam shares contact and goals with Connect Housing, who may suggest, and Anna helps. */
async function story(access: 'look' | 'suggest' = 'suggest'): Promise<SharedStory> {
  const made = await sharedStory(db)
  db.clock.move(1000)
  const { consentId } = await giveTo(db, made.actor, made.at, undefined, { access })
  return { ...made, consentId }
}

const phone: NewSuggestion = {
  ...getSuggestPlace('contact', 'phone'),
  answer: '01632 960999',
  note: 'The old one is dead.'
}

async function rowsOf({ actor, key }: SharedStory) {
  const rows = await Array.fromAsync(readChain(db.read, key, actor.personId))
  return rows.map(({ detail }) => detail)
}

const phoneOf = async ({ actor }: SharedStory) => (await findOwnSection(db, actor, 'contact'))?.document.phone

describe('a suggestion', () => {
  it('waits for the person beside what stands, and changes nothing by itself', async () => {
    const one = await story()
    expect(await suggestChange(db, one.viewer, one.ref, phone)).toBe('suggested')
    expect(await listSuggestions(db, one.actor)).toMatchObject([
      {
        section: 'contact',
        field: { name: 'phone' },
        changes: [{ now: '01632 960123', suggested: '01632 960999', byItself: false }],
        about: null,
        fits: true,
        basedOn: 1,
        words: { answer: '01632 960999', note: 'The old one is dead.', by: { name: 'Anna' } }
      }
    ])
    expect(await phoneOf(one)).toBe('01632 960123')
    expect((await rowsOf(one)).at(-1)).toMatchObject({
      what: 'suggested',
      allowed: true,
      consent: one.consentId,
      sections: ['contact'],
      actor: { kind: 'worker', name: 'Anna' }
    })
    expect(await listSent(db.read, one.ref)).toMatchObject([{ section: 'contact', field: 'phone' }])
  })

  it('that the person takes is their own new version; one that they decline leaves all as it was', async () => {
    const one = await story()
    await suggestChange(db, one.viewer, one.ref, phone)
    db.clock.move(1) // newest first
    await suggestChange(db, one.viewer, one.ref, { ...phone, answer: '01632 960888', note: '' })
    const [declined, accepted] = await listSuggestions(db, one.actor)
    await declineSuggestion(db, one.actor, declined!.id)
    expect(await phoneOf(one)).toBe('01632 960123')
    expect(await acceptSuggestion(db, one.actor, accepted!.id, 1)).toEqual({
      outcome: 'saved',
      section: 'contact'
    })
    expect(await phoneOf(one)).toBe('01632 960999')
    expect((await rowsOf(one)).slice(-2)).toMatchObject([
      { what: 'declined-suggestion', actor: { kind: 'person' }, party: { name: 'Anna' } },
      { what: 'accepted-suggestion', actor: { kind: 'person' }, party: { name: 'Anna' } }
    ])
    expect(await listSuggestions(db, one.actor)).toEqual([])
    for (const again of [declined!.id, accepted!.id]) {
      await expect(acceptSuggestion(db, one.actor, again, 2)).rejects.toEqual(refusal('not-found'))
      await expect(declineSuggestion(db, one.actor, again)).rejects.toEqual(refusal('not-found'))
    }
  })

  it('is answered by itself, whatever else waits', async () => {
    const one = await story()
    await suggestChange(db, one.viewer, one.ref, phone)
    db.clock.move(1)
    await suggestChange(db, one.viewer, one.ref, { ...phone, answer: '01632 960888' })
    const [newer, older] = await listSuggestions(db, one.actor)
    await acceptSuggestion(db, one.actor, older!.id, 1)
    expect(await phoneOf(one)).toBe('01632 960999')
    expect((await listSuggestions(db, one.actor)).map(({ id }) => id)).toEqual([newer!.id])
    await declineSuggestion(db, one.actor, newer!.id)
    const states = await db.read
      .select({ id: suggestion.id, state: suggestion.state })
      .from(suggestion)
      .where(eq(suggestion.personId, one.actor.personId))
    expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(
      new Map([
        [older!.id, 'accepted'],
        [newer!.id, 'declined']
      ])
    )
  })

  it('about something that the person changed meanwhile keeps both', async () => {
    const one = await story()
    await suggestChange(db, one.viewer, one.ref, phone)
    await saveAnswer(db, one.actor, 'contact', 'phone', '01632 960777', 1)
    const [waiting] = await listSuggestions(db, one.actor)
    expect(waiting).toMatchObject({ changes: [{ now: '01632 960777' }], basedOn: 2 })
    expect(await acceptSuggestion(db, one.actor, waiting!.id, 1)).toMatchObject({ outcome: 'waiting' })
    expect(await phoneOf(one)).toBe('01632 960777')
    expect((await findOwnSection(db, one.actor, 'contact'))?.waiting?.document.phone).toBe('01632 960999')
  })

  it('stays for the person when sharing ended, and is gone for the worker', async () => {
    const one = await story()
    await suggestChange(db, one.viewer, one.ref, phone)
    await stopSharing(db, one.actor, one.consentId)
    expect(await listPeople(db, one.viewer)).toEqual([])
    const [waiting] = await listSuggestions(db, one.actor)
    expect(await acceptSuggestion(db, one.actor, waiting!.id, 1)).toMatchObject({ outcome: 'saved' })
  })

  it('is forgotten when the person takes their yes back', async () => {
    const one = await story()
    await suggestChange(db, one.viewer, one.ref, phone)
    await db.write((tx, now) =>
      applyErasure(tx, { personId: one.actor.personId, dataKeyId: one.key.id }, now)
    )
    expect(await db.read.$count(suggestion, eq(suggestion.personId, one.actor.personId))).toBe(0)
  })

  it('is nobody else’s to see or to answer', async () => {
    const one = await story()
    await suggestChange(db, one.viewer, one.ref, phone)
    const [waiting] = await listSuggestions(db, one.actor)
    const other = await aPerson(db)
    expect(await listSuggestions(db, other)).toEqual([])
    await expect(acceptSuggestion(db, other, waiting!.id, 1)).rejects.toEqual(refusal('not-found'))
    await expect(declineSuggestion(db, other, waiting!.id)).rejects.toEqual(refusal('not-found'))
  })

  it('to somebody behind their private door stands there alone, and changes their one record', async () => {
    const one = await sharedStory(db)
    const room = { ...one.actor, personId: newId(), roomOf: one.actor.personId }
    const roomKey = await makeDataKey(db, room.personId, db.now())
    await db.write((tx, now) =>
      addRoom(tx, { ownerId: room.roomOf, roomId: room.personId, dataKeyId: roomKey }, now)
    )
    const { threadRef } = await giveTo(db, room, one.at, ['contact'], { access: 'suggest' })
    await takeOn(db, one.viewer, threadRef, '')
    await suggestChange(db, one.viewer, threadRef, phone)
    expect(await listSuggestions(db, one.actor)).toEqual([])
    const [waiting] = await listSuggestions(db, room)
    expect(waiting).toMatchObject({ changes: [{ now: '01632 960123' }] })
    expect(await acceptSuggestion(db, room, waiting!.id, 1)).toMatchObject({ outcome: 'saved' })
    expect(await phoneOf(one)).toBe('01632 960999')
  })

  it('is in no file in clear', async () => {
    const one = await story()
    await suggestChange(db, one.viewer, one.ref, { ...phone, note: 'A note in clear?' })
    const bytes = readdirSync(db.dataDir).map((file) =>
      readFileSync(join(db.dataDir, file)).toString('latin1')
    )
    for (const value of ['01632 960999', 'A note in clear?']) expect(bytes.join('')).not.toContain(value)
    expect(bytes.join('')).toContain('Connect Housing')
  })
})

describe('who may suggest', () => {
  const party = ({ at }: SharedStory) =>
    ({ kind: 'organisation', organisationId: at.id, organisation: at.name }) as const

  it.each<[string, (one: SharedStory) => Promise<Partial<{ viewer: WorkerActor; ref: string }> | void>]>([
    ['no such person', async () => ({ ref: newRef() })],
    ['stopped', (one) => stopSharing(db, one.actor, one.consentId)],
    ['paused', (one) => pauseSharing(db, one.actor, one.consentId)],
    [
      'blocked',
      (one) => blockRecipient(db, one.actor, { kind: 'worker', id: one.viewer.accountId }, party(one))
    ],
    ['a colleague who does not help', async (one) => ({ viewer: await aWorker(db, one.at, 'Ben') })],
    [
      'a colleague took over',
      async (one) => void (await takeOn(db, await aWorker(db, one.at, 'Ben'), one.ref, 'away'))
    ],
    ['another organisation', async () => ({ viewer: await aWorker(db, await anOrganisation(db), 'Eve') })],
    [
      'a worker who left',
      (one) => db.write((tx, now) => endPlace(tx, one.at.id, one.viewer.accountId, now)).then(() => undefined)
    ],
    [
      'suspended',
      (one) =>
        db.write(async (tx) => {
          await tx.update(organisation).set({ state: 'suspended' }).where(eq(organisation.id, one.at.id))
        })
    ]
  ])('not here, and it looks as every denial: %s', async (_, change) => {
    const one = await story()
    const { viewer = one.viewer, ref = one.ref } = (await change(one)) ?? {}
    const before = await db.read.$count(suggestion)
    await expect(suggestChange(db, viewer, ref, phone)).rejects.toEqual(refusal('not-found'))
    expect(await db.read.$count(suggestion)).toBe(before)
    if (ref !== one.ref) return
    expect((await rowsOf(one)).at(-1)).toMatchObject({ what: 'looked', allowed: false, sections: [] })
  })

  it('is nobody who may only look, and for no section that is not shared', async () => {
    const only = await story('look')
    await expect(suggestChange(db, only.viewer, only.ref, phone)).rejects.toEqual(refusal('not-found'))
    const one = await story()
    const name = { ...getSuggestPlace('identity', 'legal-name'), answer: 'Sam Carter', note: '' }
    await expect(suggestChange(db, one.viewer, one.ref, name)).rejects.toEqual(refusal('not-found'))
  })

  it('is for no special section before the person’s own yes to it, nor after it was taken back', async () => {
    const one = await story()
    await giveTo(db, one.actor, one.at, ['contact', 'health'], { access: 'suggest' })
    const gp = { ...getSuggestPlace('health', 'gp'), answer: 'Dr Shah, Reading', note: '' }
    await expect(suggestChange(db, one.viewer, one.ref, gp)).rejects.toEqual(refusal('not-found'))
    expect(await listSuggestions(db, one.actor)).toEqual([])
    await saySectionYes(db, one.actor, 'health')
    expect(await suggestChange(db, one.viewer, one.ref, gp)).toBe('suggested')
    await takeBackSection(db, one.actor, 'health')
    await expect(suggestChange(db, one.viewer, one.ref, gp)).rejects.toEqual(refusal('not-found'))
    expect(await listSuggestions(db, one.actor)).toEqual([])
  })

  it('is for an address as long as it is not kept secret, and then for the one worker it is shared with', async () => {
    const one = await story()
    const { consentId } = await giveTo(db, one.actor, one.at, ['contact', 'address'], { access: 'suggest' })
    const street = { ...getSuggestPlace('address', 'now'), answer: '1 New Street', note: '' }
    expect(await suggestChange(db, one.viewer, one.ref, street)).toBe('suggested')
    await saveAnswer(db, one.actor, 'address', 'hidden', 'YES', 0)
    await expect(suggestChange(db, one.viewer, one.ref, street)).rejects.toEqual(refusal('not-found'))
    expect(await suggestChange(db, one.viewer, one.ref, phone)).toBe('suggested')
    const draftId = await startChange(db, one.actor, consentId, 'change')
    await answerWho(db, one.actor, draftId, 'worker')
    await answerWhat(db, one.actor, draftId, { address: true })
    const named = await sayYes(db, one.actor, draftId)
    const { threadRef } = (await loadSharing(db.read, one.actor.personId)).consents.get(named)!
    expect(await suggestChange(db, one.viewer, threadRef, street)).toBe('suggested')
  })

  it('is told no more after 30 denials in an hour', async () => {
    const one = await story()
    for (let i = 0; i < 30; i++) {
      const tried =
        i % 2 ? suggestChange(db, one.viewer, newRef(), phone) : readShared(db, one.viewer, newRef())
      await expect(tried).rejects.toEqual(refusal('not-found'))
    }
    await expect(suggestChange(db, one.viewer, newRef(), phone)).rejects.toEqual(refusal('too-many-tries'))
  })

  it('suggests nothing that the record would not take, and no more than a person can keep an overview of', async () => {
    const one = await story()
    for (const bad of [
      { answer: 'no number' },
      { answer: ['a', 'list'] },
      { answer: '' },
      { note: 'n'.repeat(longestNote + 1) }
    ]) {
      await expect(suggestChange(db, one.viewer, one.ref, { ...phone, ...bad })).rejects.toEqual(
        refusal('bad-input')
      )
    }
    for (const [section, slug] of [
      ['wheel', 'looks'],
      ['goals', 'title'],
      ['nowhere', 'phone'],
      ['contact', 'nothing']
    ] as const) {
      expect(() => getSuggestPlace(section, slug), slug).toThrow(refusal('not-found'))
    }
    for (let i = 0; i < mostWaiting; i++) {
      const longest = { ...phone, note: '😀'.repeat(longestNote) }
      expect(await suggestChange(db, one.viewer, one.ref, longest)).toBe('suggested')
    }
    const before = (await rowsOf(one)).length
    expect(await suggestChange(db, one.viewer, one.ref, phone)).toBe('full')
    expect((await rowsOf(one)).length).toBe(before)
  })
})

describe('the list of people', () => {
  it('says that something is new since the viewer looked, and nothing more', async () => {
    const one = await story()
    const changed = async () => (await listPeople(db, one.viewer))[0]?.changed
    expect(await changed()).toBe(false)
    await readShared(db, one.viewer, one.ref)
    db.clock.move(1000)
    await saveAnswer(db, one.actor, 'identity', 'likedName', 'Sammy', 1)
    expect(await changed()).toBe(false)
    await saveAnswer(db, one.actor, 'contact', 'phone', '01632 960777', 1)
    expect(await changed()).toBe(true)
    const before = (await rowsOf(one)).length
    await listPeople(db, one.viewer)
    expect((await rowsOf(one)).length).toBe(before)
    await readShared(db, one.viewer, one.ref)
    expect(await changed()).toBe(false)
  })

  it('never says so of what is frozen', async () => {
    const one = await story()
    await readShared(db, one.viewer, one.ref)
    db.clock.move(1000)
    await freezeSharing(db, one.actor, one.consentId)
    await saveAnswer(db, one.actor, 'contact', 'phone', '01632 960777', 1)
    expect(await listPeople(db, one.viewer)).toMatchObject([{ opens: true, changed: false }])
  })
})

describe('what a worker may suggest to', () => {
  it('is what they would see, without what is the person’s alone to say, and no value of it', async () => {
    const made = await sharedStory(db)
    db.clock.move(1000)
    const sections = ['contact', 'wheel']
    const { untilDate } = await giveTo(db, made.actor, made.at, sections, { access: 'suggest' })
    expect(await findSuggestTo(db, made.viewer, made.ref)).toEqual({
      sections: ['contact'],
      untilDate,
      sent: []
    })
    expect(await findQuestionToSuggest(db, made.viewer, made.ref, 'contact', 'phone')).toEqual({
      ...getSuggestPlace('contact', 'phone'),
      untilDate
    })
    await suggestChange(db, made.viewer, made.ref, phone)
    expect((await findSuggestTo(db, made.viewer, made.ref)).sent).toMatchObject([{ field: 'phone' }])
    for (const [section, question] of [
      ['contact', 'wheel'],
      ['identity', 'legal-name'],
      ['goals', 'goals']
    ] as const) {
      await expect(findQuestionToSuggest(db, made.viewer, made.ref, section, question)).rejects.toEqual(
        refusal('not-found')
      )
    }
  })

  it('is nothing for who may only look, who does not help, and who is elsewhere', async () => {
    const [looks, suggests] = [await story('look'), await story()]
    const ben = await aWorker(db, suggests.at, 'Ben')
    for (const [viewer, ref] of [
      [looks.viewer, looks.ref],
      [ben, suggests.ref],
      [looks.viewer, suggests.ref]
    ] as const) {
      await expect(findSuggestTo(db, viewer, ref)).rejects.toEqual(refusal('not-found'))
    }
  })
})

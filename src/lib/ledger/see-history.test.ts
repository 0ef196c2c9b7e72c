import { describe, expect, it } from 'vitest'
import type { PersonActor } from '#lib/access/actors.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aDetail } from '../../../tests/support/history.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { aConfirmedTie, shareWith } from '../../../tests/support/family.ts'
import { keyOf, sharedStory } from '../../../tests/support/sharing.ts'
import { appendHistory, findHead } from './append-history.server.ts'
import { eraseHistoryDetails } from './erase-details.server.ts'
import { byDay, historyLine, whoWords } from './history-words.ts'
import { historyEvents, type HistoryDetail, type HistoryEvent, type HistoryParty } from './rules.ts'
import { pageSize, seeHistory } from './see-history.server.ts'

const { salt: _, ...look } = aDetail('')
const mum = { kind: 'supporter', supporterId: 's1', name: 'Mum' } as const
const works = { kind: 'organisation', organisationId: 'o2', organisation: 'Kettle Works' } as const
/** Anna, as somebody whom a line is about. */
const annaThere = look.actor as HistoryParty
const mine = { ...look, actor: { kind: 'person' }, consent: null } as const

async function append(db: TestDatabase, actor: PersonActor, ...details: Omit<HistoryDetail, 'salt'>[]) {
  const key = await keyOf(db, actor)
  await db.write(async (tx, now) => {
    let head = await findHead(tx, actor.personId)
    for (const detail of details) head = await appendHistory(tx, key, actor.personId, head, now, detail)
  })
}

const everything = { who: null, before: Number.MAX_SAFE_INTEGER }

describe('seeing one’s own history', () => {
  it('goes by whom it was done by, or with, and nobody loses their place', async () => {
    await using db = await openTestDatabase({ memory: true })
    const actor = await aPerson(db)
    await append(
      db,
      actor,
      look,
      { ...mine, what: 'blocked', party: works },
      { ...mine, what: 'paused-everything' },
      { ...look, actor: mum },
      { ...look, allowed: false }
    )
    const all = await seeHistory(db, actor, everything)
    expect(all.everybody.map(whoWords)).toEqual(['Connect Housing', 'Kettle Works', 'Just you', 'Mum'])
    expect(all.lines.map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1])
    expect(all.lines[0]).toMatchObject({
      kind: 'tried',
      text: 'Anna at Connect Housing tried to look. They saw nothing.'
    })
    const seqs = async (who: number) =>
      (await seeHistory(db, actor, { ...everything, who })).lines.map(({ seq }) => seq)
    expect(await Promise.all([1, 2, 3, 4].map(seqs))).toEqual([[5, 1], [2], [3], [4]])
    await append(db, actor, { ...mine, what: 'complained', actor: { kind: 'steward' } })
    const later = await seeHistory(db, actor, everything)
    expect(later.everybody.map(whoWords)).toEqual([
      'Connect Housing',
      'Kettle Works',
      'Just you',
      'Mum',
      'Waymark'
    ])
  })

  it('comes in pages, each from where the one before ended, and writes no row', async () => {
    await using db = await openTestDatabase({ memory: true })
    const actor = await aPerson(db)
    const rows = Array.from({ length: pageSize * 2 + 1 }, (_, i) => (i % 2 ? look : { ...look, actor: mum }))
    await append(db, actor, ...rows)
    const first = await seeHistory(db, actor, everything)
    const second = await seeHistory(db, actor, { who: null, before: first.older! })
    const third = await seeHistory(db, actor, { who: null, before: second.older! })
    expect([first, second, third].map(({ lines }) => lines.length)).toEqual([pageSize, pageSize, 1])
    expect(third.older).toBeNull()
    const seen = [first, second, third].flatMap(({ lines }) => lines.map(({ seq }) => seq))
    expect(seen).toEqual(rows.map((_, i) => rows.length - i))
    const mums = await seeHistory(db, actor, { ...everything, who: 1 })
    expect(mums.lines).toHaveLength(pageSize)
    expect(
      (await seeHistory(db, actor, { who: 1, before: mums.older! })).lines.map(({ seq }) => seq)
    ).toEqual([1])
  })

  it('puts what Waymark did under whom it was about, and a steward’s under Waymark', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { actor, consentId, at } = await sharedStory(db)
    const waymark = { ...mine, actor: { kind: 'waymark' } } as const
    await append(
      db,
      actor,
      { ...waymark, what: 'ended', consent: consentId },
      { ...waymark, what: 'told-service', party: works },
      { ...waymark, what: 'ended' },
      { ...mine, what: 'complained', actor: { kind: 'steward' }, party: mum },
      { ...mine, what: 'complained' },
      { ...mine, what: 'blocked', party: { ...works, organisation: 'Another name' } }
    )
    const { everybody } = await seeHistory(db, actor, everything)
    expect(everybody).toEqual([
      { key: `organisation:${at.id}`, name: 'Connect Housing' },
      { key: 'organisation:o2', name: 'Kettle Works' },
      { key: 'waymark', name: null },
      { key: 'you', name: null }
    ])
    const seqs = async (who: number) =>
      (await seeHistory(db, actor, { ...everything, who })).lines.map(({ seq }) => seq)
    expect(await Promise.all([1, 2, 3, 4].map(seqs))).toEqual([[3, 2, 1], [8, 4], [6, 5], [7]])
  })

  it('goes by whom a yes was for, when a row names only the yes', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { actor, consentId, at } = await sharedStory(db)
    const { supporterId } = await aConfirmedTie(db, actor, 'Mum')
    const consent = await shareWith(db, actor, supporterId, ['contact'], 'Mum')
    await append(
      db,
      actor,
      { ...mine, what: 'stopped', consent },
      { ...mine, what: 'stopped', consent: consentId }
    )
    const { everybody, lines } = await seeHistory(db, actor, everything)
    expect(everybody).toEqual([
      { key: `organisation:${at.id}`, name: 'Connect Housing' },
      { key: `supporter:${supporterId}`, name: 'Mum' }
    ])
    expect(lines[1]?.text).toBe('You stopped sharing how to reach you and your goals with Mum.')
    const mums = await seeHistory(db, actor, { ...everything, who: 2 })
    expect(mums.lines.every(({ text }) => text.includes('Mum'))).toBe(true)
    const nobody = await seeHistory(db, actor, { ...everything, who: 9 })
    expect(nobody.lines, 'a place that nobody has narrows nothing').toEqual(lines)
  })

  it('leaves out what was erased', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { actor } = await sharedStory(db)
    await db.write((tx, now) => eraseHistoryDetails(tx, actor.personId, now))
    expect(await seeHistory(db, actor, everything)).toEqual({ lines: [], everybody: [], older: null })
  })

  it('is nothing for somebody who keeps nothing here', async () => {
    await using db = await openTestDatabase({ memory: true })
    const nobody = { kind: 'person', personId: 'nobody', way: 'own-phone' } as const
    await expect(seeHistory(db, nobody, everything)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('shows somebody else’s to nobody', async () => {
    await using db = await openTestDatabase({ memory: true })
    await append(db, await aPerson(db), look)
    const other = await seeHistory(db, await aPerson(db), everything)
    expect(other).toEqual({ lines: [], everybody: [], older: null })
  })
})

describe('the words of a line', () => {
  const lineOf = (detail: HistoryDetail) =>
    historyLine({ seq: 1, at: Date.UTC(2026, 10, 22, 9), detail } as Parameters<typeof historyLine>[0], 0)

  it.each(historyEvents)('are there for %s, whoever did it and whomever it was with', (what) => {
    for (const actor of [
      look.actor,
      mum,
      { kind: 'person' },
      { kind: 'waymark' },
      { kind: 'steward' }
    ] as const) {
      for (const party of [undefined, works, mum]) {
        const line = lineOf({ ...aDetail(''), what, actor, ...(party && { party }) })
        expect(line?.text).toMatch(/^[A-Z].*\.$/)
        expect(line?.text).not.toMatch(/undefined|\{/)
        expect(line?.kind === 'mine').toBe(actor.kind === 'person' && what !== 'looked')
      }
    }
  })

  it('say who did it, what it was about, and who it was with', () => {
    const by =
      (actor: HistoryDetail['actor']) =>
      (what: HistoryEvent, more: Partial<HistoryDetail> = {}) =>
        lineOf({ ...aDetail(''), what, actor, party: works, ...more })?.text
    const you = by({ kind: 'person' })
    const anna = by(look.actor)
    const waymark = by({ kind: 'waymark' })
    const them = 'how to reach you and your goals'
    expect([
      anna('looked'),
      anna('looked', { allowed: false }),
      anna('opened-file'),
      you('gave'),
      you('stopped'),
      you('paused'),
      waymark('paused'),
      you('resumed'),
      you('kept-going'),
      you('replaced'),
      waymark('ended'),
      you('paused-everything'),
      you('resumed-everything'),
      anna('took-on'),
      anna('took-over'),
      anna('asked'),
      you('refused'),
      you('left-for-now'),
      anna('took-back-request'),
      you('froze'),
      waymark('narrowed'),
      you('blocked', { party: mum }),
      you('unblocked', { party: annaThere }),
      you('changed'),
      you('renewed'),
      anna('suggested'),
      you('accepted-suggestion', { party: annaThere }),
      you('declined-suggestion', { party: annaThere }),
      you('complained'),
      you('invited', { party: mum }),
      you('confirmed-supporter', { party: mum }),
      by(mum)('supporter-refused'),
      by(mum)('supporter-left'),
      you('ended-supporter', { party: mum }),
      waymark('told-service'),
      anna('service-answered')
    ]).toEqual([
      `Anna at Connect Housing looked at ${them}.`,
      'Anna at Connect Housing tried to look. They saw nothing.',
      `Anna at Connect Housing opened a file in ${them}.`,
      `You said yes to Kettle Works. They can see ${them}.`,
      `You stopped sharing ${them} with Kettle Works.`,
      `You paused sharing ${them} with Kettle Works.`,
      `We paused sharing ${them} with Kettle Works, to keep you safe. You can go on with it.`,
      `You went on sharing ${them} with Kettle Works.`,
      `You kept sharing ${them} with Kettle Works.`,
      'You changed what you share with Kettle Works. The old yes ended.',
      `Sharing ${them} with Kettle Works ended.`,
      'You paused everything.',
      'You went on sharing.',
      'Anna at Connect Housing will help you.',
      'Anna at Connect Housing helps you now.',
      `Anna at Connect Housing asked to see ${them}.`,
      'You said no to Kettle Works.',
      'You left a question from Kettle Works for later.',
      'Anna at Connect Housing took back what they asked.',
      `You kept ${them} for Kettle Works as it was that day. They see nothing newer.`,
      'Your address is secret now. We stopped sharing it with Kettle Works.',
      'You blocked Mum.',
      'You unblocked Anna at Connect Housing.',
      `You changed what Kettle Works can see. It is ${them} now.`,
      `You said yes again to sharing ${them} with Kettle Works.`,
      `Anna at Connect Housing suggested a change to ${them}.`,
      'You took a change from Anna at Connect Housing.',
      'You said no to a change from Anna at Connect Housing.',
      'You told us that something is wrong.',
      'You invited Mum.',
      'You said that Mum is the one you invited.',
      'Mum said no to your invite.',
      'Mum left.',
      'You ended it with Mum.',
      'We told Kettle Works that sharing ended.',
      'Anna at Connect Housing answered what they did with their copies.'
    ])
  })

  it('say why, and whose doing it was, with its day and time', () => {
    expect(lineOf(aDetail(''))).toEqual({
      seq: 1,
      day: 'Sunday 22 November 2026',
      time: '9am',
      when: 'Sunday 22 November 2026 at 9am',
      text: 'Anna at Connect Housing looked at how to reach you and your goals.',
      more: 'Why: to help you find a place to live.',
      kind: 'looked'
    })
    expect(lineOf({ ...aDetail(''), allowed: false })).toMatchObject({ more: null, kind: 'tried' })
    expect(lineOf({ ...aDetail(''), what: 'opened-file' })).toMatchObject({ more: null, kind: 'looked' })
    expect(lineOf({ ...aDetail(''), purpose: null })?.more).toBeNull()
    expect(lineOf({ ...aDetail(''), what: 'took-on' })).toMatchObject({ more: null, kind: 'theirs' })
    expect(lineOf({ ...aDetail(''), what: 'took-over', reason: 'Anna is away' })).toMatchObject({
      more: 'They said: Anna is away',
      kind: 'theirs'
    })
    expect(lineOf({ ...aDetail(''), actor: { kind: 'person' } })?.text).toMatch(/^You looked/)
    expect(lineOf({ ...aDetail(''), actor: { kind: 'steward' } })?.text).toMatch(/^Waymark looked/)
    expect(
      lineOf({ ...aDetail(''), what: 'stopped', actor: { kind: 'person' }, consent: null })
    ).toMatchObject({
      text: 'You stopped sharing how to reach you and your goals with somebody.',
      kind: 'mine'
    })
  })

  it('name whom a yes is for when the row names only the yes', () => {
    const row = { seq: 1, at: 0, detail: { ...aDetail(''), what: 'stopped', actor: { kind: 'person' } } }
    const recipients = new Map([['c1', { key: 'organisation:o1', name: 'Anna, Connect Housing' }]])
    expect(historyLine(row as Parameters<typeof historyLine>[0], 0, recipients)?.text).toBe(
      'You stopped sharing how to reach you and your goals with Anna, Connect Housing.'
    )
  })

  it('name nobody where a supporter of somebody else tried', () => {
    const unknown = { kind: 'supporter', supporterId: '', name: '' } as const
    expect(lineOf({ ...aDetail(''), what: 'looked', allowed: false, actor: unknown })?.text).toBe(
      'Somebody else’s family or friend tried to look. They saw nothing.'
    )
    expect(whoWords({ key: 'supporter:', name: '' })).toBe('Somebody else’s family or friend')
  })

  it('are nothing for a row that was erased', () => {
    expect(historyLine({ seq: 1, at: 0, detail: null } as Parameters<typeof historyLine>[0], 0)).toBeNull()
  })

  it('stand under their day', () => {
    const at = (hour: number) => Date.UTC(2026, 10, 22, hour)
    const lines = [23, 26, 27].map((hour, i) =>
      historyLine({ seq: i, at: at(hour), detail: aDetail('') } as never, at(0))!
    )
    expect(byDay(lines.reverse()).map(({ day, lines }) => [day, lines.length])).toEqual([
      ['Monday 23 November', 2],
      ['Sunday 22 November', 1]
    ])
  })
})

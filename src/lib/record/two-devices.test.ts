import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '#lib/access/actors.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { chooseAnswer } from './choose-answer.server.ts'
import { openInForce, openOwnKey, openStored } from './own-record.server.ts'
import { saveItemAnswer } from './save-item-answer.server.ts'
import { saveAnswer, saveSection, type Saved } from './save-section.server.ts'
import type { SectionDocument } from './sections.ts'
import { takeOutItem } from './take-out-item.server.ts'
import { findThing } from './things.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

const places = [
  'skills',
  'insideWork',
  'jobs a title',
  'jobs a place',
  'jobs b title',
  'jobs b place'
] as const
type Place = (typeof places)[number]

type Step =
  | { kind: 'see'; device: number }
  | { kind: 'type'; device: number; place: Place; whole: boolean }
  | { kind: 'take-out'; device: number; id: 'a' | 'b' }
  | { kind: 'choose'; keep: 'kept' | 'waiting' }

const device = fc.nat(1)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('see'), device }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('type'),
      device,
      place: fc.constantFrom(...places),
      whole: fc.boolean()
    })
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('take-out'), device, id: fc.constantFrom('a', 'b') })
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('choose'), keep: fc.constantFrom('kept', 'waiting') })
  }
) as fc.Arbitrary<Step>

function valueAt(document: SectionDocument, place: Place): unknown {
  const [field = '', id, part] = place.split(' ')
  if (id === undefined) return document[field]
  return (findThing(document, field, id) as Record<string, unknown> | null)?.[part ?? '']
}

/** Two devices that see the record now and then, and type without asking each other. */
class Story {
  readonly sam: PersonActor
  readonly typed: { place: Place; value: string }[] = []
  /** Values that somebody who had them on the screen replaced, took out or did not choose. */
  readonly letGo = new Set<unknown>()
  readonly seen: { version: number; document: SectionDocument }[] = [
    { version: 0, document: {} },
    { version: 0, document: {} }
  ]
  constructor(sam: PersonActor) {
    this.sam = sam
  }

  async now() {
    return openInForce(db.read, this.sam, await openOwnKey(db, this.sam), 'work')
  }

  async do(step: Step): Promise<void> {
    if (step.kind === 'choose') return this.choose(step.keep)
    if (step.kind === 'see') return void (this.seen[step.device] = (await this.now()).kept)
    const before = this.seen[step.device]!
    const saved = step.kind === 'type' ? await this.type(step, before) : await this.takeOut(step.id, before)
    if (saved?.outcome === 'saved') this.seen[step.device] = (await this.now()).kept
  }

  private async type(
    { place, whole }: Extract<Step, { kind: 'type' }>,
    { version, document }: { version: number; document: SectionDocument }
  ): Promise<Saved | null> {
    const [field = '', itemId, part = ''] = place.split(' ')
    const adds = part === 'title'
    if (itemId && !adds && !findThing(document, field, itemId)) return null // its page is not there
    const value = `typed ${this.typed.length}`
    const told = itemId === undefined ? null : { list: field, itemId, part, adds, answer: value }
    const saved = told
      ? await saveItemAnswer(db, this.sam, 'work', told, version)
      : whole
        ? await saveSection(db, this.sam, 'work', { ...document, [field]: value }, version)
        : await saveAnswer(db, this.sam, 'work', field, value, version)
    this.typed.push({ place, value })
    if (saved.outcome === 'saved') this.letGo.add(valueAt(document, place))
    return saved
  }

  private async takeOut(
    id: string,
    { version, document }: { version: number; document: SectionDocument }
  ): Promise<Saved | null> {
    if (!findThing(document, 'jobs', id)) return null
    const saved = await takeOutItem(db, this.sam, 'work', 'jobs', id, version)
    if (saved.outcome === 'saved')
      for (const part of ['title', 'place']) this.letGo.add(valueAt(document, `jobs ${id} ${part}` as Place))
    return saved
  }

  private async choose(keep: 'kept' | 'waiting'): Promise<void> {
    const { kept, waiting } = await this.now()
    const [first] = waiting
    if (!first) return
    await chooseAnswer(db, this.sam, 'work', {
      keptVersion: kept.version,
      waitingVersion: first.version,
      keep
    })
    const left = keep === 'kept' ? first.document : kept.document
    const other = keep === 'kept' ? kept.document : first.document
    for (const place of places)
      if (valueAt(left, place) !== valueAt(other, place)) this.letGo.add(valueAt(left, place))
  }

  /** Everything typed is stored; and in force or waiting, unless somebody who saw it let it go. */
  async losesNothing(): Promise<void> {
    const { kept, waiting } = await this.now()
    const key = await openOwnKey(db, this.sam)
    const all = Array.from({ length: this.typed.length * 3 + 20 }, (_, i) => i + 1)
    const stored = [...(await openStored(db.read, this.sam, key, 'work', all)).values()]
    for (const { place, value } of this.typed) {
      expect(
        stored.some(({ document }) => valueAt(document, place) === value),
        `${value} is stored`
      ).toBe(true)
      if (this.letGo.has(value)) continue
      const counts = [kept, ...waiting].some(({ document }) => valueAt(document, place) === value)
      expect(counts, `${value} at ${place} is in force or waits`).toBe(true)
    }
  }
}

describe('edits from two devices', () => {
  it('lose nothing, in whatever order they come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async (steps) => {
        const story = new Story(await aPerson(db))
        for (const one of steps) await story.do(one)
        await story.losesNothing()
      }),
      { numRuns: 60 }
    )
  })
})

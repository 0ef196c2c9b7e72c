import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { generatedSection } from '../../../tests/support/generated-record.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { saySectionYes } from '#lib/record/say-section-yes.server.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import { takeBackSection } from '#lib/record/take-back-section.server.ts'
import { recordSection } from '#lib/record/tables.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { bringIn } from './bring-in.server.ts'
import { getCv } from './get-cv.server.ts'
import { lookIntoResume } from './look-into-resume.server.ts'
import { pickForCv } from './pick-for-cv.server.ts'
import { asResumeText, readResume } from './read-resume.server.ts'
import { toResume } from './to-resume.ts'

const today = '2026-11-22'
const read = (value: unknown) => readResume(JSON.stringify(value), today)
const found = (value: unknown) => {
  const answer = read(value)
  return 'problem' in answer ? [] : answer.found
}

describe('a file of a CV', () => {
  it.each([
    ['no JSON', 'hello', 'cv_problem_not_a_cv'],
    ['nothing', '', 'cv_problem_not_a_cv'],
    ['a list', '[]', 'cv_problem_not_a_cv'],
    ['a text', '"cv"', 'cv_problem_not_a_cv'],
    ['null', 'null', 'cv_problem_not_a_cv'],
    ['depth', '['.repeat(100_000), 'cv_problem_not_a_cv'],
    ['an empty CV', '{}', 'cv_problem_nothing_found'],
    ['one that is huge', `{"basics":{"name":"${'x'.repeat(250_000)}"}}`, 'cv_problem_too_big'],
    ['names that are none of ours', '{"__proto__":{"name":"x"},"constructor":1}', 'cv_problem_nothing_found']
  ])('with %s is refused in plain words', (_, text, problem) => {
    expect(readResume(text, today)).toEqual({ problem })
  })

  it('with wrong types keeps what is right and counts what is not', () => {
    const answer = read({
      basics: { name: ['Sam'], label: 'Cook', email: 5, phone: 'ring me', location: 'Slough', summary: {} },
      work: [
        { position: 'Cook', name: 7, startDate: 2019, summary: 'x'.repeat(5001) },
        'a job',
        null,
        { name: 1 }
      ],
      education: 'none',
      certificates: [{ name: 'Food hygiene' }, { name: 'First steps', date: '2020-02' }, {}],
      skills: [{ name: 'Calm', keywords: ['a', 3] }, { name: { x: 1 } }]
    })
    expect(answer).toMatchObject({
      found: [
        { id: 'headline', text: 'Cook' },
        { id: 'job-1', item: { title: 'Cook' } },
        { id: 'card-1', code: 'FOOD' },
        { id: 'passed-1', item: { title: 'First steps', year: 'February 2020' } },
        { id: 'skill-1', text: 'Calm: a' }
      ],
      leftOut: 13
    })
  })

  it('is tidied as if it had been typed', () => {
    expect(found({ basics: { name: ' Zoë\u0000\n محمد ' } })).toMatchObject([{ text: 'Zoë محمد' }])
    expect(found({ skills: [{ name: '\u200b' }] })).toEqual([])
  })

  it('never breaks the reader, and reads the same when it comes back', () => {
    fc.assert(
      fc.property(
        fc.record({
          basics: fc.jsonValue(),
          work: fc.jsonValue(),
          education: fc.jsonValue(),
          skills: fc.jsonValue()
        }),
        (value) => {
          const first = found(value)
          const again = readResume(asResumeText(first), today)
          if (first.length > 0) expect(again).toEqual({ found: first, leftOut: 0 })
        }
      ),
      { numRuns: 200 }
    )
  })
})

describe('bringing a CV in', () => {
  it('of somebody else’s making gives an equal CV', async () => {
    await using db = await openTestDatabase({ memory: true })
    const day = isoDay(db.now())
    const told = fc.record({
      work: generatedSection('work', day),
      qualifications: generatedSection('qualifications', day)
    })
    for (const { work, qualifications } of fc.sample(told, { numRuns: 8, seed: 4 })) {
      const [one, other] = [await aPerson(db), await aPerson(db)]
      await saveSection(db, one, 'work', work, 0)
      await saveSection(db, one, 'qualifications', withoutBadges(qualifications), 0)
      const { cv } = await getCv(db, one)
      const text = JSON.stringify(toResume(cv))
      const looked = await lookIntoResume(db, other, new Blob([text]))
      if ('problem' in looked) {
        expect(looked.problem).toBe('cv_problem_nothing_found')
        continue
      }
      expect(looked.leftOut).toBe(0)
      const ids = looked.rows.map(({ id }) => id)
      expect(await bringIn(db, other, looked.text, ids)).toBeNull()
      expect((await getCv(db, other)).cv).toEqual(cv)
    }
  })

  it('keeps only what was ticked, beside what was there, and says what would go', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    await saveSection(db, sam, 'identity', { legalName: 'Sam Carter' }, 0)
    await saveSection(db, sam, 'work', { skills: 'Calm', jobs: [{ id: 'a', title: 'Cook' }] }, 0)
    const file = {
      basics: { name: 'S. Carter' },
      work: [{ position: 'Cook' }, { position: 'Baker' }],
      skills: [{ name: 'Calm' }, { name: 'Bread' }]
    }
    const looked = await lookIntoResume(db, sam, new Blob([JSON.stringify(file)]))
    if ('problem' in looked) throw new Error(looked.problem)
    expect(looked.rows.map(({ id, known, instead }) => [id, known, instead])).toEqual([
      ['name', false, 'Sam Carter'],
      ['job-1', true, undefined],
      ['job-2', false, undefined],
      ['skill-1', true, undefined],
      ['skill-2', false, undefined]
    ])
    expect(await bringIn(db, sam, looked.text, ['job-2', 'skill-2', 'job-9', 'constructor'])).toBeNull()
    expect((await findOwnSection(db, sam, 'identity'))?.version).toBe(1)
    const { cv } = await getCv(db, sam)
    expect([cv.name, cv.jobs.map(({ title }) => title), cv.skills]).toEqual([
      'Sam Carter',
      ['Cook', 'Baker'],
      ['Calm', 'Bread']
    ])
    expect(await bringIn(db, sam, looked.text, [])).toBe('cv_problem_nothing_ticked')
  })

  it('keeps all or nothing', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const jobs = (count: number) => Array.from({ length: count }, (_, i) => ({ position: `Job ${i}` }))
    const text = (count: number) => JSON.stringify({ basics: { name: 'Sam' }, work: jobs(count) })
    const ids = (count: number) => ['name', ...jobs(count).map((_, i) => `job-${i + 1}`)]
    expect(await bringIn(db, sam, text(31), ids(31))).toBe('cv_problem_too_many')
    expect(await db.read.$count(recordSection)).toBe(0)
    expect(await bringIn(db, sam, text(30), ids(30))).toBeNull()
    expect(await db.read.$count(recordSection)).toBe(2)
    // The second of two sections does not fit any more: the first is not kept either.
    await expect(bringIn(db, { ...sam, personId: (await aPerson(db)).personId }, 'x', [])).resolves.toBe(
      'cv_problem_not_a_cv'
    )
  })
})

describe('picking what a CV shows', () => {
  it('is said from any page and loses nothing that was said on another', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const work = {
      jobs: ['a', 'b', 'c'].map((id) => ({ id, title: id.toUpperCase() })),
      skills: 'Calm. Bikes.'
    }
    await saveSection(db, sam, 'work', work, 0)
    await pickForCv(db, sam, { list: 'jobs', id: 'c', move: 'up' })
    await pickForCv(db, sam, { list: 'jobs', id: 'c', move: 'up' })
    await Promise.all([
      pickForCv(db, sam, { list: 'jobs', id: 'a', move: 'hide' }),
      pickForCv(db, sam, { list: 'skills', id: (await getCv(db, sam)).choices.skills[0]!.id, move: 'hide' }),
      saveSection(db, sam, 'cv', { headline: 'Cook' }, 0)
    ])
    await pickForCv(db, sam, { list: 'jobs', id: 'gone', move: 'hide' })
    await pickForCv(db, sam, { list: 'jobs', id: 'c', move: 'up' }) // it is the first
    const { cv, waiting } = await getCv(db, sam)
    expect(cv.jobs.map(({ title }) => title)).toEqual(['C', 'B'])
    expect(cv.skills).toEqual(['Bikes'])
    expect(cv.headline).toBe('Cook')
    expect(waiting).toBe(false)
  })
})

it('keeps what each thing is called beside the pick, and no word of the story', async () => {
  await using db = await openTestDatabase({ memory: true })
  const sam = await aPerson(db)
  await saySectionYes(db, sam, 'story')
  await saveSection(db, sam, 'story', { story: 'I was inside.\nI can cook.' }, 0)
  await saveSection(db, sam, 'work', { skills: `${'x'.repeat(300)}\nBikes` }, 0)
  const { choices } = await getCv(db, sam)
  await pickForCv(db, sam, { list: 'snippets', id: choices.snippets[1]!.id, move: 'show' })
  await pickForCv(db, sam, { list: 'skills', id: choices.skills[0]!.id, move: 'hide' })
  expect((await getCv(db, sam)).cv.about).toEqual(['I can cook.'])
  const kept = (await findOwnSection(db, sam, 'cv'))!.document
  expect(JSON.stringify(kept.snippets)).not.toMatch(/inside|cook/)
  expect(kept.skills).toMatchObject([
    { what: `${'x'.repeat(79)}…`, show: 'NO' },
    { what: 'Bikes', show: 'YES' }
  ])

  await takeBackSection(db, sam, 'story')
  expect((await getCv(db, sam)).cv.about).toEqual([])
})

/** A badge is no certificate that a CV brings back. */
function withoutBadges({ passed, uln }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...(passed !== undefined && { passed }), ...(uln !== undefined && { uln }) }
}

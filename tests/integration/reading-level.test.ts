import { describe, expect, it } from 'vitest'
import { measure } from '../../scripts/reading-level.ts'

const problemsOf = (catalogue: Record<string, unknown>) => measure(catalogue).flatMap((room) => room.problems)

describe('the reading level', () => {
  it('lets plain words pass', () => {
    expect(
      problemsOf({
        home_a: 'You choose who sees it. You can stop at any time.',
        home_b: 'Hello {name}',
        org_a: 'The person chose to share these answers with you. They end on the day shown.'
      })
    ).toEqual([])
  })

  it('catches a planted bad text, and names its key', () => {
    const [problem] = problemsOf({
      home_planted:
        'Organisational representatives facilitate appropriate accommodation opportunities. Additional documentation is mandatory.'
    })
    expect(problem).toContain('home_planted')
    expect(problem).toContain('grade')
  })

  it('catches one hard page in an easy room', () => {
    const easy = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`home_start_${i}`, 'You can look at it.'])
    )
    const hard = Object.fromEntries(
      Array.from({ length: 10 }, (_, i) => [
        `home_other_${i}`,
        'Organisations consider individual circumstances carefully.'
      ])
    )
    const problems = problemsOf({ ...easy, ...hard })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^home_other: grade/)
  })

  it('is not fooled by labels around a hard text', () => {
    const labels = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`home_label_${i}`, 'My day']))
    const hard = 'Representatives facilitate accommodation opportunities for individuals.'
    expect(problemsOf({ ...labels, home_hard: hard }).join()).toContain('home_hard')
  })

  it('catches one long sentence among short ones', () => {
    const long = `You can ${'go and look and '.repeat(5)}stop.`
    const short = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`home_${i}`, 'You can stop it.']))
    expect(problemsOf({ ...short, home_long: long })).toEqual(['home_long: a sentence of 23 words'])
  })

  it.each(['Your consent ends today.', 'You did it!', 'Two referrals came.', 'Use a passkey.'])(
    'does not let a person read %j',
    (text) => {
      expect(problemsOf({ home_a: text }).join()).toContain('home_a: the word')
    }
  )

  it('measures every variant of a message', () => {
    expect(
      problemsOf({ home_count: [{ match: { 'count=1': 'One consent.', 'count=*': 'Some more.' } }] }).join()
    ).toContain('home_count: the word')
  })
})

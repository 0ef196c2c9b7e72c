import { describe, expect, it } from 'vitest'
import { runStages, summary, type Stage } from '../../scripts/stages.ts'

const fine = (name: string): Stage => ({ name, run: async () => ({ passed: 3, failed: 0 }) })

describe('the stages of npm test', () => {
  it('all run, whatever the others do, and keep their order', async () => {
    const ran: string[] = []
    const said: string[] = []
    const stages: Stage[] = [
      { name: 'first', run: async () => ({ passed: 1, failed: 2, output: '' }) },
      { name: 'breaks', run: () => Promise.reject(new Error('no such tool')) },
      { name: 'last', run: async () => (ran.push('last'), { passed: 4, failed: 0 }) }
    ]
    const finished = await runStages(stages, 2, (text) => said.push(text))
    expect(ran).toEqual(['last'])
    expect(said).toContain('\nbreaks:\nno such tool\n')
    expect(finished.map(({ name, failed }) => [name, failed])).toEqual([
      ['first', 2],
      ['breaks', 1],
      ['last', 0]
    ])
  })

  it('close with one line that counts what the runners counted', async () => {
    const finished = await runStages([fine('a'), fine('b')], 1, () => undefined)
    expect(summary(finished, 61).split('\n').at(-1)).toBe('6 passed, 0 failed')
  })
})

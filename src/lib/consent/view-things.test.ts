import { expect, it } from 'vitest'
import { viewThings } from './view-things.ts'

const at = '/org/connect/people/ref/suggest'

it('each thing of a list that was shown has the address for a suggestion to it', () => {
  const jobs = [
    { id: 'cook', title: 'Cook', place: 'A pub' },
    { id: 'drive', title: 'Driver' }
  ]
  expect(viewThings('work', { jobs }, at)).toEqual([
    { title: 'Cook', href: `${at}/work/jobs?of=cook` },
    { title: 'Driver', href: `${at}/work/jobs?of=drive` }
  ])
  expect(viewThings('contact', { phone: '01632 960123' }, at)).toEqual([])
})

it('of goals those that run', () => {
  const goal = { title: 'A room', steps: [] }
  const goals = [
    { ...goal, id: 'room', status: 'ACTIVE' },
    { ...goal, id: 'old', status: 'ARCHIVED' },
    { ...goal, id: 'done', status: 'COMPLETED' }
  ]
  expect(viewThings('goals', { goals }, at)).toEqual([{ title: 'A room', href: `${at}/goals/goals?of=room` }])
})

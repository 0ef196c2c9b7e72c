import { describe, expect, it } from 'vitest'
import { guessMapping, type Mapping } from './mapping.ts'
import { readLearned } from './read-learning.ts'

const mapping: Mapping = { title: 0, body: 1, level: 2, year: 3, grade: 4 }
const read = (...cells: string[]) => readLearned({ line: 7, cells }, 5, mapping)

describe('a line', () => {
  it('is a qualification', () => {
    expect(read(' Food  Safety ', 'CIEH', 'Level 2', '14/06/2025', 'Pass')).toEqual({
      line: 7,
      learned: { title: 'Food Safety', body: 'CIEH', level: '2', year: '14 June 2025', grade: 'Pass' },
      leftOut: []
    })
    expect(read('Maths')).toEqual({ line: 7, learned: { title: 'Maths' }, leftOut: [] })
    expect(read('="007"', '-', 'N/A', '', 'none')).toEqual({
      line: 7,
      learned: { title: '007' },
      leftOut: []
    })
  })

  it.each([
    [['', 'CIEH'], 'learning_row_title'],
    [['=HYPERLINK("http://evil.example")'], 'learning_row_formula'],
    [['Food', '@SUM(1)'], 'learning_row_formula'],
    [['Food', '+1-1'], 'learning_row_formula'],
    [['x'.repeat(201)], 'learning_row_long'],
    [['a', 'b', 'c', 'd', 'e', 'f'], 'learning_row_cells']
  ])('that is none says why: %s', (cells, why) => {
    expect(read(...cells)).toEqual({ line: 7, why })
  })

  it.each([
    ['Level 2', '2'],
    ['level 03', '3'],
    ['L1', '1'],
    ['5', '5'],
    ['Entry Level 3', 'ENTRY'],
    ['E2', 'ENTRY'],
    ['RQF Level 4', '4'],
    ['Level 2 (RQF)', '2']
  ])('says its level: %s', (cell, level) => {
    expect(read('x', '', cell)).toMatchObject({ learned: { level } })
  })

  it.each([
    ['2025-06-14', '14 June 2025'],
    ['14.6.25', '14 June 2025'],
    ['14/06/1998 00:00', '14 June 1998'],
    ['2025-06-14T10:00:00Z', '14 June 2025'],
    ['14th June 2025', '14 June 2025'],
    ['14-Jun-25', '14 June 2025'],
    ['2025', '2025'],
    ['June 2025', 'June 2025'],
    ['Jun-25', 'Jun-25']
  ])('says its day: %s', (cell, year) => {
    expect(read('x', '', '', cell)).toMatchObject({ learned: { year } })
  })

  it.each([
    ['level', ['x', '', 'Level 9']],
    ['level', ['x', '', 'Gold']],
    ['year', ['x', '', '', '31/02/2025']],
    ['year', ['x', '', '', '06/14/2025']],
    ['year', ['x', '', '', 'last summer']]
  ] as const)('leaves out a %s that makes no sense, and says so: %s', (part, cells) => {
    expect(read(...cells)).toEqual({ line: 7, learned: { title: 'x' }, leftOut: [part] })
  })
})

describe('the columns', () => {
  it.each([
    [
      ['Course title', 'Awarding body', 'Level', 'Date achieved', 'Grade'],
      [0, 1, 2, 3, 4]
    ],
    [
      ['Learner', 'Level', 'Qualification', 'Provider', 'Result', 'Completed'],
      [2, 3, 1, 5, 4]
    ],
    [
      ['AWARDING ORGANISATION', 'UNIT'],
      [1, 0, null, null, null]
    ],
    [
      ['foo', 'bar'],
      [null, null, null, null, null]
    ]
  ])('are guessed from their names: %s', (columns, [title, body, level, year, grade]) => {
    expect(guessMapping(columns)).toEqual({ title, body, level, year, grade })
  })
})

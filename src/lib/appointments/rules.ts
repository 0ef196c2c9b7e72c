/** Appointments as pure rules: who may bring one from which state into which, and when. Instants are ms UTC. */

export const appointmentStates = [
  'PROPOSED',
  'CONFIRMED',
  'ATTENDED',
  'PERSON_MISSED',
  'SERVICE_MISSED',
  'MOVED',
  'CANCELLED'
] as const
export type AppointmentState = (typeof appointmentStates)[number]

export type Side = 'person' | 'service'

/** How it went, as one of the two sides says. */
export const marks = ['ATTENDED', 'PERSON_MISSED', 'SERVICE_MISSED'] as const
export type Mark = (typeof marks)[number]

const day = 24 * 60 * 60 * 1000 // ms

/** How it went can be said, and said otherwise, for this long after the start. */
export const marksOpenFor = 28 * day
/** Whoever waits for somebody who does not come is there for no longer than this. */
export const stillThere = 3 * 60 * 60 * 1000 // ms
/** Times that a service may offer at once. */
export const mostTimes = 5
/** Appointments that may be open for one interest at once. */
export const mostOpen = 10
/** Minutes that one may last. */
export const shortest = 5
export const longest = 480
/** Letters of each text: the place, what to bring, a reason. */
export const longestWords = 300

/**
 * - `always`
 * - `in-turn`: it is this side's turn to answer, and the time is ahead
 * - `ahead`: the time is ahead
 * - `begun`: from the start on, for 28 days
 * - `begun-and-first`: the same, while the person has not said how it went; their word stands
 */
export type When = 'always' | 'in-turn' | 'ahead' | 'begun' | 'begun-and-first'

interface Transition {
  readonly who: Side
  readonly from: AppointmentState
  readonly to: AppointmentState
  readonly when: When
}

/** Everything that may happen to an appointment; what is not here may not. Test: each cell, `rules.test.ts`. */
export const transitions: readonly Transition[] = [
  { who: 'person', from: 'PROPOSED', to: 'PROPOSED', when: 'in-turn' }, // asks for another time
  { who: 'person', from: 'PROPOSED', to: 'CONFIRMED', when: 'in-turn' },
  { who: 'person', from: 'PROPOSED', to: 'CANCELLED', when: 'always' },
  { who: 'service', from: 'PROPOSED', to: 'PROPOSED', when: 'always' }, // offers other times
  { who: 'service', from: 'PROPOSED', to: 'CONFIRMED', when: 'in-turn' }, // comes to a meeting of several
  { who: 'service', from: 'PROPOSED', to: 'CANCELLED', when: 'always' },
  ...both('CONFIRMED', 'MOVED', 'ahead'),
  ...both('CONFIRMED', 'CANCELLED', 'ahead'),
  ...marks.flatMap((to) => both('CONFIRMED', to, 'begun')),
  ...marks.flatMap((from) =>
    marks.flatMap((to): Transition[] => [
      { who: 'person', from, to, when: 'begun' },
      { who: 'service', from, to, when: 'begun-and-first' }
    ])
  )
]

function both(from: AppointmentState, to: AppointmentState, when: When): Transition[] {
  return [
    { who: 'person', from, to, when },
    { who: 'service', from, to, when }
  ]
}

/** What a change depends on. */
export interface Standing {
  readonly state: AppointmentState
  /** Whose answer it waits for; null when it waits for nobody. */
  readonly turn: Side | null
  /** The time that is agreed; null before that. ms UTC. */
  readonly startsAt: number | null
  readonly personMark: Mark | null
}

/**
 * Whether this side may bring it there at `now`.
 *
 * @param at the time that is picked, when none is agreed yet: ms UTC
 */
export function mayBring(
  who: Side,
  standing: Standing,
  to: AppointmentState,
  now: number,
  at: number | null = standing.startsAt
): boolean {
  return transitions.some(
    (row) => row.who === who && row.from === standing.state && row.to === to && holds(row.when)
  )

  function holds(when: When): boolean {
    switch (when) {
      case 'always':
        return true
      case 'in-turn':
        return standing.turn === who && (to === 'PROPOSED' || (at !== null && now < at))
      case 'ahead':
        return at !== null && now < at
      case 'begun':
        return hasBegun(at, now)
      case 'begun-and-first':
        return hasBegun(at, now) && standing.personMark === null
    }
  }
}

/** Whether either side may say how it went: from the start on, for 28 days, if it was to take place. */
export function mayMark({ state, startsAt }: Standing, now: number): boolean {
  return (state === 'CONFIRMED' || isMark(state)) && hasBegun(startsAt, now)
}

/**
 * The state once something was said: the person's word, or while they say nothing the service's. The two marks
 * stay beside each other, also when they differ.
 */
export function stateOf(personMark: Mark | null, serviceMark: Mark | null): Mark | 'CONFIRMED' {
  return personMark ?? serviceMark ?? 'CONFIRMED'
}

export function isMark(state: AppointmentState): state is Mark {
  return (marks as readonly AppointmentState[]).includes(state)
}

/** Whether it may still take place: an answer is awaited, or the time is agreed and not begun. */
export function isOpen({ state, startsAt }: Pick<Standing, 'state' | 'startsAt'>, now: number): boolean {
  return state === 'PROPOSED' || (state === 'CONFIRMED' && startsAt !== null && now < startsAt)
}

function hasBegun(startsAt: number | null, now: number): boolean {
  return startsAt !== null && startsAt <= now && now < startsAt + marksOpenFor
}

/**
 * The state with the interest in mind that it belongs to: what was arranged for later ends with an interest that is
 * taken back, or that the service says no to.
 */
export function stateNow(
  { state, startsAt }: Pick<Standing, 'state' | 'startsAt'>,
  interest: { readonly state: string; readonly endedAt: number | null }
): AppointmentState {
  const isOver = interest.state === 'WITHDRAWN' || interest.state === 'NOT_ABLE'
  if (!isOver || interest.endedAt === null) return state
  const wasAhead = state === 'PROPOSED' || (state === 'CONFIRMED' && interest.endedAt < (startsAt ?? 0))
  return wasAhead ? 'CANCELLED' : state
}

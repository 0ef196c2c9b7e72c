/** What the home of a person knows about their sharing and record: never what is in it. */
export interface HomeFacts {
  /** Somebody asks to see something, and waits. */
  readonly requestWaits: boolean
  /** Something agreed is closed until the person looks at it again. */
  readonly lookAgainDue: boolean
  /** Two answers to one question wait for the person to choose. */
  readonly choiceWaits: boolean
  readonly toldContact: boolean
  readonly toldIdentity: boolean
  readonly toldGoals: boolean
}

export const nextThings = [
  'request',
  'look-again',
  'choose',
  'contact',
  'identity',
  'goals',
  'find-help'
] as const
export type NextThing = (typeof nextThings)[number]

/**
 * The one next thing for this person: first what nobody else can settle, then what every service needs
 * before it can answer, then help itself. There is always one, and it is never late.
 */
export function nextThing(facts: HomeFacts): NextThing {
  if (facts.requestWaits) return 'request'
  if (facts.lookAgainDue) return 'look-again'
  if (facts.choiceWaits) return 'choose'
  if (!facts.toldContact) return 'contact'
  if (!facts.toldIdentity) return 'identity'
  return facts.toldGoals ? 'find-help' : 'goals'
}

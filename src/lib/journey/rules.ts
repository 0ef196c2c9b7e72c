/** What the home of a person knows about their record: never what is in it. */
export interface HomeFacts {
  /** Two answers to one question wait for the person to choose. */
  readonly choiceWaits: boolean
  readonly toldContact: boolean
  readonly toldIdentity: boolean
  readonly toldGoals: boolean
}

export const nextThings = ['choose', 'contact', 'identity', 'goals', 'find-help'] as const
export type NextThing = (typeof nextThings)[number]

/**
 * The one next thing for this person: first what nobody else can settle, then what every service needs
 * before it can answer, then help itself. There is always one, and it is never late.
 */
export function nextThing(facts: HomeFacts): NextThing {
  if (facts.choiceWaits) return 'choose'
  if (!facts.toldContact) return 'contact'
  if (!facts.toldIdentity) return 'identity'
  return facts.toldGoals ? 'find-help' : 'goals'
}

/** Family and friends as pure rules. Instants are ms UTC. */

export const tieStates = ['invited', 'accepted', 'confirmed', 'refused', 'ended'] as const
export type TieState = (typeof tieStates)[number]

/** Why a tie is over: the person's doing, or theirs, or the code reached the wrong one. */
export const endings = ['person', 'not-them', 'blocked', 'supporter', 'taken-back', 'restored'] as const
export type Ending = (typeof endings)[number]

/** What the person can do with a tie, by its state. The same table makes the buttons. */
export const tieActions = {
  renew: ['invited'],
  confirm: ['accepted'],
  reject: ['accepted'],
  share: ['confirmed'],
  end: ['invited', 'accepted', 'confirmed'],
  block: ['accepted', 'confirmed']
} as const satisfies Record<string, readonly TieState[]>

export type TieAction = keyof typeof tieActions

export function canDoWith(action: TieAction, state: TieState): boolean {
  return (tieActions[action] as readonly TieState[]).includes(state)
}

/** States of a tie that still counts. */
export const liveStates: readonly TieState[] = ['invited', 'accepted', 'confirmed']

/** How many a person can have at once: enough for a big family, too few to try out codes on strangers. */
export const mostTies = 20

const day = 24 * 60 * 60 * 1000

/** How long an invite can be used. */
export const inviteLasts = 14 * day

/** Whether this code can still be used at `now`: half-open, as every end here. */
export function isInviteOpen(
  tie: { readonly state: TieState; readonly expiresAt: number },
  now: number
): boolean {
  return tie.state === 'invited' && now < tie.expiresAt
}

/** Letters at most, of a name that one of them calls the other. */
export const longestName = 40

/** Two names that read alike are one: letters, digits and nothing else, in small. */
export function sameName(one: string, other: string): boolean {
  return plainName(one) === plainName(other)
}

function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '')
}

export type InviteProblem = 'too-many' | 'already-invited' | 'they-said-no'

/**
 * Why somebody of this name cannot be invited now, or null. Whoever said no is not asked again: that is
 * what their no was for.
 */
export function problemWithInvite(
  name: string,
  ties: readonly { readonly name: string; readonly state: TieState }[]
): InviteProblem | null {
  const named = ties.filter((tie) => sameName(tie.name, name))
  if (named.some(({ state }) => state === 'refused')) return 'they-said-no'
  if (named.some(({ state }) => liveStates.includes(state))) return 'already-invited'
  return ties.filter(({ state }) => liveStates.includes(state)).length >= mostTies ? 'too-many' : null
}

/** What a supporter can offer. */
export const helpKinds = ['lift', 'sofa', 'come-along', 'post'] as const
export type HelpKind = (typeof helpKinds)[number]

/** Letters at most, of the words with an offer of help. */
export const longestNote = 300

/** What the supporter is told of an offer: a no stays between the person and us. */
export function helpAsSent(answer: 'yes' | 'no' | null): 'sent' | 'yes' {
  return answer === 'yes' ? 'yes' : 'sent'
}

/** Why somebody tells the people who run Waymark. */
export const reportKinds = ['afraid', 'no-contact', 'not-them', 'other'] as const
export type ReportKind = (typeof reportKinds)[number]

/** Letters at most, of a report. */
export const longestReport = 1000

/**
 * A sign-in name to begin with, from what somebody calls themself, and four digits. It is never typed in
 * and looked up: "that name is taken" would say who has an account here.
 *
 * @param random a whole number below its argument
 */
export function proposeSignInName(ownName: string, random: (below: number) => number): string {
  const letters = ownName
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  const begin = Array.from(letters).slice(0, 12).join('') || 'family'
  return `${begin}.${String(random(10_000)).padStart(4, '0')}`
}

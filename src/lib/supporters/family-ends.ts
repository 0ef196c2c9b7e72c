/** The ends that a person can choose for family. None is open-ended. */
export const familyEnds = ['today', '7-days', '28-days', 'after-release', '3-months', 'date'] as const
export type FamilyEnd = (typeof familyEnds)[number]

/** Four weeks: long enough to be of use, and it ends by itself. */
export const usualEnd: FamilyEnd = '28-days'

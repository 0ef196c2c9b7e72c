/** The ends that a person can choose. None is open-ended. */
export const untilChoices = ['today', '7-days', '28-days', '3-months', 'date'] as const
export type UntilChoice = (typeof untilChoices)[number]

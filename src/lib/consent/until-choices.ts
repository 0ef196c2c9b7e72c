/**
 * The ends that a person can choose. None is open-ended. `asked` is the day that a request names, `same` the
 * one of the yes that is changed.
 */
export const untilChoices = [
  'asked',
  'same',
  'today',
  '7-days',
  '28-days',
  'after-release',
  '3-months',
  'date'
] as const
export type UntilChoice = (typeof untilChoices)[number]

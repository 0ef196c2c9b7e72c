/** From "I am interested" to the end of the help. `WITHDRAWN` is the person's, at any time. */
export const interestStates = [
  'SENT',
  'SEEN',
  'ACCEPTED',
  'WAITING_LIST',
  'NOT_ABLE',
  'STARTED',
  'FINISHED',
  'WITHDRAWN'
] as const
export type InterestState = (typeof interestStates)[number]

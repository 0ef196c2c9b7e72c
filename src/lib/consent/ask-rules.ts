const day = 24 * 60 * 60 * 1000 // ms

/** How long a code can be used. */
export const askCodeLasts = 7 * day

/** How many unused codes a person may have at once. */
export const mostAskCodes = 3

/** Letters at most, of what a service writes in a request. */
export const longestAskText = 300

/**
 * Whether a text holds something that leads away. A person reads a request in Waymark and answers it there:
 * a link in it would be the way to take them somewhere else.
 */
export function holdsLink(text: string): boolean {
  return /:\/\/|www\.|@|\b[\p{L}\p{N}-]+\.(?:com|org|net|uk|io|info|co|gov|app|me|ly|eu|link|site|online)\b/iu.test(
    text
  )
}

/** What a worker may know of their own request: never whether it was a no, a "not now", or a block. */
export type AskedState = 'waiting' | 'yes' | 'no' | 'cancelled'

/** Test: `requests.test.ts`. */
export function askedState(
  status: 'requested' | 'deferred' | 'refused' | 'cancelled' | 'given' | 'lapsed'
): AskedState {
  switch (status) {
    case 'requested':
      return 'waiting'
    case 'given':
      return 'yes'
    case 'cancelled':
      return 'cancelled'
    default:
      return 'no'
  }
}

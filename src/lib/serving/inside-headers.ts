/**
 * What the server entry tells the built application about a request. Only the entry may set these: it
 * removes the ones that came from outside. Test: "told nothing" in `tests/integration/server.test.ts`.
 */
export const insideHeaders = {
  address: 'x-waymark-address',
  protocol: 'x-waymark-protocol',
  /** Present when the body was over the limit, and was left out. */
  tooLarge: 'x-waymark-too-large'
} as const

/**
 * Every refusal that somebody can expect to meet, with its HTTP status. The words are in the message
 * catalogue as `refusal_<code>`, mapped once in `refusal-words.server.ts`.
 */
export const refusals = {
  /** Also for everybody who may not know that the thing exists. */
  'not-found': 404,
  'sign-in-first': 401,
  'not-allowed': 403,
  'wrong-origin': 403,
  'prove-again': 403,
  'already-done': 409,
  'changed-meanwhile': 409,
  'too-large': 413,
  /** All files of one person together are at their limit. */
  'files-full': 413,
  'bad-input': 422,
  'too-many-tries': 429
} as const

export type RefusalCode = keyof typeof refusals

/** An expected no. It rolls a write back; nothing was changed. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  constructor(code: RefusalCode, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
  get status(): number {
    return refusals[this.code]
  }
}

/** Impossible states: a mistake of ours, never of the person. */
export function invariant(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Error(`invariant: ${why}`)
}

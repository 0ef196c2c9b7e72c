/** What the log may hold about an error. */
export interface ErrorFacts {
  readonly type: string
  readonly code?: string
  /** Only of errors whose words are all ours. */
  readonly message?: string
  /** Where it happened, without the first line of the stack, which repeats the message. */
  readonly at: readonly string[]
  readonly cause?: ErrorFacts
}

/**
 * Keeps kind, code and place of an error and of its causes, and leaves out the message: those of the
 * database and of parsers repeat the values that they met. Test: `describe-error.test.ts`.
 */
export function describeError(error: unknown, depth = 0): ErrorFacts {
  if (!(error instanceof Error)) return { type: typeof error, at: [] }
  const code: unknown = 'code' in error ? error.code : undefined
  return {
    type: error.name,
    ...((typeof code === 'string' || typeof code === 'number') && { code: String(code) }),
    ...(isInOurWords(error) && { message: error.message }),
    at: framesOf(error),
    ...(error.cause !== undefined && depth < 5 && { cause: describeError(error.cause, depth + 1) })
  }
}

function isInOurWords(error: Error): boolean {
  return (
    error.name === 'OperatorError' || error.name === 'SealBroken' || error.message.startsWith('invariant: ')
  )
}

function framesOf(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim())
  return lines.filter((line) => /^at .*:\d+:\d+\)?$/.test(line)).slice(0, 12)
}

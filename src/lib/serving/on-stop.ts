/**
 * What must be closed before the process ends. Kept on `process`, under the name that adapter-node gives
 * that moment, because the server entry and the built application are two bundles with one process.
 */
const moment = 'sveltekit:shutdown'
const whole: NodeJS.EventEmitter = process

export function onStop(close: () => Promise<void>): void {
  whole.on(moment, close)
}

/**
 * Closes everything, the last opened first, and waits for it.
 *
 * @returns what went wrong; one that fails stops none of the others
 */
export async function closeEverything(): Promise<unknown[]> {
  const closers = whole.listeners(moment).reverse()
  whole.removeAllListeners(moment)
  const problems: unknown[] = []
  for (const close of closers) {
    await Promise.resolve()
      .then(() => close())
      .catch((cause: unknown) => problems.push(cause))
  }
  return problems
}

import type { HistoryWorker } from '#lib/ledger/rules.ts'

/**
 * How a version came about, when it is not simply what the person said. `suggested`: they took what a worker
 * wrote. `file`: learning records. `copy`: a copy of a record kept elsewhere. `earlier`: an old answer brought back.
 */
export type CameFrom =
  | { readonly how: 'suggested'; readonly by: HistoryWorker }
  | { readonly how: 'file' | 'badge' | 'copy' | 'earlier' }

/** Sealed with its version; null for what the person said on a device of their own. */
export interface Came {
  readonly from?: CameFrom
  /** On a device that others use too. */
  readonly shared?: true
  /** Who was with the person, as they say (`say-who-was-with.server.ts`). */
  readonly with?: string
}

import type { WorkerActor } from '#lib/access/actors.ts'
import type { HistoryWorker } from '#lib/ledger/rules.ts'

/** A worker as the person's history names them. */
export function workerAsActor(viewer: WorkerActor): HistoryWorker {
  return {
    kind: 'worker',
    accountId: viewer.accountId,
    name: viewer.displayName,
    organisationId: viewer.organisationId,
    organisation: viewer.organisationName
  }
}

import type { Writer } from '#lib/database/write.server.ts'
import { noticeWorkers } from '#lib/notices/add-notice.server.ts'
import type { NoticeKind } from '#lib/notices/rules.ts'
import type { AppointmentRow } from './appointment-rows.server.ts'

/** Leaves a line for the worker who takes care of it; while nobody does, for everybody at that service. */
export async function tellService(
  tx: Writer,
  now: number,
  {
    organisationId,
    id,
    carer,
    personId
  }: Pick<AppointmentRow, 'organisationId' | 'id' | 'carer' | 'personId'>,
  kind: NoticeKind
): Promise<void> {
  await noticeWorkers(tx, now, organisationId, kind, id, carer, personId)
}

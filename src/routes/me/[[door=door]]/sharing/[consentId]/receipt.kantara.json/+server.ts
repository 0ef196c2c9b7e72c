import { requirePerson } from '#lib/access/guards.server.ts'
import { copyAnswer } from '#lib/receipts/copy-answer.server.ts'
import { receiptKantara } from '#lib/receipts/receipt-kantara.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const actor = requirePerson(event)
  return copyAnswer(event, actor, event.params.consentId, {
    type: 'application/json',
    make: receiptKantara
  })
}

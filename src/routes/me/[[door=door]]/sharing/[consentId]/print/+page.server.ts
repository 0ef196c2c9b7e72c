import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { signCheckpoint } from '#lib/ledger/checkpoint.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { findReceiptFacts } from '#lib/receipts/find-receipt-facts.server.ts'
import { receiptOperator } from '#lib/receipts/operator.server.ts'
import { checkpointWords, receiptInWords } from '#lib/receipts/receipt-words.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const operator = receiptOperator(event.url)
  const facts = await forPage(() => findReceiptFacts(db, actor, event.params.consentId, operator))
  const { checkpoint } = await signCheckpoint(db, actor.personId)
  return {
    title: m.consent_copy_tab(),
    receipt: receiptInWords(facts),
    checkpoint: checkpointWords(checkpoint),
    sharing: `${hereOf(event.params)}/sharing`,
    id: event.params.consentId,
    // A shared screen keeps no file.
    files: actor.way !== 'kiosk'
  }
}

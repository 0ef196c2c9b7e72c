import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requireFreshProof, requirePerson } from '#lib/access/guards.server.ts'
import { receiptOperator } from '#lib/receipts/operator.server.ts'
import { openAttached } from '#lib/take-away/keep-attached.server.ts'
import { makeExport } from '#lib/take-away/make-export.server.ts'
import { zipAnswer } from '#lib/take-away/zip-answer.server.ts'
import type { RequestHandler } from './$types'

/** A copy of everything, or what came with a copy from elsewhere. */
export const GET: RequestHandler = async (event) => {
  const actor = requirePerson(event)
  const { db, signedIn } = event.locals
  if (actor.way === 'kiosk' || !signedIn) redirect(303, '/me/export')
  requireFreshProof(event, 'export')
  const attached = event.url.searchParams.get('attached')
  return forPage(async () =>
    zipAnswer(
      attached === null
        ? await makeExport(db, actor, signedIn, receiptOperator(event.url))
        : await openAttached(db, actor, attached)
    )
  )
}

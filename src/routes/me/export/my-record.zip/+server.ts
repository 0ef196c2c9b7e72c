import { redirect } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import { requireFreshProof, requirePerson } from '#lib/access/guards.server.ts'
import { receiptOperator } from '#lib/receipts/operator.server.ts'
import { openAttached } from '#lib/take-away/keep-attached.server.ts'
import { makeExport } from '#lib/take-away/make-export.server.ts'
import type { RequestHandler } from './$types'

/** The size is known before the first file is read, so that a browser shows how far it is. */
export const GET: RequestHandler = async (event) => {
  const actor = requirePerson(event)
  const { db, signedIn } = event.locals
  if (actor.way === 'kiosk' || !signedIn) redirect(303, '/me/export')
  requireFreshProof(event, 'export')
  const attached = event.url.searchParams.get('attached')
  const { bytes, chunks } = await forPage(() =>
    attached === null
      ? makeExport(db, actor, signedIn, receiptOperator(event.url))
      : openAttached(db, actor, attached)
  )
  return new Response(ReadableStream.from(chunks), {
    headers: {
      'content-type': 'application/zip',
      'content-length': String(bytes),
      'content-disposition': 'attachment; filename="my-record.zip"',
      'cache-control': 'no-store'
    }
  })
}

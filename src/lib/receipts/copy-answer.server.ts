import { redirect, type RequestEvent } from '@sveltejs/kit'
import { forPage } from '#lib/access/act.server.ts'
import type { PersonActor } from '#lib/access/actors.ts'
import { hereOf } from '#lib/consent/here.ts'
import { findReceiptFacts } from './find-receipt-facts.server.ts'
import { receiptOperator } from './operator.server.ts'
import type { ReceiptFacts } from './receipt-facts.ts'
import { signCopy } from './sign-copy.server.ts'

/**
 * Answers with a signed copy in one machine form. A shared screen keeps no file: there it leads to the page
 * that says so.
 */
export async function copyAnswer(
  event: RequestEvent,
  actor: PersonActor,
  id: string,
  form: { readonly type: string; readonly make: (facts: ReceiptFacts) => Record<string, unknown> }
): Promise<Response> {
  const { db } = event.locals
  const facts = await forPage(() => findReceiptFacts(db, actor, id, receiptOperator(event.url)))
  if (actor.way === 'kiosk') redirect(303, `${hereOf(event.params)}/sharing/${id}/print`)
  const copy = await signCopy(db, actor, form.make(facts))
  return new Response(JSON.stringify(copy, null, 2), {
    headers: { 'content-type': form.type, 'cache-control': 'no-store' }
  })
}

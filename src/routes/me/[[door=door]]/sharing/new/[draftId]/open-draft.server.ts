import { redirect, type RequestEvent } from '@sveltejs/kit'
import type { PersonActor } from '#lib/access/actors.ts'
import { forPage } from '#lib/access/act.server.ts'
import { getDraft, isClosedDraft } from '#lib/consent/draft.server.ts'
import { hereOf } from '#lib/consent/here.ts'

interface Event {
  readonly locals: RequestEvent['locals']
  readonly params: { readonly door?: string | undefined; readonly draftId: string }
}

/**
 * The draft of a page of these questions, and where they stand; what was given leads to what is shared, and an
 * offer that closed meanwhile to words about it.
 */
export async function openDraft({ locals, params }: Event, actor: PersonActor) {
  const here = hereOf(params)
  if (await isClosedDraft(locals.db, actor, params.draftId)) redirect(303, `${here}/interests?said=closed`)
  const draft = await forPage(() => getDraft(locals.db.read, actor, params.draftId))
  if (draft.consentId) redirect(303, `${here}/sharing/${draft.consentId}`)
  return { draft, here, at: `${here}/sharing/new/${draft.id}` }
}

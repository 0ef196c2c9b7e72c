import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import type { StewardActor } from '#lib/access/actors.ts'
import { requireSteward } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { handleComplaint } from '#lib/voice/handle-complaint.server.ts'
import { stewardWordsForm } from '#lib/voice/inputs.ts'
import { canDo } from '#lib/voice/rules.ts'
import { getComplaint } from '#lib/voice/steward-complaints.server.ts'
import { dueWords, stewardStateWords, stewardStepWords, whenWords } from '#lib/voice/voice-words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requireSteward(event)
  const { db } = event.locals
  const now = db.now()
  const found = await forPage(() => getComplaint(db, actor, event.params.complaintId))
  return {
    title: m.steward_complaint_tab(),
    reference: found.reference,
    state: stewardStateWords(found.state),
    ...dueWords(found, now),
    mayAcknowledge: canDo('acknowledge', found.state),
    mayWrite: canDo('write', found.state),
    steps: found.steps.map(({ seq, kind, at, by, words }) => ({
      seq,
      words,
      what: stewardStepWords(kind, by),
      when: whenWords(at, now),
      isGone: words === null && kind !== 'acknowledged' && kind !== 'taken-back'
    }))
  }
}

type Event = Parameters<NonNullable<Actions[string]>>[0]

async function say(event: Event, actor: StewardActor, doing: 'write' | 'answer') {
  const read = await readForm(event, stewardWordsForm)
  if (!read.ok) return read.failure
  const { words } = read.data
  return forForm({ words }, async () => {
    await handleComplaint(event.locals.db, actor, event.params.complaintId, { doing, words })
    redirect(303, event.url.pathname)
  })
}

export const actions: Actions = {
  acknowledge: async (event) => {
    const actor = requireSteward(event)
    return forForm({}, async () => {
      const handling = { doing: 'acknowledge', words: null } as const
      await handleComplaint(event.locals.db, actor, event.params.complaintId, handling)
      redirect(303, event.url.pathname)
    })
  },
  write: async (event) => {
    const actor = requireSteward(event)
    return say(event, actor, 'write')
  },
  answer: async (event) => {
    const actor = requireSteward(event)
    return say(event, actor, 'answer')
  }
}

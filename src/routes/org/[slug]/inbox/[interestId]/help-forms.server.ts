import { fail } from '@sveltejs/kit'
import type { WorkerActor } from '#lib/access/actors.ts'
import { problemWords } from '#lib/access/problem-words.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { sendAsWorker } from '#lib/messages/send-message.server.ts'
import { giveToColleague, takeInterest } from '#lib/referrals/give-to-colleague.server.ts'
import { quickReplies } from '#lib/referrals/inbox-words.server.ts'
import { giveForm, replyForm, takeForm } from '#lib/referrals/inputs.ts'
import { go, type Event } from './go.server.ts'

export async function giveAway(event: Event, viewer: WorkerActor) {
  const read = await readForm(event, giveForm)
  if (!read.ok) return read.failure
  const pressed = { interestId: event.params.interestId, revision: read.data.revision }
  return go(event, 'given', {}, () => giveToColleague(event.locals.db, viewer, pressed, read.data.worker))
}

export async function take(event: Event, viewer: WorkerActor) {
  const read = await readForm(event, takeForm)
  if (!read.ok) return read.failure
  const { revision, takeReason } = read.data
  const pressed = { interestId: event.params.interestId, revision }
  return go(
    event,
    'taken',
    { takeReason },
    () => takeInterest(event.locals.db, viewer, pressed, takeReason),
    { 'bad-input': ['takeReason', 'org_inbox_problem_take'] }
  )
}

export async function reply(event: Event, viewer: WorkerActor) {
  const read = await readForm(event, replyForm)
  if (!read.ok) return read.failure
  const { key, ready, words: own } = read.data
  const words = ready === 'own' ? own : quickReplies[ready]()
  const typed = { words: own, key }
  if (words === '') return formFailure(typed, { words: 'messages_problem_words' })
  return go(event, 'message', typed, async () => {
    const { interestId } = event.params
    const problem = await sendAsWorker(event.locals.db, viewer, { interestId, key, words })
    if (problem === null) return undefined
    const why = problemWords(`messages_problem_${problem.replaceAll('-', '_')}`)
    return fail(409, { form: { values: typed, problems: { words: why } } })
  })
}

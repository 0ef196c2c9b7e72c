import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dateInWords } from '#lib/record/date-in-words.ts'
import { mayTell } from '#lib/record/may-tell.server.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { whoSees } from '#lib/record/who-sees.server.ts'
import { withMicrophone } from '#lib/serving/security-headers.ts'
import { deleteRecording } from '#lib/story/delete-recording.server.ts'
import { deleteForm, wordsForm } from '#lib/story/inputs.ts'
import { recordingsIn } from '#lib/story/rules.ts'
import { saveWords } from '#lib/story/save-words.server.ts'
import { listFiles } from '#lib/vault/files/own-files.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const mayRecord = actor.way !== 'kiosk'
  if (mayRecord) event.setHeaders(withMicrophone)
  return forPage(async () => {
    if (!(await mayTell(db.read, actor, 'story'))) redirect(303, '/me/record/story/yes')
    const own = await findOwnSection(db, actor, 'story')
    const kept = new Set((await listFiles(db, actor)).map(({ fileId }) => fileId))
    return {
      title: m.story_tab(),
      whoSees: await whoSees(db, actor, 'story'),
      choose: own?.waiting ? '/me/record/story/two-answers' : undefined,
      basedOn: own?.version ?? 0,
      recordings: recordingsIn(own?.document ?? {})
        .map((recording) => ({
          ...recording,
          day: dateInWords(recording.day),
          // An older version that was brought back may name one that was deleted since.
          isThere: kept.has(recording.id)
        }))
        .toReversed(),
      mayRecord,
      said: event.url.searchParams.get('said')
    }
  })
}

export const actions: Actions = {
  words: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, wordsForm)
    if (!read.ok) return read.failure
    const { fileId, words, basedOn } = read.data
    const typed = { fileId, words: words ?? '', basedOn: String(basedOn) }
    const saved = await forForm(typed, () => saveWords(event.locals.db, actor, fileId, words, basedOn))
    if (!('outcome' in saved)) return saved
    redirect(303, saved.outcome === 'waiting' ? '/me/record/story/two-answers' : '/me/story?said=words')
  },
  delete: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, deleteForm)
    if (!read.ok) return read.failure
    const refused = await forForm({}, () => deleteRecording(event.locals.db, actor, read.data.fileId))
    if (refused) return refused
    redirect(303, '/me/story?said=gone')
  }
}

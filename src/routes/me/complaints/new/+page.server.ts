import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { m } from '#lib/paraglide/messages.js'
import { findOwnLine } from '#lib/voice/find-own-line.server.ts'
import { findOwnMessageLine } from '#lib/voice/find-own-message-line.server.ts'
import { asFilled, complaintForm, readMessageId, readRow } from '#lib/voice/inputs.ts'
import { maySend, sendComplaint } from '#lib/voice/send-complaint.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const row = readRow(event.url.searchParams.get('row'))
  const message = row === null ? readMessageId(event.url.searchParams.get('message')) : null
  const line = await forPage(async () => {
    if (row !== null) return findOwnLine(db, actor, row)
    return message === null ? null : findOwnMessageLine(db, actor, message)
  })
  return {
    title: m.voice_tab(),
    row: line && row,
    message: line && message,
    line,
    may: await maySend(db.read, actor, db.now()),
    key: newRef()
  }
}

export const actions: Actions = {
  check: async (event) => {
    requirePerson(event)
    const read = await readForm(event, complaintForm)
    if (!read.ok) return read.failure
    return { form: asFilled(read.data), check: read.data }
  },
  change: async (event) => {
    requirePerson(event)
    const read = await readForm(event, complaintForm)
    return read.ok ? { form: asFilled(read.data) } : read.failure
  },
  send: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, complaintForm)
    if (!read.ok) return read.failure
    const { key, words, row, message, showLine } = read.data
    return forForm(asFilled(read.data).values, async () => {
      const sent = { key, words, row: showLine ? row : null, message: showLine ? message : null }
      const id = await sendComplaint(event.locals.db, actor, sent)
      redirect(303, `/me/complaints/${id}?said=sent`)
    })
  }
}

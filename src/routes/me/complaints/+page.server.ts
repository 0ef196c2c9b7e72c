import { requirePerson } from '#lib/access/guards.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import { listOwnComplaints } from '#lib/voice/own-complaints.server.ts'
import { ownStateWords } from '#lib/voice/voice-words.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const now = db.now()
  const complaints = await listOwnComplaints(db, actor)
  return {
    title: m.voice_tab(),
    complaints: complaints.map((one) => ({
      id: one.id,
      reference: one.reference,
      sent: m.voice_sent_on({ day: dayInWords(one.sentAt, now) }),
      state: ownStateWords(one, now)
    }))
  }
}

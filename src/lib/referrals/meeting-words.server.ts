import { momentWords } from '#lib/appointments/when-words.ts'
import { m } from '#lib/paraglide/messages.js'

/** One meeting as one line that is a link. `startsAt` is ms UTC, null before a time is agreed. */
export function meetingWords(startsAt: number | null, state: string, now: number): string {
  return startsAt === null ? state : m.interests_meeting_at({ when: momentWords(startsAt, now), state })
}

import type { NextAppointment } from '#lib/appointments/find-next.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords, timeInWords } from '#lib/ui/dates.ts'
import type { Reminder } from './see-home.server.ts'

/** Each reminder as one line that is one link. For the server. */
export function reminderLines(
  reminders: readonly Reminder[],
  now: number
): { href: string; words: string }[] {
  return reminders.map((one) => {
    if (one.kind === 'people') return { href: '/me/people', words: m.home_reminder_people() }
    if (one.kind === 'appointment') {
      return { href: `/me/appointments?id=${one.id}`, words: appointmentWords(one, now) }
    }
    if (one.kind === 'answer')
      return { href: `/me/complaints/${one.complaintId}`, words: m.home_reminder_answer() }
    if (one.kind === 'requests') return { href: '/me/sharing#asked', words: requestWords(one.count) }
    if (one.kind === 'suggestions') return { href: '/me/suggestions', words: suggestionWords(one.count) }
    return { href: `/me/sharing/${one.consentId}`, words: sharingWords(one, now) }
  })
}

function appointmentWords({ startsAt, organisationName: who }: NextAppointment, now: number): string {
  const words = { who, day: dayInWords(startsAt, now), time: timeInWords(startsAt) }
  return startsAt > now ? m.home_reminder_appointment(words) : m.home_reminder_appointment_now(words)
}

function requestWords(count: number): string {
  return count === 1 ? m.home_reminder_request() : m.home_reminder_requests({ count })
}

function suggestionWords(count: number): string {
  return count === 1 ? m.home_reminder_suggestion() : m.home_reminder_suggestions({ count })
}

function sharingWords(
  { kind, name, untilDate }: Extract<Reminder, { readonly consentId: string }>,
  now: number
): string {
  switch (kind) {
    case 'look-again':
      return m.home_reminder_due({ name })
    case 'alone-again':
      return m.home_reminder_alone({ name })
    case 'longer':
      return m.home_reminder_ends({ name, day: dayInWords(untilDate, now) })
  }
}

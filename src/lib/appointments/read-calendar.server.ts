import type { PersonActor } from '#lib/access/actors.ts'
import { ensureOwnDevice } from '#lib/accounts/ensure-own-device.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { toCalendar, type CalendarEvent } from './calendar.ts'
import { findFeed, type Feed } from './calendar-feed.server.ts'
import { listOwnAppointments } from './list-appointments.server.ts'
import type { Appointment } from './open-rows.server.ts'

const back = 31 * 24 * 60 * 60 * 1000 // ms

/**
 * The person's calendar, from 31 days back: "Appointment" and the time, and what else they chose. Nothing of their
 * private door, and not how anything went. What is off is said to be off, so that no program goes on showing it.
 *
 * @throws Refusal `not-allowed` on a shared computer, which keeps no file of theirs
 */
export async function readCalendar(db: Database, actor: PersonActor): Promise<string> {
  ensureOwnDevice(actor.way)
  const feed = await findFeed(db, actor)
  const all = await listOwnAppointments(db, actor)
  const events = all
    // One that was moved goes on as the next one; while that waits for an answer, the time that was is off.
    .flatMap((one) => eventOf(one, feed, all.find(({ movedFrom }) => movedFrom === one.id) ?? null))
    .filter(({ startsAt }) => startsAt > db.now() - back)
  return toCalendar(m.appointments_calendar_name(), inOrder(events))
}

function eventOf(one: Appointment, feed: Feed, next: Appointment | null): CalendarEvent[] {
  if (one.startsAt === null) return []
  if (next && next.startsAt !== null) return []
  const isOff = one.state === 'CANCELLED' || one.state === 'MOVED'
  return [
    {
      uid: one.calendarUid,
      sequence: next ? next.sequence : one.sequence,
      changedAt: next ? next.changedAt : one.changedAt,
      startsAt: one.startsAt,
      minutes: one.minutes,
      isOff,
      summary: feed.showsWith
        ? m.appointments_calendar_with({ who: one.organisationName })
        : m.appointments_calendar_entry(),
      location: feed.showsWhere ? one.where : ''
    }
  ]
}

/** The earliest first, and the same text each time. */
function inOrder(events: readonly CalendarEvent[]): CalendarEvent[] {
  return events.toSorted((a, b) => a.startsAt - b.startsAt || (a.uid < b.uid ? -1 : 1))
}

import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import { findFeed, type Feed } from './calendar-feed.server.ts'

/** What the person may do about their calendar, in words; null behind the private door, where there is none. */
export async function viewCalendar(db: Database, actor: PersonActor) {
  if (actor.roomOf) return null
  const feed = await findFeed(db, actor)
  const isOn = feed.madeAt !== null
  return {
    isOn,
    onSharedScreen: actor.way === 'kiosk',
    showsWith: feed.showsWith,
    showsWhere: feed.showsWhere,
    words: {
      title: m.appointments_calendar_title(),
      lead: m.appointments_calendar_lead(),
      state:
        feed.madeAt === null
          ? m.appointments_calendar_off()
          : m.appointments_calendar_on({ day: dayInWords(feed.madeAt, db.now()) }),
      says: says(feed),
      more: m.appointments_calendar_more(),
      care: m.appointments_calendar_more_care(),
      with: m.appointments_calendar_shows_with(),
      where: m.appointments_calendar_shows_where(),
      save: m.appointments_calendar_save(),
      make: isOn ? m.appointments_calendar_make_new() : m.appointments_calendar_make(),
      makeAgain: isOn ? m.appointments_calendar_make_again() : '',
      end: m.appointments_calendar_end(),
      again: m.appointments_calendar_again(),
      file: m.appointments_calendar_file(),
      kiosk: m.appointments_calendar_kiosk(),
      keyTitle: m.appointments_calendar_key_title(),
      keyOnce: m.appointments_calendar_key_once(),
      keyHow: m.appointments_calendar_key_how()
    }
  }
}

function says({ showsWith, showsWhere }: Feed): string {
  if (showsWith && showsWhere) return m.appointments_calendar_says_both()
  if (showsWith) return m.appointments_calendar_says_with()
  return showsWhere ? m.appointments_calendar_says_where() : m.appointments_calendar_says()
}

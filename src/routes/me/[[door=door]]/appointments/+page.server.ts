import { redirect, type RequestEvent } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireFreshProof, requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { askForAnother, pickTime } from '#lib/appointments/answer-times.server.ts'
import {
  chooseCalendarWords,
  endCalendarKey,
  makeCalendarKey
} from '#lib/appointments/calendar-feed.server.ts'
import { cancelAppointment } from '#lib/appointments/cancel-appointment.server.ts'
import {
  anotherInput,
  calendarInput,
  cancelInput,
  joinInput,
  markInput,
  pickInput
} from '#lib/appointments/inputs.ts'
import { joinMeeting } from '#lib/appointments/join-meeting.server.ts'
import { markAppointment } from '#lib/appointments/mark-appointment.server.ts'
import { moveByPerson } from '#lib/appointments/move-appointment.server.ts'
import { onePageWords, ownPageWords } from '#lib/appointments/own-page-words.ts'
import { saidToPerson } from '#lib/appointments/said.ts'
import { viewCalendar } from '#lib/appointments/view-calendar.server.ts'
import { viewOwnList } from '#lib/appointments/view-own-list.server.ts'
import { viewOwnOne } from '#lib/appointments/view-own-one.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { dismissNoticesAbout } from '#lib/notices/dismiss-notice.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const id = event.url.searchParams.get('id')
  const page = { title: m.appointments_tab(), at: atOf(event), said: saidToPerson(event.url) }
  if (id === null) {
    const list = await viewOwnList(db, actor)
    const here = hereOf(event.params)
    const back = { href: here, label: here === '/me' ? m.home_tab() : m.door_title() }
    return { ...page, back, words: ownPageWords(), list, calendar: await viewCalendar(db, actor), one: null }
  }
  const one = await forPage(() => viewOwnOne(db, actor, id))
  await dismissNoticesAbout(db, actor, id)
  const back = { href: page.at, label: m.appointments_tab() }
  return { ...page, back, one, oneWords: onePageWords(one), list: null, calendar: null }
}

export const actions: Actions = {
  pick: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, pickInput)
    if (!read.ok) return read.failure
    const failed = await forForm({}, () => pickTime(event.locals.db, actor, idOf(event), read.data.at))
    return failed ?? redirect(303, `${atOf(event)}?id=${idOf(event)}&said=picked`)
  },
  another: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, anotherInput)
    if (!read.ok) return read.failure
    const { sequence, words } = read.data
    const failed = await forForm({ words }, () =>
      askForAnother(event.locals.db, actor, idOf(event), sequence, words)
    )
    return failed ?? redirect(303, `${atOf(event)}?id=${idOf(event)}&said=asked`)
  },
  move: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, anotherInput)
    if (!read.ok) return read.failure
    const { sequence, words } = read.data
    const moved = await forForm({ words }, () =>
      moveByPerson(event.locals.db, actor, idOf(event), sequence, words)
    )
    return typeof moved === 'string' ? redirect(303, `${atOf(event)}?id=${moved}&said=asked`) : moved
  },
  cancel: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, cancelInput)
    if (!read.ok) return read.failure
    const { sequence, reason } = read.data
    const failed = await forForm({ reason }, () =>
      cancelAppointment(event.locals.db, actor, idOf(event), sequence, reason)
    )
    return failed ?? redirect(303, `${atOf(event)}?said=cancelled`)
  },
  mark: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, markInput)
    if (!read.ok) return read.failure
    const failed = await forForm({}, () =>
      markAppointment(event.locals.db, actor, idOf(event), read.data.mark)
    )
    return failed ?? redirect(303, `${atOf(event)}?id=${idOf(event)}&said=marked`)
  },
  join: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, joinInput)
    if (!read.ok) return read.failure
    const { sequence, interest, names, who } = read.data
    const joining = { interestId: interest, namesShown: names === 'shown', who }
    const failed = await forForm({ interest, names, who }, () =>
      joinMeeting(event.locals.db, actor, idOf(event), sequence, joining)
    )
    return failed ?? redirect(303, `${atOf(event)}?id=${idOf(event)}&said=joined`)
  },
  makeAddress: async (event) => {
    const actor = requirePerson(event)
    requireFreshProof(event, 'calendar')
    return forForm({}, async () => {
      const key = await makeCalendarKey(event.locals.db, actor)
      return { address: `${event.url.origin}/me/calendar.ics?key=${key}` }
    })
  },
  endAddress: async (event) => {
    const actor = requirePerson(event)
    await forPage(() => endCalendarKey(event.locals.db, actor))
    redirect(303, `${atOf(event)}?said=calendar-off#calendar`)
  },
  calendarWords: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, calendarInput)
    if (!read.ok) return read.failure
    const shows = { showsWith: read.data.with === 'yes', showsWhere: read.data.where === 'yes' }
    await forPage(() => chooseCalendarWords(event.locals.db, actor, shows))
    redirect(303, `${atOf(event)}?said=calendar#calendar`)
  }
}

type Event = Pick<RequestEvent, 'url'> & { readonly params: { readonly door?: string | undefined } }

const idOf = ({ url }: Event): string => url.searchParams.get('id') ?? ''
const atOf = ({ params }: Event): string => `${hereOf(params)}/appointments`

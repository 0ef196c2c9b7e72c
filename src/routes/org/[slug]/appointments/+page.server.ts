import { redirect, type RequestEvent } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { askWithLeave, comeToMeeting } from '#lib/appointments/answer-meeting.server.ts'
import { cancelAppointment } from '#lib/appointments/cancel-appointment.server.ts'
import { getProposable } from '#lib/appointments/find-proposable.server.ts'
import {
  leaveInput,
  markInput,
  moveInput,
  otherTimesInput,
  proposeInput,
  serviceCancelInput
} from '#lib/appointments/inputs.ts'
import { markAppointment } from '#lib/appointments/mark-appointment.server.ts'
import { moveByService } from '#lib/appointments/move-appointment.server.ts'
import { offerOtherTimes } from '#lib/appointments/offer-other-times.server.ts'
import { proposeTimes } from '#lib/appointments/propose-times.server.ts'
import { asTyped, readProposal } from '#lib/appointments/read-proposal.server.ts'
import { saidToService } from '#lib/appointments/said.ts'
import { serviceListWords, serviceOneWords, timesFormWords } from '#lib/appointments/service-page-words.ts'
import { viewServiceList } from '#lib/appointments/view-service-list.server.ts'
import { viewServiceOne } from '#lib/appointments/view-service-one.server.ts'
import { personCode } from '#lib/consent/people-words.ts'
import { newRef } from '#lib/database/new-id.ts'
import { dismissNoticesAbout } from '#lib/notices/dismiss-notice.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const page = { at: atOf(event), said: saidToService(event.url) }
  const interest = event.url.searchParams.get('interest')
  const id = event.url.searchParams.get('id')
  if (interest !== null) {
    const { threadRef, offerTitle } = await forPage(() => getProposable(db, viewer, interest))
    return {
      ...page,
      title: m.org_appointments_propose_tab(),
      propose: {
        heading: m.org_appointments_propose_title({ code: personCode(threadRef) }),
        lead: m.org_appointments_propose_lead(),
        back: m.org_appointments_back(),
        offer: offerTitle,
        interest,
        appointmentId: newRef()
      },
      formWords: timesFormWords(),
      one: null,
      list: null
    }
  }
  if (id !== null) {
    const one = await forPage(() => viewServiceOne(db, viewer, id))
    await dismissNoticesAbout(db, viewer, id)
    const words = { words: serviceOneWords(), formWords: timesFormWords() }
    return { ...page, ...words, title: m.org_appointments_one_tab(), one, propose: null, list: null }
  }
  const list = await viewServiceList(db, viewer)
  return {
    ...page,
    title: m.org_appointments_title(),
    listWords: serviceListWords(),
    list,
    one: null,
    propose: null
  }
}

export const actions: Actions = {
  propose: async (event) => {
    const viewer = await requireWorker(event)
    const { db } = event.locals
    const read = await readProposal(event, proposeInput, db.now())
    if (!read.ok) return read.failure
    const { appointmentId } = read.data
    const interest = event.url.searchParams.get('interest') ?? ''
    const failed = await forForm(asTyped(read.data), () =>
      proposeTimes(db, viewer, interest, appointmentId, read.data)
    )
    return failed ?? redirect(303, `${atOf(event)}?id=${appointmentId}&said=proposed`)
  },
  others: async (event) => {
    const viewer = await requireWorker(event)
    const { db } = event.locals
    const read = await readProposal(event, otherTimesInput, db.now())
    if (!read.ok) return read.failure
    const failed = await forForm(asTyped(read.data), () =>
      offerOtherTimes(db, viewer, idOf(event), read.data.sequence, read.data)
    )
    return failed ?? redirect(303, `${atOf(event)}?id=${idOf(event)}&said=proposed`)
  },
  move: async (event) => {
    const viewer = await requireWorker(event)
    const { db } = event.locals
    const read = await readProposal(event, moveInput, db.now())
    if (!read.ok) return read.failure
    const { sequence, reason } = read.data
    const moved = await forForm(asTyped(read.data), () =>
      moveByService(db, viewer, idOf(event), sequence, read.data, reason)
    )
    return typeof moved === 'string' ? redirect(303, `${atOf(event)}?id=${moved}&said=moved`) : moved
  },
  cancel: async (event) => {
    const viewer = await requireWorker(event)
    const read = await readForm(event, serviceCancelInput)
    if (!read.ok) return read.failure
    const { sequence, why } = read.data
    const failed = await forForm({ why }, () =>
      cancelAppointment(event.locals.db, viewer, idOf(event), sequence, why)
    )
    return failed ?? redirect(303, `${atOf(event)}?id=${idOf(event)}&said=cancelled`)
  },
  mark: async (event) => {
    const viewer = await requireWorker(event)
    const read = await readForm(event, markInput)
    if (!read.ok) return read.failure
    const failed = await forForm({}, () =>
      markAppointment(event.locals.db, viewer, idOf(event), read.data.mark)
    )
    return failed ?? redirect(303, `${atOf(event)}?id=${idOf(event)}&said=marked`)
  },
  come: async (event) => {
    const viewer = await requireWorker(event)
    const failed = await forForm({}, () => comeToMeeting(event.locals.db, viewer, idOf(event)))
    return failed ?? redirect(303, `${atOf(event)}?id=${idOf(event)}&said=come`)
  },
  invite: async (event) => {
    const viewer = await requireWorker(event)
    const read = await readForm(event, leaveInput)
    if (!read.ok) return read.failure
    const failed = await forForm({}, () =>
      askWithLeave(event.locals.db, viewer, idOf(event), read.data.leave)
    )
    return failed ?? redirect(303, `${atOf(event)}?id=${idOf(event)}&said=invited`)
  }
}

type Event = Pick<RequestEvent, 'url'> & { readonly params: { readonly slug: string } }

const idOf = ({ url }: Event): string => url.searchParams.get('id') ?? ''
const atOf = ({ params }: Event): string => `/org/${params.slug}/appointments`

import { m } from '#lib/paraglide/messages.js'
import { minutesChoices } from './inputs.ts'
import { mostTimes } from './rules.ts'

/** What the form of times says: it comes with the page, not in its scripts. For the server. */
export function timesFormWords() {
  return {
    rows: Array.from({ length: mostTimes }, (_, index) => ({
      number: index + 1,
      legend: m.org_appointments_time_legend({ number: index + 1 })
    })),
    day: m.org_appointments_day(),
    time: m.org_appointments_time(),
    which: m.org_appointments_which(),
    whichOptions: [
      { value: 'first', label: m.org_appointments_which_first() },
      { value: 'second', label: m.org_appointments_which_second() }
    ],
    minutes: m.org_appointments_minutes(),
    minutesOptions: minutesChoices.map((minutes) => ({
      value: minutes as string,
      label: m.org_appointments_minutes_option({ minutes })
    })),
    how: m.org_appointments_how(),
    hows: [
      { value: 'place', label: m.org_appointments_how_place() },
      { value: 'phone', label: m.org_appointments_how_phone() }
    ],
    where: m.org_appointments_where(),
    whereHint: m.org_appointments_where_hint(),
    bring: m.org_appointments_bring(),
    bringHint: m.org_appointments_bring_hint(),
    sealed: m.org_appointments_sealed(),
    send: m.org_appointments_send()
  }
}

/** The same for the page of one appointment. */
export function serviceOneWords() {
  return {
    back: m.org_appointments_back(),
    others: m.org_appointments_others_title(),
    move: m.org_appointments_move_title(),
    moveGo: m.org_appointments_move_go(),
    cancel: m.org_appointments_cancel_title(),
    cancelGo: m.org_appointments_cancel_go(),
    reason: m.org_appointments_reason(),
    reasonHint: m.org_appointments_reason_hint(),
    mark: m.org_appointments_mark_title(),
    markLead: m.org_appointments_mark_lead(),
    marks: [
      { value: 'ATTENDED', label: m.org_appointments_mark_attended() },
      { value: 'PERSON_MISSED', label: m.org_appointments_mark_person_missed() },
      { value: 'SERVICE_MISSED', label: m.org_appointments_mark_service_missed() }
    ],
    invited: m.org_appointments_invited_lead(),
    come: m.org_appointments_invited_go(),
    leaveTitle: m.org_appointments_leave_title(),
    leaveLead: m.org_appointments_leave_lead(),
    interest: m.org_appointments_interest()
  }
}

export function serviceListWords() {
  return {
    title: m.org_appointments_title(),
    none: m.org_appointments_none(),
    when: m.org_appointments_column_when(),
    person: m.org_appointments_column_person(),
    offer: m.org_appointments_column_offer(),
    state: m.org_appointments_column_state(),
    open: m.org_appointments_open()
  }
}

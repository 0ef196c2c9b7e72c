import { m } from '#lib/paraglide/messages.js'

/** What stands on the person's pages: it comes with them, not in their scripts. For the server. */
export function ownPageWords() {
  return {
    title: m.appointments_title(),
    none: m.appointments_none(),
    noneText: m.appointments_none_text(),
    find: m.consent_find_help(),
    open: m.appointments_open(),
    choose: m.appointments_choose(),
    say: m.appointments_say(),
    here: m.appointments_mark_here()
  }
}

/** The same for the page of one appointment. */
export function onePageWords({ isNow, organisation }: { isNow: boolean; organisation: string }) {
  return {
    pick: m.appointments_pick_legend(),
    pickGo: m.appointments_pick_go(),
    clashTitle: m.appointments_clash_title(),
    clashPrivate: m.appointments_clash_private(),
    anotherTitle: m.appointments_another_title(),
    anotherLabel: m.appointments_another_label(),
    anotherHint: m.appointments_another_hint(),
    anotherGo: m.appointments_another_go(),
    licence: m.appointments_licence_ask(),
    moveTitle: m.appointments_move_title(),
    cancelTitle: m.appointments_cancel_title(),
    cancelFree: m.appointments_cancel_free(),
    cancelWhy: m.appointments_cancel_why_label(),
    cancelWhyHint: m.appointments_cancel_why(),
    cancelGo: m.appointments_cancel_go(),
    declineGo: m.appointments_decline_go(),
    markTitle: m.appointments_mark_title(),
    markPrivate: m.appointments_mark_private(),
    marks: [
      {
        value: 'SERVICE_MISSED',
        label: isNow ? m.appointments_mark_here() : m.appointments_mark_nobody()
      },
      { value: 'ATTENDED', label: m.appointments_mark_attended() },
      { value: 'PERSON_MISSED', label: m.appointments_mark_missed() }
    ],
    missedOk: m.appointments_mark_missed_ok(),
    joinTitle: m.appointments_join_title(),
    joinLead: m.appointments_join_lead(),
    joinSee: m.appointments_join_see(),
    joinWhich: m.appointments_join_which(),
    joinNames: m.appointments_join_names(),
    joinNamesHint: m.appointments_join_names_place(),
    joinNamesOptions: [
      { value: 'shown', label: m.appointments_join_names_shown() },
      { value: 'hidden', label: m.appointments_join_names_hidden() }
    ],
    joinWho: m.appointments_join_who(),
    joinWhoOptions: [
      { value: 'person', label: m.appointments_join_who_me() },
      { value: 'service', label: m.appointments_join_who_service({ who: organisation }) }
    ],
    joinGo: m.appointments_join_go()
  }
}

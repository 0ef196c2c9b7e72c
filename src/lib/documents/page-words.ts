import { m } from '#lib/paraglide/messages.js'

/**
 * What stands on the page of a document. It comes with the answers: a page that asks, shows and takes files has
 * no room left for words in its scripts. For the server.
 */
export function documentPageWords(isLetter: boolean) {
  return {
    choose: { text: m.record_two_waiting(), link: m.record_choose_now() },
    howFar: {
      title: m.documents_how_far(),
      day: m.documents_sent_day(),
      dayHint: m.documents_sent_day_hint()
    },
    save: m.record_save(),
    takeOut: m.record_take_out(),
    ratherNotSay: m.record_rather_not_say(),
    files: isLetter ? m.documents_letter_papers() : m.documents_copies(),
    noFiles: m.documents_none_yet(),
    file: {
      open: m.documents_open(),
      save: m.documents_save(),
      saveElsewhere: m.documents_own_device_save(),
      remove: m.documents_remove(),
      removeText: m.documents_remove_text(),
      removeYes: m.documents_remove_yes()
    },
    close: m.documents_close(),
    add: {
      title: isLetter ? m.documents_add_paper() : m.documents_add_copy(),
      hint: m.documents_add_hint(),
      camera: m.documents_add_camera(),
      file: m.documents_add_file(),
      kind: m.record_letter_kind_question(),
      button: m.documents_add(),
      cut: m.documents_problem_cut(),
      sending: m.documents_sending(),
      sealing: m.documents_sealing()
    },
    addElsewhere: m.documents_own_device(),
    seen: { title: m.documents_seen(), remove: m.documents_seen_remove() },
    letter: {
      yesFirst: m.documents_letter_yes_first(),
      start: m.record_start(),
      about: m.record_letter_about(),
      change: m.documents_letter_about_change(),
      takeBack: m.record_back_link()
    }
  }
}

export type DocumentPageWords = ReturnType<typeof documentPageWords>

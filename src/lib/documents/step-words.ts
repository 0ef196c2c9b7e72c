import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { NextStep, Window } from './rules.ts'

/** A next step in words. For the server. @param labels what each document is called, by its name */
export function stepWords(
  step: NextStep,
  labels: Readonly<Record<string, string>>,
  now: number
): { readonly title: string; readonly text: string } {
  switch (step.what) {
    case 'birth-first':
      return { title: m.documents_step_birth(), text: m.documents_step_birth_text() }
    case 'id':
      return { title: m.documents_step_id(), text: idText(step.window, now) }
    case 'bank':
      return { title: m.documents_step_bank(), text: bankText(step.window, now) }
    case 'lost':
      return {
        title: named(m.documents_step_lost, step.document, labels),
        text: m.documents_step_lost_text()
      }
    case 'ask-where': {
      const day = dayInWords(step.since, now)
      return {
        title: named(m.documents_step_ask, step.document, labels),
        text: m.documents_step_ask_text({ day })
      }
    }
  }
}

function named(
  words: (input: { document: string }) => string,
  name: string,
  labels: Readonly<Record<string, string>>
): string {
  return words({ document: labels[name] ?? name })
}

function idText(window: Window, now: number): string {
  switch (window.is) {
    case 'unknown':
      return m.documents_step_id_unknown()
    case 'before':
      return m.documents_step_id_before({ day: dayInWords(window.opens, now) })
    case 'open':
      return m.documents_step_id_open()
    case 'closed':
    case 'out':
      return m.documents_step_id_out()
  }
}

function bankText(window: Window, now: number): string {
  switch (window.is) {
    case 'unknown':
      return m.documents_step_bank_unknown()
    case 'before':
      return m.documents_step_bank_before({ day: dayInWords(window.opens, now) })
    case 'open':
      return m.documents_step_bank_open({ day: dayInWords(window.closes, now) })
    case 'closed':
      return m.documents_step_bank_closed()
    case 'out':
      return m.documents_step_bank_out()
  }
}

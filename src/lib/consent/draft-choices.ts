import { m } from '#lib/paraglide/messages.js'
import type { SharingDraft } from './draft.server.ts'

/** What has a safe answer already, and can be changed from the last page. For the server. */
export const draftChoices = ['who', 'access', 'start'] as const
export type DraftChoice = (typeof draftChoices)[number]

export function isDraftChoice(word: string): word is DraftChoice {
  return (draftChoices as readonly string[]).includes(word)
}

export interface ChoicePage {
  readonly title: string
  readonly heading: string
  readonly legend: string
  readonly options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[]
  readonly chosen: string
  /** ISO date or empty, where a day can be picked; else null. */
  readonly date: string | null
}

/** The page of one choice in words; null when there is nothing to choose. */
export function choicePage(choice: DraftChoice, draft: SharingDraft): ChoicePage | null {
  switch (choice) {
    case 'who':
      return whoPage(draft)
    case 'access':
      return {
        title: m.consent_access_tab(),
        heading: m.consent_access_title(),
        legend: m.consent_access_problem(),
        options: [
          { value: 'look', label: m.consent_access_look(), hint: m.consent_access_look_hint() },
          { value: 'suggest', label: m.consent_access_suggest(), hint: m.consent_access_suggest_hint() }
        ],
        chosen: draft.access,
        date: null
      }
    case 'start':
      return {
        title: m.consent_start_tab(),
        heading: m.consent_start_title(),
        legend: m.consent_start_problem(),
        options: [
          { value: 'now', label: m.consent_start_now(), hint: m.consent_start_now_hint() },
          { value: 'date', label: m.consent_start_date() }
        ],
        chosen: draft.fromDate === null ? 'now' : 'date',
        date: draft.fromDate ?? ''
      }
  }
}

function whoPage({ organisationName: organisation, worker, recipient }: SharingDraft): ChoicePage | null {
  if (!worker) return null
  return {
    title: m.consent_who_tab(),
    heading: m.consent_who_title(),
    legend: m.consent_who_problem(),
    options: [
      {
        value: 'service',
        label: m.consent_who_service(),
        hint: m.consent_who_service_hint({ organisation })
      },
      {
        value: 'worker',
        label: m.consent_who_worker({ name: worker.name }),
        hint: m.consent_who_worker_hint({ organisation })
      }
    ],
    chosen: recipient.kind === 'worker' ? 'worker' : 'service',
    date: null
  }
}

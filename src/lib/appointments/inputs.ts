import * as v from 'valibot'
import { holdsLink } from '#lib/consent/ask-rules.ts'
import { tidyWords } from '#lib/organisations/plain-words.ts'
import { hows } from './hows.ts'
import { longestWords, marks } from './rules.ts'

/** Messages are keys of the catalogue. A field that was not sent has the same words as an empty one. */

const sent = <Schema extends v.GenericSchema<string, unknown>>(schema: Schema) =>
  v.optional(schema, '' as never)

/** Which state of the appointment the form was made from. */
const sequence = sent(
  v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'refusal_changed_meanwhile'), v.transform(Number))
)

function words(tooLong: string, link: string, tidy = (text: string) => text.trim()) {
  return v.pipe(
    v.string(),
    v.transform(tidy),
    v.maxLength(longestWords, tooLong),
    v.check((text) => !holdsLink(text), link)
  )
}

const personsWords = words('appointments_problem_long', 'appointments_problem_link')
// Of a service, without letters that cannot be seen, or that turn the line around them.
const servicesWords = words('org_appointments_problem_long', 'org_appointments_problem_link', tidyWords)

const instant = (problem: string) =>
  sent(v.pipe(v.string(), v.regex(/^\d{1,15}$/, problem), v.transform(Number)))

export const pickInput = v.object({ at: instant('appointments_pick_problem') })

export const anotherInput = v.object({
  sequence,
  words: sent(v.pipe(personsWords, v.minLength(1, 'appointments_another_problem')))
})

export const cancelInput = v.object({ sequence, reason: sent(personsWords) })

export const markInput = v.object({ mark: sent(v.picklist(marks, 'ui_check_this')) })

export const joinInput = v.object({
  sequence,
  interest: sent(
    v.pipe(
      v.string(),
      v.minLength(1, 'appointments_join_which_problem'),
      v.maxLength(64, 'appointments_join_which_problem')
    )
  ),
  names: sent(v.picklist(['shown', 'hidden'], 'appointments_join_names_problem')),
  who: sent(v.picklist(['person', 'service'], 'appointments_join_who_problem'))
})

export const calendarInput = v.object({
  with: v.optional(v.literal('yes', 'ui_check_this')),
  where: v.optional(v.literal('yes', 'ui_check_this'))
})

const short = v.optional(v.pipe(v.string(), v.maxLength(30, 'org_appointments_problem_not_a_day')), '')
const which = v.optional(v.picklist(['', 'first', 'second'], 'org_appointments_problem_twice'), '')

/** Minutes that a worker chooses from. */
export const minutesChoices = ['15', '30', '45', '60', '90', '120'] as const

const proposal = {
  ...{ 'day-1': short, 'day-2': short, 'day-3': short, 'day-4': short, 'day-5': short },
  ...{ 'time-1': short, 'time-2': short, 'time-3': short, 'time-4': short, 'time-5': short },
  ...{ 'which-1': which, 'which-2': which, 'which-3': which, 'which-4': which, 'which-5': which },
  minutes: sent(v.pipe(v.picklist(minutesChoices, 'org_appointments_problem_minutes'), v.transform(Number))),
  how: sent(v.picklist(hows, 'org_appointments_problem_how')),
  where: sent(v.pipe(servicesWords, v.minLength(1, 'org_appointments_problem_where'))),
  bring: sent(servicesWords)
}

export const proposeInput = v.object({
  ...proposal,
  /** Made with the form: pressed twice, it is one. */
  appointmentId: sent(v.pipe(v.string(), v.regex(/^[\w-]{22}$/, 'ui_check_this')))
})

export const otherTimesInput = v.object({ ...proposal, sequence })

const reason = sent(v.pipe(servicesWords, v.minLength(1, 'org_appointments_problem_reason')))

export const moveInput = v.object({ ...proposal, sequence, reason })

export const serviceCancelInput = v.object({ sequence, why: reason })

export const leaveInput = v.object({ leave: sent(v.pipe(v.string(), v.maxLength(64, 'ui_check_this'))) })

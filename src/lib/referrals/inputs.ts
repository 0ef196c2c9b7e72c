import * as v from 'valibot'
import { longestMessage } from '#lib/messages/rules.ts'
import { tidyWords } from '#lib/organisations/plain-words.ts'
import { longestAnswer, notAbleReasons, usefulAnswers } from './rules.ts'

/** Messages are keys of the catalogue. */

export const withdrawForm = v.object({
  /** Whether sharing stops too; a form that does not ask stops it. */
  keep: v.pipe(
    v.optional(v.string('ui_check_this'), ''),
    v.transform((value) => value === 'yes')
  )
})

export const usefulForm = v.object({
  useful: v.picklist([...usefulAnswers, 'none'], 'ui_check_this')
})

const revision = v.pipe(v.string('ui_check_this'), v.regex(/^\d{1,9}$/, 'ui_check_this'), v.transform(Number))

// What a service writes to a person holds no letter that cannot be seen, or that turns the line around it.
const words = v.pipe(
  v.optional(v.string('ui_check_this'), ''),
  v.transform(tidyWords),
  v.maxLength(longestAnswer, 'org_inbox_problem_long')
)
const neededWords = (missing: string) =>
  v.pipe(
    v.optional(v.string(missing), ''),
    v.transform(tidyWords),
    v.minLength(1, missing),
    v.maxLength(longestAnswer, 'org_inbox_problem_long')
  )

export const readyAnswers = ['none', 'first', 'second'] as const
export type ReadyAnswer = (typeof readyAnswers)[number]

/** A yes, or a place on the list; with ready words, own words, both or none. */
export const answerForm = v.object({
  revision,
  ready: v.optional(v.picklist(readyAnswers, 'ui_check_this'), 'none'),
  words
})

/** An address of an offer here, or its id alone; empty for none. */
const offerAddress = v.pipe(
  v.optional(v.string('ui_check_this'), ''),
  v.trim(),
  v.maxLength(200, 'org_inbox_problem_offer'),
  v.check((text) => text === '' || offerIdIn(text) !== null, 'org_inbox_problem_offer'),
  v.transform(offerIdIn)
)

function offerIdIn(text: string): string | null {
  return (
    /^(?:https?:\/\/[^/\s]+)?(?:\/offers\/)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:[?#]\S*)?$/.exec(
      text
    )?.[1] ?? null
  )
}

export const notAbleForm = v.object({
  revision,
  reason: v.pipe(
    v.optional(v.string('org_inbox_problem_reason'), ''),
    v.picklist(notAbleReasons, 'org_inbox_problem_reason')
  ),
  why: neededWords('org_inbox_problem_why'),
  otherHelp: neededWords('org_inbox_problem_other'),
  otherOffer: offerAddress
})

export const pressForm = v.object({ revision })

export const giveForm = v.object({
  revision,
  worker: v.pipe(v.string('org_inbox_problem_worker'), v.regex(/^[0-9a-f-]{36}$/, 'org_inbox_problem_worker'))
})

export const takeForm = v.object({
  revision,
  takeReason: v.pipe(
    v.optional(v.string('ui_check_this'), ''),
    v.transform(tidyWords),
    v.maxLength(500, 'org_inbox_problem_long')
  )
})

/** A message of a worker: own words, or one that is ready. */
export const replyForm = v.object({
  ready: v.optional(v.picklist(['own', 'got', 'call', 'come'], 'ui_check_this'), 'own'),
  words: v.pipe(
    v.optional(v.string('messages_problem_words'), ''),
    v.transform(tidyWords),
    v.maxLength(longestMessage, 'messages_problem_long')
  ),
  key: v.pipe(v.string('ui_check_this'), v.regex(/^[\w-]{22}$/, 'ui_check_this'))
})

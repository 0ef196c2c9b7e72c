import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import { isEndingGround, type EndingAnswer, type EndingGround } from './ending-grounds.ts'
import type { OwnEnding } from './own-endings.server.ts'

/** For the server. What the worker chooses from; the first is that everything was deleted. */
export const endingAnswerWords: Record<EndingAnswer, () => string> = {
  deleted: m.org_ending_deleted,
  'legal-duty': m.org_ending_legal_duty,
  'badly-hurt': m.org_ending_badly_hurt,
  contract: m.org_ending_contract,
  'legal-claim': m.org_ending_legal_claim
}

/** "the law says they must" */
const groundPhrases: Record<EndingGround, () => string> = {
  'legal-duty': m.consent_ground_legal_duty,
  'badly-hurt': m.consent_ground_badly_hurt,
  contract: m.consent_ground_contract,
  'legal-claim': m.consent_ground_legal_claim
}

/**
 * What became of a service's copies after sharing ended, for the person: told and when, deleted, kept and
 * why, or no answer yet. For the server.
 */
export function endingWords(ending: OwnEnding, now: number): string {
  if (ending.toldAt === null) return m.consent_ending_not_told()
  const told = m.consent_ending_told({ day: dayInWords(ending.toldAt, now) })
  return `${told} ${answerWords(ending)}`
}

function answerWords({ answer, ground }: OwnEnding): string {
  if (answer === 'deleted') return m.consent_ending_deleted()
  if (answer === 'ground' && isEndingGround(ground)) {
    return m.consent_ending_kept({ why: groundPhrases[ground]() })
  }
  return m.consent_ending_no_answer()
}

import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { proposeInput, serviceCancelInput } from '#lib/appointments/inputs.ts'
import { askInput } from '#lib/consent/ask-inputs.ts'
import { answerForm, notAbleForm, replyForm, takeForm } from './inputs.ts'

/** Turns the rest of the line around, hides a letter, and is a bell. */
const strange = 'Come \u202eno\u200bw\u2066\u0007 please'
const plain = 'Come now please'

describe('what a service writes to a person', () => {
  it('keeps no letter that cannot be seen or turns the line around it', () => {
    const revision = '1'
    const no = { revision, reason: 'full', why: strange, otherHelp: strange }
    expect(v.parse(answerForm, { revision, words: strange }).words).toBe(plain)
    expect(v.parse(notAbleForm, no)).toMatchObject({ why: plain, otherHelp: plain })
    expect(v.parse(replyForm, { words: strange, key: 'A'.repeat(22) }).words).toBe(plain)
    expect(v.parse(takeForm, { revision, takeReason: strange }).takeReason).toBe(plain)
    expect(v.parse(serviceCancelInput, { sequence: '1', why: strange }).why).toBe(plain)
    const times = { minutes: '30', how: 'place', where: strange, bring: strange }
    expect(v.parse(proposeInput, { ...times, appointmentId: 'A'.repeat(22) })).toMatchObject({
      where: plain,
      bring: plain
    })
    const asked = v.safeParse(askInput, { onNo: strange })
    expect((asked.output as { onNo: string }).onNo).toBe(plain)
  })

  it('is nothing when nothing of it can be seen', () => {
    const nothing = { revision: '1', reason: 'full', why: '\u200b\u2066', otherHelp: '\u00ad' }
    expect(v.safeParse(notAbleForm, nothing).success).toBe(false)
  })

  it('hides no link behind letters that cannot be seen', () => {
    const hidden = { sequence: '1', why: 'See example\u200b.com' }
    expect(v.safeParse(serviceCancelInput, hidden).success).toBe(false)
  })
})

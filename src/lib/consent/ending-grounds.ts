/** Legal grounds on which a service may keep what it copied after sharing ended (UK GDPR 6(1)(b–d), 9(2)(c) and (f), 17(3)). */
export const endingGrounds = ['legal-duty', 'badly-hurt', 'contract', 'legal-claim'] as const
export type EndingGround = (typeof endingGrounds)[number]

/** What a service answers when sharing ended: it deleted its copies, or why it keeps them. */
export const endingAnswers = ['deleted', ...endingGrounds] as const
export type EndingAnswer = (typeof endingAnswers)[number]

export function isEndingGround(code: string | null): code is EndingGround {
  return (endingGrounds as readonly (string | null)[]).includes(code)
}

/** What somebody may need to take part, that the list can be narrowed by. */
export const accessNeeds = ['step-free', 'hearing', 'reading', 'interpreter'] as const
export type AccessNeed = (typeof accessNeeds)[number]

/** How services say it, in the free text of an offer. */
const said: Record<AccessNeed, RegExp> = {
  'step-free': /step[- ]free|no steps?\b|ground floor|level access|\bramps?\b|wheelchair/i,
  hearing: /hearing loop|induction loop|sign language|\bBSL\b|lip ?read|\btext\b/i,
  reading:
    /easy read|big print|large print|read (?:and write )?(?:it |this )?(?:to|with) you|shown, not written/i,
  interpreter: /interpret(?:er|ing)|translat/i
}
/** "Not step-free", "There is no ramp": the word is there, and means the opposite. */
const denied = /\b(?:no|not|without|isn['’]t|cannot|can['’]t)\b[^.;!?]{0,20}$/i

/** What an offer's words about access promise. A sentence that denies it promises nothing. */
export function accessOf(text: string): AccessNeed[] {
  return accessNeeds.filter((need) => {
    const found = said[need].exec(text)
    if (!found) return false
    return /^no\b/i.test(found[0]) || !denied.test(text.slice(0, found.index))
  })
}

/** Whether nobody pays to come, or is paid. */
export function isFree(cost: string): boolean {
  return /^\s*(?:free\b|no (?:cost|charge)\b|nothing\b|we pay you\b|£?0(?:\.00)?\s*$)/i.test(cost)
}

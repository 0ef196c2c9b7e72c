import type { Cookies } from '@sveltejs/kit'
import * as v from 'valibot'
import { sectionNames } from '#lib/record/sections.ts'
import { familyEnds } from './family-ends.ts'

/**
 * The answers so far of somebody who is sharing with family. They wait in this browser for a quarter of an
 * hour and nowhere else: whoever stops before the end has left nothing behind. Names of sections and an
 * end, never a value of the record.
 */
const draft = v.object({
  supporterId: v.string(),
  answers: v.record(v.picklist(sectionNames), v.boolean()),
  untilChoice: v.nullable(v.picklist(familyEnds)),
  /** ISO date; set together with the choice. */
  untilDate: v.nullable(v.string()),
  /** They were asked whether somebody makes them do this, and went on. */
  alone: v.boolean()
})

export type ShareDraft = v.InferOutput<typeof draft>

const cookie = '__Host-waymark-family'
const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const

export function keepShareDraft(cookies: Pick<Cookies, 'set'>, kept: ShareDraft): void {
  const text = Buffer.from(JSON.stringify(kept)).toString('base64url')
  cookies.set(cookie, text, { ...attributes, maxAge: 15 * 60 }) // seconds
}

/** The answers for this supporter; empty when there are none, or they were for somebody else. */
export function readShareDraft(cookies: Pick<Cookies, 'get'>, supporterId: string): ShareDraft {
  const found = parse(cookies.get(cookie))
  if (found?.supporterId === supporterId) return found
  return { supporterId, answers: {}, untilChoice: null, untilDate: null, alone: false }
}

/** For whom questions are under way in this browser; null for nobody. */
export function findDraftFor(cookies: Pick<Cookies, 'get'>): string | null {
  return parse(cookies.get(cookie))?.supporterId ?? null
}

export function dropShareDraft(cookies: Pick<Cookies, 'delete'>): void {
  cookies.delete(cookie, attributes)
}

function parse(text: string | undefined): ShareDraft | null {
  if (!text) return null
  try {
    const result = v.safeParse(draft, JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return result.success ? result.output : null
  } catch {
    return null
  }
}

import type { RequestEvent } from '@sveltejs/kit'
import * as v from 'valibot'
import { problemWords } from '#lib/access/problem-words.server.ts'
import { Refusal } from '#lib/access/refusal.ts'

/** What a script that used a passkey is told: where to go on, or what is wrong in words for people. */
export type PasskeyOutcome = { readonly location: string } | { readonly problem: string }

/** Runs one step with a passkey. A refusal becomes its status and words. */
export async function answerPasskey(run: () => Promise<object>): Promise<Response> {
  try {
    return Response.json(await run(), { headers: { 'cache-control': 'no-store' } })
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    const key =
      cause.code === 'not-allowed' ? 'accounts_key_refused' : `refusal_${cause.code.replaceAll('-', '_')}`
    return Response.json(
      { problem: problemWords(key) },
      { status: cause.status, headers: { 'cache-control': 'no-store' } }
    )
  }
}

/** @throws Refusal `bad-input` */
export async function readJson<Schema extends v.GenericSchema>(
  request: Request,
  schema: Schema
): Promise<v.InferOutput<Schema>> {
  const sent: unknown = await request.json().catch(() => null)
  const result = v.safeParse(schema, sent, { abortEarly: true })
  if (!result.success) throw new Refusal('bad-input')
  return result.output
}

type CookieJar = Pick<RequestEvent['cookies'], 'get' | 'set' | 'delete'>

/** Names the challenge for this browser alone, so that an answer is taken only from where the question went. */
const challengeCookie = '__Host-waymark-key'
const cookieAttributes = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const

export function keepChallengeId(cookies: CookieJar, id: string): void {
  cookies.set(challengeCookie, id, { ...cookieAttributes, maxAge: 5 * 60 }) // seconds
}

/** The id that this browser was given, once. */
export function takeChallengeId(cookies: CookieJar): string | undefined {
  const id = cookies.get(challengeCookie)
  cookies.delete(challengeCookie, cookieAttributes)
  return id
}

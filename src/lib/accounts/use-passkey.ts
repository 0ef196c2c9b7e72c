import {
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON
} from '@simplewebauthn/browser'
import { m } from '#lib/paraglide/messages.js'
import { passkeyProblem } from './passkey-problems.ts'

export type PasskeyUse = 'sign-in' | 'again' | 'join' | 'register'

/**
 * Makes or uses a passkey in the browser. Loaded on the first tap: pages without it carry none of it.
 *
 * @param reason code of why somebody is asked again, or the offer that they came from
 * @returns where to go on, or what went wrong in words for people
 */
export async function usePasskey(
  use: PasskeyUse,
  reason?: string
): Promise<{ location: string } | { problem: string }> {
  try {
    const options = await post(`/api/passkeys/${use}/options`)
    if ('problem' in options) return { problem: String(options.problem) }
    const response =
      use === 'join' || use === 'register'
        ? await startRegistration({
            optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON
          })
        : await startAuthentication({
            optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON
          })
    const outcome = await post(
      `/api/passkeys/${use}${reason ? `?for=${encodeURIComponent(reason)}` : ''}`,
      response
    )
    return typeof outcome.location === 'string'
      ? { location: outcome.location }
      : { problem: String(outcome.problem ?? m.accounts_key_problem_other()) }
  } catch (cause) {
    return { problem: passkeyProblem(cause) }
  }
}

async function post(to: string, body: object = {}): Promise<Record<string, unknown>> {
  const answer = await fetch(to, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error'
  })
  if (answer.status === 401) return { problem: m.refusal_sign_in_first() }
  return (await answer.json()) as Record<string, unknown>
}

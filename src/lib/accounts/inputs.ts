import * as v from 'valibot'
import {
  isName,
  joinCodeLength,
  normaliseCode,
  normaliseName,
  normalisePassphrase,
  problemWithPassphrase
} from './rules.ts'

const longest = 200 // characters: argon2 takes its time over a novel

const given = (message: string) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty(message), v.maxLength(longest, message))

export const signInInput = v.object({
  name: given('accounts_problem_name_missing'),
  passphrase: given('accounts_problem_passphrase_missing')
})

export const againInput = v.object({ passphrase: given('accounts_problem_passphrase_missing') })

export const joinInput = v.object({
  code: v.pipe(
    given('accounts_problem_code'),
    v.transform(normaliseCode),
    v.length(joinCodeLength, 'accounts_problem_code')
  )
})

/** @param name normalised; null when the account has none */
export function choosePassphraseInput(name: string | null) {
  const not = (problem: ReturnType<typeof problemWithPassphrase>) => (passphrase: string) =>
    problemWithPassphrase(normalisePassphrase(passphrase), name) !== problem
  return v.pipe(
    v.object({
      passphrase: v.pipe(
        given('accounts_problem_passphrase_missing'),
        v.check(not('name'), 'accounts_problem_passphrase_name'),
        v.check(not('short'), 'accounts_problem_passphrase_short'),
        v.check(not('easy'), 'accounts_problem_passphrase_easy')
      ),
      passphraseAgain: v.pipe(v.string(), v.maxLength(longest, 'accounts_problem_passphrase_again'))
    }),
    v.forward(
      v.check(
        ({ passphrase, passphraseAgain }) =>
          normalisePassphrase(passphrase) === normalisePassphrase(passphraseAgain),
        'accounts_problem_passphrase_again'
      ),
      ['passphraseAgain']
    )
  )
}

export const cardInput = v.object({
  name: v.pipe(given('enrol_problem_name'), v.transform(normaliseName), v.check(isName, 'enrol_problem_name'))
})

/** The words that were shown, by their hash: a yes to other words is no yes. */
export const yesInput = v.object({ notice: v.string() })

export const removeInput = v.object({
  passkey: v.pipe(v.string(), v.maxLength(1400)),
  notMe: v.optional(v.literal('yes'))
})

const base64url = v.pipe(v.string(), v.maxLength(20_000), v.regex(/^[\w-]*$/))

const credential = {
  id: v.pipe(base64url, v.maxLength(1400), v.nonEmpty()),
  rawId: v.pipe(base64url, v.maxLength(1400)),
  type: v.literal('public-key'),
  clientExtensionResults: v.optional(v.looseObject({}), {})
}

/** What `startRegistration` of SimpleWebAuthn sends. */
export const registrationInput = v.object({
  ...credential,
  response: v.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(10)), [])
  })
})

/** What `startAuthentication` of SimpleWebAuthn sends. */
export const authenticationInput = v.object({
  ...credential,
  response: v.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: v.exactOptional(base64url)
  })
})

import { allowAnyone } from '#lib/access/guards.server.ts'
import { enter } from '#lib/accounts/enter.server.ts'
import { registrationInput } from '#lib/accounts/inputs.ts'
import { dropJoinCode } from '#lib/accounts/join-cookie.ts'
import { joinWithPasskey } from '#lib/accounts/join-with-passkey.server.ts'
import { answerPasskey, readJson, takeChallengeId } from '#lib/accounts/passkey-answer.server.ts'
import { requireJoining } from '#lib/accounts/require-joining.server.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = (event) => {
  allowAnyone(event)
  const { db } = event.locals
  return answerPasskey(async () => {
    const { joining, code } = await requireJoining(event)
    const response = await readJson(event.request, registrationInput)
    const challengeId = takeChallengeId(event.cookies)
    await joinWithPasskey(db, joining, code, { challengeId, response, origin: event.url.origin })
    dropJoinCode(event.cookies)
    return { location: await enter(db, event.cookies, joining.accountId) }
  })
}

import { ensureFreshProof, requireSignedIn } from '#lib/access/guards.server.ts'
import { registrationInput } from '#lib/accounts/inputs.ts'
import { answerPasskey, readJson, takeChallengeId } from '#lib/accounts/passkey-answer.server.ts'
import { keepPasskey } from '#lib/accounts/register-passkey.server.ts'
import { ensureOwnDevice } from '#lib/accounts/ensure-own-device.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = (event) => {
  const { accountId, way } = requireSignedIn(event)
  ensureFreshProof(event)
  return answerPasskey(async () => {
    ensureOwnDevice(way)
    const response = await readJson(event.request, registrationInput)
    const challengeId = takeChallengeId(event.cookies)
    await keepPasskey(event.locals.db, accountId, { challengeId, response, origin: event.url.origin })
    return { location: '/me/settings?said=way-added' }
  })
}

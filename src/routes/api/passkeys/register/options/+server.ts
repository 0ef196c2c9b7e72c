import { ensureFreshProof, requireSignedIn } from '#lib/access/guards.server.ts'
import { answerPasskey, keepChallengeId } from '#lib/accounts/passkey-answer.server.ts'
import { offerPasskey } from '#lib/accounts/register-passkey.server.ts'
import { ensureOwnDevice } from '#lib/accounts/ensure-own-device.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = (event) => {
  const { accountId, way } = requireSignedIn(event)
  ensureFreshProof(event)
  return answerPasskey(async () => {
    ensureOwnDevice(way)
    const { challengeId, options } = await offerPasskey(event.locals.db, accountId, event.url.origin)
    keepChallengeId(event.cookies, challengeId)
    return options
  })
}

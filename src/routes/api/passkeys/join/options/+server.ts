import { allowAnyone } from '#lib/access/guards.server.ts'
import { requireJoining } from '#lib/accounts/require-joining.server.ts'
import { answerPasskey, keepChallengeId } from '#lib/accounts/passkey-answer.server.ts'
import { offerPasskey } from '#lib/accounts/register-passkey.server.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = (event) => {
  allowAnyone(event)
  return answerPasskey(async () => {
    const { joining } = await requireJoining(event)
    const { challengeId, options } = await offerPasskey(event.locals.db, joining.accountId, event.url.origin)
    keepChallengeId(event.cookies, challengeId)
    return options
  })
}

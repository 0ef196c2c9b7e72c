import { requireSignedIn } from '#lib/access/guards.server.ts'
import { answerPasskey, keepChallengeId } from '#lib/accounts/passkey-answer.server.ts'
import { askForPasskey } from '#lib/accounts/use-passkey.server.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = (event) => {
  const { accountId } = requireSignedIn(event)
  return answerPasskey(async () => {
    const { challengeId, options } = await askForPasskey(event.locals.db, accountId, event.url.origin)
    keepChallengeId(event.cookies, challengeId)
    return options
  })
}

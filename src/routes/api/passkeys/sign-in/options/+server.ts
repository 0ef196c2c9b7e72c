import { allowAnyone } from '#lib/access/guards.server.ts'
import { addressToCount, countTry } from '#lib/accounts/limits.server.ts'
import { answerPasskey, keepChallengeId } from '#lib/accounts/passkey-answer.server.ts'
import { askForPasskey } from '#lib/accounts/use-passkey.server.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = (event) => {
  allowAnyone(event)
  const { db, address } = event.locals
  return answerPasskey(async () => {
    await countTry(db, 'passkey-address', addressToCount(address))
    const { challengeId, options } = await askForPasskey(db, null, event.url.origin)
    keepChallengeId(event.cookies, challengeId)
    return options
  })
}

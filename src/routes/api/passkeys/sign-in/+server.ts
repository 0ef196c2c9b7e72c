import { allowAnyone } from '#lib/access/guards.server.ts'
import { enter } from '#lib/accounts/enter.server.ts'
import { authenticationInput } from '#lib/accounts/inputs.ts'
import { answerPasskey, readJson, takeChallengeId } from '#lib/accounts/passkey-answer.server.ts'
import { afterSignIn } from '#lib/accounts/rules.ts'
import { checkPasskey } from '#lib/accounts/use-passkey.server.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = (event) => {
  allowAnyone(event)
  const { db } = event.locals
  return answerPasskey(async () => {
    const response = await readJson(event.request, authenticationInput)
    const challengeId = takeChallengeId(event.cookies)
    const accountId = await checkPasskey(db, null, { challengeId, response, origin: event.url.origin })
    const home = await enter(db, event.cookies, accountId)
    return { location: afterSignIn(home, event.url.searchParams.get('for')) }
  })
}

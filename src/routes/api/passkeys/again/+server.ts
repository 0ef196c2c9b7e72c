import { againPlaces, isAgainReason } from '#lib/access/again.ts'
import { requireSignedIn } from '#lib/access/guards.server.ts'
import { authenticationInput } from '#lib/accounts/inputs.ts'
import { answerPasskey, readJson, takeChallengeId } from '#lib/accounts/passkey-answer.server.ts'
import { renewSession } from '#lib/accounts/sessions.server.ts'
import { checkPasskey } from '#lib/accounts/use-passkey.server.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = (event) => {
  const actor = requireSignedIn(event)
  const { db } = event.locals
  return answerPasskey(async () => {
    const response = await readJson(event.request, authenticationInput)
    const challengeId = takeChallengeId(event.cookies)
    await checkPasskey(db, actor.accountId, { challengeId, response, origin: event.url.origin })
    await renewSession(db, event.cookies, actor)
    const reason = event.url.searchParams.get('for')
    return { location: againPlaces[isAgainReason(reason) ? reason : 'settings'] }
  })
}

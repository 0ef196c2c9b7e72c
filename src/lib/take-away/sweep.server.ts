import { remindOfStaleOffers } from '#lib/advertising/remind-stale.server.ts'
import { remindOfTomorrow } from '#lib/appointments/remind.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { publishReach } from '#lib/digest/publish-reach.server.ts'
import { sweepNotices } from '#lib/notices/sweep-notices.server.ts'
import { remindUnanswered } from '#lib/referrals/remind-unanswered.server.ts'
import { sweepComingIn } from './coming-in.server.ts'
import { deleteWhoIsDue } from './finish-closings.server.ts'
import { mayBeOff, seenEvery } from './rules.ts'

const every = 60 * 60 * 1000 // ms

/**
 * Carries out what the time has decided: now, and every hour.
 *
 * @param onMistake told of what went wrong; the next hour tries again
 * @returns a function that stops it, once what is under way is done
 */
export async function startSweep(
  db: Database,
  onMistake: (cause: unknown) => void
): Promise<() => Promise<void>> {
  let last: Promise<unknown> = Promise.resolve()
  const sweep = (unseenAtMost: number) => {
    const all: readonly (() => Promise<unknown>)[] = [
      () => deleteWhoIsDue(db, unseenAtMost),
      () => sweepComingIn(db),
      () => remindUnanswered(db),
      () => sweepNotices(db),
      () => remindOfTomorrow(db),
      () => remindOfStaleOffers(db),
      () => publishReach(db)
    ]
    // What goes wrong with one keeps none of the others from being done.
    for (const one of all) last = last.then(one).catch(onMistake)
    return last
  }
  await sweep(mayBeOff)
  const timer = setInterval(() => void sweep(seenEvery), every)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await last
  }
}

import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { readChoice } from './own-choice.server.ts'
import { nothingSaved } from './rules.ts'

/** All that a person chose beside their record, for their own copy of everything (UK GDPR 15, 20). Instants are ms UTC. */
export async function tellChoices(db: Database, actor: PersonActor) {
  const { offers, searches } = (await readChoice(db, actor, 'saved')) ?? nothingSaved
  const digest = await readChoice(db, actor, 'digest')
  return {
    offers,
    lists: searches,
    notLookedAtForFit: (await readChoice(db, actor, 'fit'))?.off ?? [],
    /** What they are counted by once a week; null while they want no digest. */
    digest
  }
}

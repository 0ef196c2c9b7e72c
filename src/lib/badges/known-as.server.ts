import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { listSomeSections } from '#lib/record/own-record.server.ts'
import type { KnownAs } from './whose-badge.ts'

/** What this person told of who they are, to compare a badge with. */
export async function findKnownAs(db: Database, actor: PersonActor): Promise<KnownAs> {
  const own = await listSomeSections(db, actor, ['identity', 'contact', 'qualifications'])
  const told = (section: keyof typeof own, ...names: string[]) =>
    names
      .map((name) => own[section]?.document[name])
      .filter((answer): answer is string => typeof answer === 'string')
  return {
    names: told('identity', 'legalName', 'likedName', 'otherNames').flatMap((names) => [
      names,
      ...names.split(/[,;\n]/)
    ]),
    emails: told('contact', 'email'),
    numbers: told('qualifications', 'uln')
  }
}

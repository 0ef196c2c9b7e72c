import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { listSomeSections } from '#lib/record/own-record.server.ts'
import type { Cv } from './cv.ts'
import { cvChoices, cvSections, makeCv, type CvChoices, type CvTold } from './make-cv.server.ts'

export interface OwnCv {
  readonly cv: Cv
  readonly choices: CvChoices
  readonly told: CvTold
  /** Two answers about how the CV shows wait for the person to choose. */
  readonly waiting: boolean
}

/** The person's own CV and what they may choose in it. It opens only the sections that a CV is made of. */
export async function getCv(db: Database, actor: PersonActor): Promise<OwnCv> {
  const own = await listSomeSections(db, actor, cvSections)
  const told = Object.fromEntries(cvSections.map((name) => [name, own[name]?.document ?? {}])) as CvTold
  return { cv: makeCv(told), choices: cvChoices(told), told, waiting: Boolean(own.cv?.waiting) }
}

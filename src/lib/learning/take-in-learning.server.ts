import { hash } from 'node:crypto'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Item } from '#lib/record/field.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { qualificationsFields } from '#lib/record/qualifications-fields.ts'
import { mostItems } from '#lib/record/rules.ts'
import { changeSection, type Saved } from '#lib/record/save-section.server.ts'
import type { SectionDocument } from '#lib/record/sections.ts'
import { thingsIn, withNewThing } from '#lib/record/things.ts'
import { meanings } from './mapping.ts'
import type { Learned } from './read-learning.ts'

const [passed] = qualificationsFields
const list = passed?.name ?? ''
const most = passed?.each?.most ?? mostItems

/** How many came in, how many were there already, and how many there was no room for. */
export interface CameIn {
  readonly came: number
  readonly known: number
  readonly noRoom: number
}

/** What would come of these, with what is told now. Pure. */
export function sortOut(
  document: SectionDocument,
  learned: readonly Learned[]
): CameIn & { readonly news: readonly (Learned & { readonly id: string })[] } {
  const standing = thingsIn<Item>(document, list)
  const seen = new Set(standing.flatMap((item) => [item.id, sayingOf(item)]))
  const news: (Learned & { readonly id: string })[] = []
  for (const one of learned) {
    const saying = sayingOf(one)
    const id = `file-${hash('sha256', saying, 'base64url').slice(0, 22)}`
    if (seen.has(saying) || seen.has(id)) continue
    seen.add(saying)
    news.push({ ...one, id })
  }
  const fits = news.slice(0, Math.max(0, most - standing.length))
  return {
    news: fits,
    came: fits.length,
    known: learned.length - news.length,
    noRoom: news.length - fits.length
  }
}

/**
 * Takes learning records in as qualifications of the person's own, in one save. What is there already, also
 * from the same file, does not come twice; a qualification that the person changed since is theirs and stays.
 * Test: `take-in-learning.test.ts`.
 *
 * @throws as `saveSection`
 */
export async function takeInLearning(
  db: Database,
  actor: PersonActor,
  learned: readonly Learned[]
): Promise<CameIn & Partial<Pick<Saved, 'outcome'>>> {
  const own = await findOwnSection(db, actor, 'qualifications')
  const { news, ...counts } = sortOut(own?.document ?? {}, learned)
  if (news.length === 0) return counts
  const { outcome } = await changeSection(
    db,
    actor,
    'qualifications',
    own?.version ?? 0,
    (base) => news.reduce<SectionDocument>((document, one) => withNewThing(document, list, one), base),
    { from: { how: 'file' } }
  )
  return { ...counts, outcome }
}

/** Two that say the same are one, whatever the case of the letters. */
function sayingOf(one: Learned | Item): string {
  const told = one as Readonly<Record<string, unknown>>
  return JSON.stringify(meanings.map((name) => String(told[name] ?? '').toLocaleLowerCase('en')))
}

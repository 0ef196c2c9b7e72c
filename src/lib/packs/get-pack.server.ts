import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { listSomeSections } from '#lib/record/own-record.server.ts'
import type { SectionName } from '#lib/record/sections.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { isPackForm, packForms, packs, type PackForm } from './packs.ts'
import { viewPack, type PackView, type ToldRecord } from './view-pack.ts'

/**
 * One form with what the person told. It opens only the sections that the form asks for.
 *
 * @throws Refusal `not-found` for a form that we do not fill
 */
export async function getPack(db: Database, actor: PersonActor, name: string): Promise<PackView> {
  if (!isPackForm(name)) throw new Refusal('not-found')
  return viewPack(name, await toldFor(db, actor, [name]), isoDay(db.now()))
}

/** All of them, in their order. */
export async function listPacks(db: Database, actor: PersonActor): Promise<PackView[]> {
  const told = await toldFor(db, actor, packForms)
  return packForms.map((form) => viewPack(form, told, isoDay(db.now())))
}

async function toldFor(db: Database, actor: PersonActor, forms: readonly PackForm[]): Promise<ToldRecord> {
  const names = new Set<SectionName>()
  for (const form of forms) {
    for (const { from } of packs[form].lines) for (const [section] of from) names.add(section)
  }
  const own = await listSomeSections(db, actor, [...names])
  return Object.fromEntries(Object.entries(own).map(([section, told]) => [section, told?.document ?? null]))
}

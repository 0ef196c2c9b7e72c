import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { changeChoice, readChoice } from '#lib/shortlist/own-choice.server.ts'
import { fitWordings } from './fit-words.ts'
import { fitRules, type FitRule } from './rules.ts'

/** One rule as its switch. */
export interface RuleSwitch extends Pick<FitRule, 'id' | 'says'> {
  readonly name: string
  readonly on: boolean
}

export async function viewRuleSwitches(db: Database, actor: PersonActor): Promise<RuleSwitch[]> {
  const off = (await readChoice(db, actor, 'fit'))?.off ?? []
  return fitRules.map(({ id, says }) => ({
    id,
    says,
    name: fitWordings[id]!.name(), // `rules.test.ts` finds each rule's words
    on: !off.includes(id)
  }))
}

/** Switches on these rules and off all others; sealed with the person's key. Names of no rule are left out. */
export async function switchRules(db: Database, actor: PersonActor, on: readonly string[]): Promise<void> {
  const off = fitRules.map(({ id }) => id).filter((id) => !on.includes(id))
  await changeChoice(db, actor, 'fit', () => (off.length === 0 ? null : { off }))
}

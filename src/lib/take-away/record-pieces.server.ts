import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { everyVersion } from '#lib/record/every-version.server.ts'
import { findSectionYes } from '#lib/record/find-section-yes.server.ts'
import { openInForce, openOwnKey, type Version } from '#lib/record/own-record.server.ts'
import { sectionNames } from '#lib/record/sections.ts'
import { instant } from './instant.ts'
import { recordFormat } from './record-schema.ts'

/**
 * `record.json`, section by section: each as it counts now, and what waits.
 *
 * @param at when it is made: ms UTC
 * @throws Refusal `not-allowed` for somebody who has not said yes to keeping anything
 * @throws SealBroken when a section does not open: nothing is left out in silence
 */
export async function* recordPieces(db: Database, actor: PersonActor, at: number): AsyncGenerator<string> {
  const key = await openOwnKey(db, actor)
  yield `{"format":"${recordFormat}","madeAt":"${instant(at)}","sections":{`
  for (const [index, section] of sectionNames.entries()) {
    const yes = await findSectionYes(db.read, actor, section)
    const { kept, waiting } = await openInForce(db.read, actor, key, section)
    const told = {
      ...(yes !== null && { ownYes: instant(yes) }),
      inForce: kept.version === 0 ? null : shown(kept),
      waiting: waiting.map(shown)
    }
    const isEmpty = yes === null && kept.version === 0 && waiting.length === 0
    yield `${index === 0 ? '' : ','}\n"${section}":${isEmpty ? 'null' : JSON.stringify(told)}`
  }
  yield '\n}}\n'
}

/** Characters of older versions, all sections together: what is taken away must be able to come in again. */
const roomForOlder = 50_000_000

/**
 * `record-before.json`: what each section said before, newest first, and what was not chosen. A few versions
 * are open at a time. Throws as `recordPieces`.
 */
export async function* recordBeforePieces(db: Database, actor: PersonActor): AsyncGenerator<string> {
  const key = await openOwnKey(db, actor)
  let [room, leftOut, told] = [roomForOlder, 0, 0]
  yield '{"versions":['
  for (const section of sectionNames) {
    const { kept, waiting } = await openInForce(db.read, actor, key, section)
    const isNow = new Set([kept.version, ...waiting.map(({ version }) => version)])
    for await (const version of everyVersion(db.read, actor, key, section)) {
      if (isNow.has(version.version)) continue
      const text = JSON.stringify({ section, ...shown(version), standing: version.standing })
      room -= text.length
      if (room < 0) leftOut += 1
      else yield `${told++ === 0 ? '' : ','}\n${text}`
    }
  }
  yield `],"leftOut":${leftOut}}\n`
}

function shown({ version, at, document }: Version): object {
  return { version, at: instant(at), answers: document }
}

import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { everyVersion } from '#lib/record/every-version.server.ts'
import { findSectionYes } from '#lib/record/find-section-yes.server.ts'
import { openInForce, openOwnKey, type Version } from '#lib/record/own-record.server.ts'
import { sectionNames, type SectionName } from '#lib/record/sections.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import { instant } from './instant.ts'
import { recordFormat } from './record-schema.ts'

/** Characters of older versions, all sections together: what is taken away must be able to come in again. */
const roomForOlder = 50_000_000

/**
 * `record.json`, piece by piece: each section as it counts now, what waits, and what it said before, newest
 * first. A few versions are open at a time.
 *
 * @param at when it is made: ms UTC
 * @throws Refusal `not-allowed` for somebody who has not said yes to keeping anything
 * @throws SealBroken when a version does not open: nothing is left out in silence
 */
export async function* recordPieces(db: Database, actor: PersonActor, at: number): AsyncGenerator<string> {
  const key = await openOwnKey(db, actor)
  const room = { left: roomForOlder }
  yield `{"format":"${recordFormat}","madeAt":"${instant(at)}","sections":{`
  for (const [index, section] of sectionNames.entries()) {
    yield `${index === 0 ? '' : ','}\n"${section}":`
    yield* sectionPieces(db, actor, key, section, room)
  }
  yield '\n}}\n'
}

async function* sectionPieces(
  db: Database,
  actor: PersonActor,
  key: DataKey,
  section: SectionName,
  room: { left: number }
): AsyncGenerator<string> {
  const yes = await findSectionYes(db.read, actor, section)
  const { kept, waiting } = await openInForce(db.read, actor, key, section)
  if (yes === null && kept.version === 0 && waiting.length === 0) return yield 'null'
  const now = {
    ...(yes !== null && { ownYes: instant(yes) }),
    inForce: kept.version === 0 ? null : shown(kept),
    waiting: waiting.map(shown)
  }
  yield `${JSON.stringify(now).slice(0, -1)},"older":[`
  const isNow = new Set([kept.version, ...waiting.map(({ version }) => version)])
  let [told, leftOut] = [0, 0]
  for await (const version of everyVersion(db.read, actor, key, section)) {
    if (isNow.has(version.version)) continue
    const text = JSON.stringify({ ...shown(version), standing: version.standing })
    room.left -= text.length
    if (room.left < 0) leftOut += 1
    else yield `${told++ === 0 ? '' : ','}\n${text}`
  }
  yield `],"olderLeftOut":${leftOut}}`
}

function shown({ version, at, document }: Version): object {
  return { version, at: instant(at), answers: document }
}

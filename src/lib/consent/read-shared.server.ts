import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { appendHistory, findHead } from '#lib/ledger/append-history.server.ts'
import { openSinkKey, sinkChain } from '#lib/ledger/sink.server.ts'
import { openSection } from '#lib/record/section-seal.server.ts'
import type { SectionDocument, SectionName } from '#lib/record/sections.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import { countDenial } from './count-denial.server.ts'
import { findFacts, findSealedSections, markLooked } from './gate-facts.server.ts'
import { decide } from './rules.ts'

export interface SharedSection {
  readonly section: SectionName
  /** Null when the person has not told it yet. */
  readonly document: SectionDocument | null
}

export interface SharedRead {
  readonly purpose: string
  /** The last day, ISO date in Europe/London. */
  readonly untilDate: string
  readonly sections: readonly SharedSection[]
}

/**
 * The gate: the only way to another person's sections. Check, read and history row are one immediate
 * transaction, so a stop that was answered before this began is seen, and nothing leaves before its row
 * is durable. Every denial looks and costs the same; an unknown reference writes an equal row to a sink.
 *
 * Tests: `read-shared.test.ts`, `model.test.ts`, `race.test.ts`, `tests/integration/matrix.test.ts`.
 *
 * @param ref what the organisation knows this person by
 * @throws Refusal `not-found` for every denial, `too-many-tries` after 30 denials in an hour
 */
export async function readShared(db: Database, viewer: WorkerActor, ref: string): Promise<SharedRead> {
  const outcome = await db.write((tx, now) => lookOnce(db, tx, now, viewer, ref))
  if (typeof outcome === 'string') throw new Refusal(outcome)
  return outcome
}

/** One look inside one transaction; a denial is an answer here, so that its row is kept. */
export async function lookOnce(
  db: Database,
  tx: Writer,
  now: number,
  viewer: WorkerActor,
  ref: string
): Promise<SharedRead | 'not-found' | 'too-many-tries'> {
  const found = await findFacts(tx, viewer, ref)
  const key = found?.dataKeyId
    ? await openDataKey(db, found.personId, found.dataKeyId)
    : await openSinkKey(db)
  const chainId = found?.dataKeyId ? found.personId : sinkChain
  const head = await findHead(tx, chainId)
  const at = Math.max(now, head.at)
  const open = found
    ? found.facts.consent?.sections.filter((section) => decide(found.facts, section, at))
    : []
  const allowed = found !== null && open !== undefined && open.length > 0
  if (!allowed && (await countDenial(tx, viewer.accountId, now)) === 'too-many') return 'too-many-tries'

  const row = await appendHistory(tx, key, chainId, head, at, {
    what: 'looked',
    actor: {
      kind: 'worker',
      accountId: viewer.accountId,
      name: viewer.displayName,
      organisationId: viewer.organisationId,
      organisation: viewer.organisationName
    },
    allowed,
    consent: found?.facts.consent?.consentId ?? null,
    purpose: found?.purpose ?? null,
    sections: allowed ? open : [],
    reason: null
  })
  if (!allowed || !found.facts.consent) return 'not-found'

  await markLooked(tx, found.facts.consent.consentId, row.seq)
  const sealed = await findSealedSections(tx, found.personId, open)
  const sections = (open as SectionName[]).map((section) => {
    const stored = sealed.get(section)
    const document = stored ? openSection(key, found.personId, section, stored.version, stored.sealed) : null
    return { section, document }
  })
  return { purpose: found.purpose, untilDate: found.facts.consent.untilDate, sections }
}

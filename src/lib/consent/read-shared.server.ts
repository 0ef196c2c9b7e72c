import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { appendHistory, findHead } from '#lib/ledger/append-history.server.ts'
import type { HistoryActor } from '#lib/ledger/rules.ts'
import { openSinkKey, sinkChain } from '#lib/ledger/sink.server.ts'
import { openSection } from '#lib/record/section-seal.server.ts'
import type { SectionDocument, SectionName } from '#lib/record/sections.ts'
import { isHiddenAddress } from '#lib/record/shareable.ts'
import { openSupporterName } from '#lib/supporters/supporter-name.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import { countDenial } from './count-denial.server.ts'
import {
  findFacts,
  findSealedSections,
  markLooked,
  type FoundFacts,
  type Viewer
} from './gate-facts.server.ts'
import { decide, type AccessKind } from './rules.ts'

export interface SharedSection {
  readonly section: SectionName
  /** Null when the person has not told it yet. */
  readonly document: SectionDocument | null
}

export interface SharedRead {
  readonly consentId: string
  readonly purpose: string
  readonly access: AccessKind
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
 * @param ref what the organisation or the supporter knows this person by
 * @throws Refusal `not-found` for every denial, `too-many-tries` after 30 denials in an hour
 */
export async function readShared(db: Database, viewer: Viewer, ref: string): Promise<SharedRead> {
  const outcome = await db.write((tx, now) => lookOnce(db, tx, now, viewer, ref))
  if (typeof outcome === 'string') throw new Refusal(outcome)
  return outcome
}

/** One look inside one transaction; a denial is an answer here, so that its row is kept. */
export async function lookOnce(
  db: Database,
  tx: Writer,
  now: number,
  viewer: Viewer,
  ref: string
): Promise<SharedRead | 'not-found' | 'too-many-tries'> {
  const found = await findFacts(tx, viewer, ref)
  const key = found?.dataKeyId
    ? await openDataKey(db, found.personId, found.dataKeyId)
    : await openSinkKey(db)
  const chainId = found?.dataKeyId ? found.personId : sinkChain
  const head = await findHead(tx, chainId)
  const at = Math.max(now, head.at)
  const consent = found?.facts.consent ?? null
  const open = found && consent ? consent.sections.filter((section) => decide(found.facts, section, at)) : []
  const sections = found && open.length > 0 ? await openSections(db, tx, found, open) : []
  const allowed = sections.length > 0
  if (!allowed && (await countDenial(tx, viewer.accountId, now)) === 'too-many') return 'too-many-tries'

  const row = await appendHistory(tx, key, chainId, head, at, {
    what: 'looked',
    actor: actorOf(viewer, found, key),
    allowed,
    consent: consent?.consentId ?? null,
    purpose: found?.purpose ?? null,
    sections: sections.map(({ section }) => section),
    reason: null
  })
  if (!allowed || !found || !consent) return 'not-found'

  const { consentId, access, untilDate } = consent
  await markLooked(tx, consentId, row.seq)
  return { consentId, purpose: found.purpose, access, untilDate, sections }
}

/** Opens what was decided on. An address to keep hidden stays shut for all but one named worker. */
async function openSections(
  db: Database,
  tx: Writer,
  { record, facts }: FoundFacts,
  open: readonly string[]
): Promise<SharedSection[]> {
  const key = await openDataKey(db, record.personId, record.dataKeyId)
  const sealed = await findSealedSections(tx, record.personId, open, facts.consent?.frozen ?? null)
  const sections = (open as SectionName[]).map((section) => {
    const stored = sealed.get(section)
    const document = stored ? openSection(key, record.personId, section, stored.version, stored.sealed) : null
    return { section, document }
  })
  return sections.filter(
    ({ section, document }) =>
      section !== 'address' || facts.recipient === 'worker' || !document || !isHiddenAddress(document)
  )
}

function actorOf(viewer: Viewer, found: FoundFacts | null, key: DataKey): HistoryActor {
  if (viewer.kind === 'worker') {
    return {
      kind: 'worker',
      accountId: viewer.accountId,
      name: viewer.displayName,
      organisationId: viewer.organisationId,
      organisation: viewer.organisationName
    }
  }
  const { personId, dataKeyId, supporterId, sealedName } = found ?? {}
  const known = personId && dataKeyId && supporterId && sealedName
  const name = known ? openSupporterName(key, personId, supporterId, sealedName) : ''
  return { kind: 'supporter', supporterId: supporterId ?? '', name }
}

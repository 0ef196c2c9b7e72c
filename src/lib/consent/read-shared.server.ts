import { Refusal } from '#lib/access/refusal.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { openSection } from '#lib/record/section-seal.server.ts'
import type { SectionDocument, SectionName } from '#lib/record/sections.ts'
import { isHiddenAddress } from '#lib/record/shareable.ts'
import { openDataKey, type Vault } from '#lib/vault/data-keys.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import { beginAttempt, denyAttempt, writeAttempt } from './attempt.server.ts'
import { findSealedSections, markLooked, type FoundFacts, type Viewer } from './gate-facts.server.ts'
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
 * Tests: `read-shared.test.ts`, `model.test.ts`, and in `tests/integration/`: `race.test.ts` (nothing after a
 * stop), `kill.test.ts` (nothing without its row), `matrix.test.ts`, `room-rules.test.ts` (nothing beside it).
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
  const attempt = await beginAttempt(db, tx, now, viewer, ref)
  const { found, at } = attempt
  const consent = found?.facts.consent ?? null
  const open = found && consent ? consent.sections.filter((section) => decide(found.facts, section, at)) : []
  const sections = found && open.length > 0 ? await openSections(db, tx, found, open, attempt.key) : []
  if (!found || !consent || sections.length === 0) return denyAttempt(tx, now, attempt)

  const names = sections.map(({ section }) => section)
  const row = await writeAttempt(tx, attempt, { what: 'looked', allowed: true, sections: names })
  const { consentId, access, untilDate } = consent
  await markLooked(tx, viewer, consentId, row.seq, now)
  return { consentId, purpose: found.purpose, access, untilDate, sections }
}

/**
 * Opens what was decided on. An address to keep hidden stays shut for all but one named worker. What the
 * person sees as "what they see" is opened by this, too (`preview-shared.server.ts`). `known` is a key that is
 * open already; behind a private door the record has another.
 */
export async function openSections(
  db: Vault,
  tx: Writer | Reader,
  { record, facts }: Pick<FoundFacts, 'record' | 'facts'>,
  open: readonly string[],
  known?: DataKey
): Promise<SharedSection[]> {
  const isKnown = known?.id === record.dataKeyId
  const key = isKnown ? known : await openDataKey(db, record.personId, record.dataKeyId)
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

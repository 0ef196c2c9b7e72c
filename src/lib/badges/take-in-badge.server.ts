import { hash } from 'node:crypto'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { badgeOf, badgePart, type CheckedBadge } from '#lib/record/checked-badge.ts'
import { dateInWords } from '#lib/record/date-in-words.ts'
import type { Item } from '#lib/record/field.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { isBlank, limits, tidy } from '#lib/record/rules.ts'
import { changeSection, type Saved } from '#lib/record/save-section.server.ts'
import type { SectionDocument } from '#lib/record/sections.ts'
import { findThing, withNewThing, withThing } from '#lib/record/things.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { checkBadge, type BadgeVerdict } from './check-badge.server.ts'
import { keepBadge, openBadge } from './kept-badges.server.ts'
import { findKnownAs } from './known-as.server.ts'
import { readBadgeFile, type NoBadge } from './read-badge-file.ts'

/** The list of what somebody passed, in the section `qualifications`. */
export const passedList = 'passed'

export interface TakenIn {
  readonly outcome: Saved['outcome']
  readonly itemId: string
  readonly verdict: CheckedBadge['verdict']
}

/**
 * Takes in an Open Badge: it is checked now, kept as it was brought, and stands as a qualification with what
 * the check said. Bringing it twice is one. A badge that does not pass is kept too, and says why.
 * Test: `take-in-badge.test.ts`.
 *
 * @returns what is wrong when there is no badge in it; nothing was kept then
 * @throws Refusal `too-large` when there is room for no more; else as `saveSection`
 */
export async function takeInBadge(
  db: Database,
  actor: PersonActor,
  bytes: Uint8Array
): Promise<TakenIn | { readonly problem: NoBadge }> {
  const file = readBadgeFile(bytes)
  if ('problem' in file) return file
  const checked = await checkBadge(file.text, await findKnownAs(db, actor), db.now())
  if (!checked || isBlank(tidy(checked.claims.name))) return { problem: 'not-badge' }
  const own = await findOwnSection(db, actor, 'qualifications')
  // Of the badge itself, so that the same one is the same thing.
  const itemId = `badge-${hash('sha256', file.text, 'base64url').slice(0, 22)}`
  const standing = findThing<Item>(own?.document ?? {}, passedList, itemId)
  const known = standing && badgeOf(standing)?.id
  const id = known ?? (await keepBadge(db, actor, { type: file.type, bytes: Buffer.from(bytes) }))
  const badge = asChecked(id, checked, db.now())
  const saved = await save(db, actor, own?.version ?? 0, (base) => withBadge(base, itemId, badge))
  return { ...saved, itemId, verdict: badge.verdict }
}

/**
 * Checks a badge that is kept once more: an issuer or a name may be known by now.
 *
 * @throws Refusal `not-found` when this person has no such badge
 */
export async function checkBadgeAgain(db: Database, actor: PersonActor, itemId: string): Promise<TakenIn> {
  const own = await findOwnSection(db, actor, 'qualifications')
  const item = findThing<Item>(own?.document ?? {}, passedList, itemId)
  const was = item && badgeOf(item)
  if (!own || !was) throw new Refusal('not-found')
  const { bytes } = await openBadge(db, actor, was.id)
  const file = readBadgeFile(bytes)
  const known = await findKnownAs(db, actor)
  const checked = 'text' in file ? await checkBadge(file.text, known, db.now()) : null
  if (!checked) throw new Refusal('not-found')
  const badge = asChecked(was.id, checked, db.now())
  const saved = await save(db, actor, own.version, (base) => withBadge(base, itemId, badge))
  return { ...saved, itemId, verdict: badge.verdict }
}

function save(
  db: Database,
  actor: PersonActor,
  basedOn: number,
  change: (base: SectionDocument) => SectionDocument
): Promise<Saved> {
  const saving = { from: { how: 'badge' }, mayCheck: true } as const
  return changeSection(db, actor, 'qualifications', basedOn, change, saving)
}

/** The answers of a qualification that is there already are the person's own, and stay. */
function withBadge(base: SectionDocument, itemId: string, badge: CheckedBadge): SectionDocument {
  if (findThing(base, passedList, itemId)) {
    return withThing(base, passedList, itemId, (item) => ({ ...item, [badgePart]: badge }))
  }
  const { name, issuer, givenOn } = badge
  const item = {
    id: itemId,
    title: cut(name, limits.text),
    body: cut(issuer, limits.text),
    ...(givenOn && { year: dateInWords(givenOn) }),
    [badgePart]: badge
  }
  return withNewThing(base, passedList, item)
}

function asChecked(id: string, { verdict, claims, issuerName }: BadgeVerdict, now: number): CheckedBadge {
  const longest = 300
  return {
    id,
    verdict,
    checkedOn: isoDay(now),
    name: cut(claims.name, longest),
    issuer: cut(issuerName, longest) || '?',
    ...dayOf('givenOn', claims.from),
    ...dayOf('goodUntil', claims.until)
  }
}

/** Only of years that people write. */
function dayOf<Name extends string>(name: Name, at: number | undefined): Partial<Record<Name, string>> {
  const day = at === undefined ? '' : isoDay(at)
  return /^(19|20|21)\d\d-\d\d-\d\d$/.test(day) ? ({ [name]: day } as Record<Name, string>) : {}
}

function cut(text: string, longest: number): string {
  return [...tidy(text)].slice(0, longest).join('').trim()
}

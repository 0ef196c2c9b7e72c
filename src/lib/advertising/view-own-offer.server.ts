import type { WorkerActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { freshnessOf } from '#lib/offers/freshness.ts'
import { capacityWord } from '#lib/offers/offer-words.ts'
import { capacities, type OfferState } from '#lib/offers/rules.ts'
import type { OfferView } from '#lib/offers/view-offer.server.ts'
import { findWorkerName } from '#lib/organisations/find-membership.server.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords, isoDay } from '#lib/ui/dates.ts'
import { docLines, type DocLines } from './doc-lines.server.ts'
import { stepsToDo } from './doc-rules.ts'
import type { OwnOfferPage } from './own-offers.server.ts'
import { dueWords, offerStateWord, versionStateWord } from './own-words.server.ts'
import { previewOf } from './preview.server.ts'
import { reminderStage } from './remind-stale.server.ts'
import { mayAdvertise, moveOffer, moveVersion, openStates } from './rules.ts'
import { isAtOnce } from './save-step.server.ts'
import type { Option } from './step-fields.server.ts'

/** The page of one offer of the organisation: how it stands, what can be done, and each step in lines. */
export interface OwnOfferPageView {
  readonly title: string
  readonly state: string
  /** What is being written beside what is shown; null when nothing is, or nothing is shown. */
  readonly change: string | null
  /** Why it was sent back. */
  readonly reason: string | null
  readonly may: Readonly<
    Record<
      'write' | 'submit' | 'takeBack' | 'drop' | 'pause' | 'resume' | 'end' | 'saySpaces' | 'confirm',
      boolean
    >
  >
  /** Why it cannot be sent in yet; null when it can, or when nothing is to be sent. */
  readonly notYet: string | null
  readonly due: string | null
  readonly confirmed: readonly string[]
  readonly spaces: { readonly options: readonly Option[]; readonly now: string; readonly asOf: string } | null
  readonly steps: readonly (DocLines & {
    readonly toDo: boolean
    /** What a change does, where it differs from the others. */
    readonly effect: string | null
  })[]
  readonly versions: readonly {
    readonly number: number
    readonly words: string
    readonly reason: string | null
  }[]
  readonly preview: OfferView
  /** People can open it. */
  readonly publicHref: string | null
}

export async function viewOwnOfferPage(
  db: Database,
  actor: WorkerActor,
  own: OwnOfferPage
): Promise<OwnOfferPageView> {
  const { row, open, doc } = own
  const now = db.now()
  const today = isoDay(now)
  const wasShown = row.state === 'live' || row.state === 'paused'
  const neverShown = (openStates as readonly string[]).includes(row.state)
  const organisation = (await findOrganisationFacts(db.read, actor.organisationId))?.state ?? 'suspended'
  const writing = open?.state ?? (neverShown ? 'draft' : null)
  const toDo = row.state === 'ended' ? [] : stepsToDo(doc, today)
  const mayMove = (move: Parameters<typeof moveOffer>[0]) =>
    mayAdvertise(organisation, move) && moveOffer(move, row.state) !== null
  const mayVersion = (move: Parameters<typeof moveVersion>[0]) =>
    writing !== null && mayAdvertise(organisation, move) && moveVersion(move, writing) !== null
  const due = row.state === 'live' && reminderStage(row, now) > 0
  return {
    title: doc.title || m.org_offers_untitled(),
    state: offerStateWord(row.state),
    change: wasShown && open ? besideWords(row.state, versionStateWord(open.state)) : null,
    reason: open?.reason ?? null,
    may: {
      write: row.state !== 'ended' && writing !== 'checking' && mayAdvertise(organisation, 'write'),
      submit: mayVersion('submit') && toDo.length === 0,
      takeBack: mayVersion('take-back'),
      drop: mayVersion('drop'),
      pause: mayMove('pause'),
      resume: mayMove('resume'),
      end: mayMove('end'),
      saySpaces: mayMove('say-spaces'),
      confirm: mayMove('confirm')
    },
    notYet: notYetWords(organisation, writing, toDo.length),
    due: due ? dueWords({ freshness: freshnessOf(row, now) }) : null,
    confirmed: wasShown ? confirmedWords(own, now) : [],
    spaces: wasShown
      ? {
          options: capacities.map((value) => ({ value, label: capacityWord(value) })),
          now: row.capacity,
          asOf: m.org_offers_spaces({
            spaces: capacityWord(row.capacity),
            day: dayInWords(row.capacityAsOf, now)
          })
        }
      : null,
    steps: docLines(doc, now).map((lines) => ({
      ...lines,
      toDo: toDo.includes(lines.step),
      effect: isAtOnce(row, lines.step) ? m.org_offers_effect_now() : null
    })),
    versions: await Promise.all(
      own.versions.map(async (version) => ({
        number: version.number,
        words: m.org_offers_version_line({
          number: version.number,
          state: versionStateWord(version.state),
          name: await nameOf(db, actor, version.byId),
          day: dayInWords(version.at, now)
        }),
        reason: version.reason
      }))
    ),
    preview: previewOf(doc, actor.organisationName, now),
    publicHref: row.state === 'live' && freshnessOf(row, now) !== 'hidden' ? `/offers/${row.id}` : null
  }
}

function besideWords(offer: OfferState, state: string): string {
  return offer === 'live' ? m.org_offers_beside({ state }) : m.org_offers_beside_paused({ state })
}

function notYetWords(
  organisation: Parameters<typeof mayAdvertise>[0],
  writing: string | null,
  toDo: number
): string | null {
  if (organisation === 'suspended') return m.org_offers_not_yet_suspended()
  if (writing === null || writing === 'checking') return null
  if (toDo > 0) return toDo === 1 ? m.org_offers_not_yet_one() : m.org_offers_not_yet({ count: toDo })
  if (writing === 'refused') return m.org_offers_not_yet_refused()
  return organisation === 'applied' ? m.org_offers_not_yet_applied() : null
}

function confirmedWords({ row }: OwnOfferPage, now: number): string[] {
  return [
    m.org_offers_confirmed_contact({ day: dayInWords(row.lastConfirmedAt, now) }),
    m.org_offers_confirmed_rest({ day: dayInWords(row.detailsConfirmedAt ?? row.lastConfirmedAt, now) })
  ]
}

async function nameOf(db: Database, actor: WorkerActor, byId: string | null): Promise<string> {
  if (byId === null) return m.org_offers_by_nobody()
  return (await findWorkerName(db.read, byId, actor.organisationId)) ?? m.org_offers_by_left()
}

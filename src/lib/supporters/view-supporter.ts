import { sectionList } from '#lib/consent/sharing-words.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords, timeInWords } from '#lib/ui/dates.ts'
import { helpForPersonWords } from './help-words.ts'
import type { SupporterCard } from './list-supporters.server.ts'
import { canDoWith, isInviteOpen, tieActions, type Ending, type HelpKind, type TieAction } from './rules.ts'

/** One of a person's family or friends, in words. For the server. */
export interface SupporterInWords {
  readonly supporterId: string
  readonly name: string
  readonly ownName: string | null
  /** How it stands, a line each. */
  readonly lines: readonly string[]
  readonly isOver: boolean
  readonly isBlocked: boolean
  readonly can: readonly TieAction[]
  /** Null while nothing is shared. */
  readonly sharing: { readonly until: string; readonly looked: string; readonly canFreeze: boolean } | null
  readonly help: readonly HelpInWords[]
}

export interface HelpInWords {
  readonly kind: HelpKind
  readonly words: string
  readonly note: string
  readonly taken: boolean
  /** Where Waymark itself shows a night elsewhere or a way to go. */
  readonly asksOfficer: boolean
}

export function viewSupporter(card: SupporterCard, now: number): SupporterInWords {
  const { supporterId, name, ownName, state, isBlocked, sharing } = card
  return {
    supporterId,
    name,
    ownName,
    lines: linesOf(card, now),
    isOver: state === 'ended' || state === 'refused',
    isBlocked,
    can: (Object.keys(tieActions) as TieAction[]).filter((action) => canDoWith(action, state)),
    sharing: sharing && {
      until: dayInWords(sharing.untilDate, now),
      looked: sharing.lastLook
        ? m.people_looked({
            day: dayInWords(sharing.lastLook.at, now),
            time: timeInWords(sharing.lastLook.at)
          })
        : m.people_looked_never(),
      canFreeze: sharing.can.includes('freeze')
    },
    help: card.help.map(({ kind, note, taken }) => ({
      kind,
      words: helpForPersonWords(kind),
      note,
      taken,
      asksOfficer: kind === 'sofa' || kind === 'lift'
    }))
  }
}

const endings: Record<Exclude<Ending, 'taken-back'>, () => string> = {
  person: m.people_state_ended_person,
  'not-them': m.people_state_ended_not_them,
  blocked: m.people_state_ended_blocked,
  supporter: m.people_state_ended_supporter,
  restored: m.people_state_ended_restored
}

function linesOf(card: SupporterCard, now: number): string[] {
  switch (card.state) {
    case 'invited':
      return [
        isInviteOpen(card, now)
          ? m.people_state_invited({ day: dayInWords(card.expiresAt - 1, now) })
          : m.people_state_late()
      ]
    case 'accepted':
      return [m.people_state_accepted()]
    case 'refused':
      return [m.people_state_refused()]
    case 'ended':
      return [endings[(card.ending ?? 'person') as keyof typeof endings]()]
    case 'confirmed':
      return card.isBlocked ? [m.people_state_blocked()] : sharingLines(card, now)
  }
}

function sharingLines({ sharing }: SupporterCard, now: number): string[] {
  if (!sharing) return [m.people_state_nothing()]
  const until = m.people_state_until({ day: dayInWords(sharing.untilDate, now) })
  if (sharing.state === 'paused') return [m.people_state_paused(), until]
  if (sharing.state === 'reconfirm-due') return [m.people_state_due(), until]
  if (sharing.state === 'scheduled') return [m.people_state_later(), until]
  return [
    m.people_state_sees({ sections: sectionList(sharing.sections) }),
    until,
    ...(sharing.isFrozen ? [m.people_state_frozen()] : [])
  ]
}

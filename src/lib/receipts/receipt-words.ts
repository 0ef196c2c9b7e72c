import { m } from '#lib/paraglide/messages.js'
import { dayInWords, timeInWords } from '#lib/ui/dates.ts'
import type { Checkpoint } from '#lib/ledger/checkpoint-rules.ts'
import type { ReceiptFacts } from './receipt-facts.ts'
import type { StatusEntry, StatusKind } from './status-list.ts'

/** A copy in words, for a page and for paper. Made on the server, so that the page carries no catalogue. */
export interface ReceiptInWords {
  readonly title: string
  /** Whether they can look now, in one sentence. */
  readonly now: string
  readonly facts: readonly { readonly label: string; readonly texts: readonly string[] }[]
  /** The exact words that were shown, line by line. */
  readonly notice: readonly string[]
  readonly happened: readonly { readonly when: string; readonly text: string }[]
}

export function receiptInWords(facts: ReceiptFacts): ReceiptInWords {
  const { recipient, operator } = facts
  const isGiven = facts.from !== null
  const fact = (label: string, ...texts: (string | null)[]) => ({
    label,
    texts: texts.filter((text) => text !== null)
  })
  return {
    title: isGiven
      ? m.receipt_title({ who: recipient.name })
      : m.receipt_title_asked({ who: recipient.name }),
    now: nowWords(facts),
    facts: [
      fact(m.receipt_who(), recipient.name, recipient.organisation?.phone ?? null),
      fact(m.receipt_why(), facts.purposeWords),
      fact(isGiven ? m.receipt_what() : m.receipt_what_asked(), ...facts.sections.map(({ words }) => words)),
      ...(facts.access === 'suggest' ? [fact(m.receipt_more(), m.receipt_suggest())] : []),
      ...(facts.isFrozen ? [fact(m.receipt_more(), m.receipt_frozen())] : []),
      fact(m.receipt_until(), dayInWords(facts.untilDate, never)),
      ...(isGiven ? [fact(m.receipt_how(), howWords(facts), facts.beside ? m.receipt_beside() : null)] : []),
      fact(m.receipt_operator(), operator.name, operator.contact, operator.dataProtectionContact)
    ],
    notice: facts.notice.text.split('\n'),
    happened: facts.statuses.map((entry) => ({
      when: moment(entry.at),
      text: happenedWords(entry, recipient.name)
    }))
  }
}

/** How the person's history stood, to compare by eye with another copy. */
export function checkpointWords({ seq, hash, time }: Checkpoint): { text: string; code: string } {
  const text = m.receipt_checkpoint({ when: moment(time), line: seq })
  return { text, code: hash.match(/.{8}/g)?.join(' ') ?? '' }
}

function nowWords({ status, recipient: { name: who }, from, sections }: ReceiptFacts): string {
  if (status === 'active') return m.receipt_open({ who })
  if (status === 'scheduled') return m.receipt_starts({ who, day: dayInWords(from ?? never, never) })
  return sections.length > 0 ? m.receipt_shut({ who }) : ''
}

function howWords({ how }: ReceiptFacts): string {
  return how === 'kiosk' ? m.receipt_how_kiosk() : m.receipt_how_own()
}

const happened: Record<StatusKind, (words: { who: string }) => string> = {
  requested: m.receipt_requested,
  deferred: () => m.receipt_deferred(),
  refused: () => m.receipt_refused(),
  cancelled: m.receipt_cancelled,
  lapsed: () => m.receipt_lapsed(),
  given: () => m.receipt_given(),
  renewed: () => m.receipt_renewed(),
  paused: () => m.receipt_paused(),
  resumed: () => m.receipt_resumed(),
  'reconfirm-due': () => m.receipt_due(),
  reconfirmed: () => m.receipt_renewed(),
  frozen: () => m.receipt_froze(),
  narrowed: () => m.receipt_narrowed(),
  expired: () => m.receipt_expired(),
  withdrawn: () => m.receipt_withdrawn(),
  revoked: () => m.receipt_revoked(),
  superseded: () => m.receipt_superseded()
}

function happenedWords({ kind, by }: StatusEntry, who: string): string {
  return kind === 'paused' && by === 'operator' ? m.receipt_paused_us() : happened[kind]({ who })
}

/** Of no year: a copy that is kept says the year of each day. */
const never = 0

function moment(at: number): string {
  return m.history_when({ day: dayInWords(at, never), time: timeInWords(at) })
}

import { m } from '#lib/paraglide/messages.js'
import type { NoticeKind } from './rules.ts'

interface Wording {
  readonly words: () => string
  /** Where it leads. `base` is `/me`, `/me/private`, `/org/SLUG` or `/steward`. */
  readonly href: (base: string, about: string | null) => string
}

const interest: Wording['href'] = (base, about) => `${base}/interests/${about}`
const inbox: Wording['href'] = (base, about) => `${base}/inbox/${about}`

/** What each kind says, neutral to anybody who looks over a shoulder, and where it leads. For the server. */
export const noticeWordings: Record<NoticeKind, Wording> = {
  'interest-accepted': { words: m.notices_interest_accepted, href: interest },
  'interest-waiting-list': { words: m.notices_interest_answer, href: interest },
  'interest-not-able': { words: m.notices_interest_answer, href: interest },
  'interest-started': { words: m.notices_interest_news, href: interest },
  'interest-finished': { words: m.notices_interest_news, href: interest },
  'interest-unanswered': { words: m.notices_interest_unanswered, href: interest },
  'message-to-person': { words: m.notices_message, href: interest },
  'interest-new': { words: m.org_notices_interest_new, href: inbox },
  'interest-given-to-you': { words: m.org_notices_interest_given, href: inbox },
  'interest-waits': { words: m.org_notices_interest_waits, href: inbox },
  'interest-withdrawn': { words: m.org_notices_interest_withdrawn, href: (base) => `${base}/inbox` },
  'message-to-service': { words: m.org_notices_message, href: inbox }
}

import { m } from '#lib/paraglide/messages.js'
import type { NoticeKind } from './rules.ts'

interface Wording {
  readonly words: () => string
  /** Where it leads. `base` is `/me`, `/me/private`, `/org/SLUG` or `/steward`. */
  readonly href: (base: string, about: string | null) => string
}

const interest: Wording['href'] = (base, about) => `${base}/interests/${about}`
const ownOffer: Wording['href'] = (base, about) => `${base}/offers/${about}`
const appointment: Wording['href'] = (base, about) => `${base}/appointments?id=${about}`
const inbox: Wording['href'] = (base, about) => `${base}/inbox/${about}`
const home: Wording['href'] = (base) => base

/** What each kind says, neutral to anybody who looks over a shoulder, and where it leads. For the server. */
export const noticeWordings: Record<NoticeKind, Wording> = {
  'interest-accepted': { words: m.notices_interest_accepted, href: interest },
  'interest-waiting-list': { words: m.notices_interest_answer, href: interest },
  'interest-not-able': { words: m.notices_interest_answer, href: interest },
  'interest-started': { words: m.notices_interest_news, href: interest },
  'interest-finished': { words: m.notices_interest_news, href: interest },
  'interest-unanswered': { words: m.notices_interest_unanswered, href: interest },
  'message-to-person': { words: m.notices_message, href: interest },
  'offers-new': { words: m.notices_offers_new, href: (base) => `${base}/offers` },
  'interest-new': { words: m.org_notices_interest_new, href: inbox },
  'interest-given-to-you': { words: m.org_notices_interest_given, href: inbox },
  'interest-waits': { words: m.org_notices_interest_waits, href: inbox },
  'interest-waits-for-colleague': {
    words: m.org_notices_interest_waits_for_colleague,
    href: (base) => `${base}/inbox`
  },
  'interest-withdrawn': { words: m.org_notices_interest_withdrawn, href: (base) => `${base}/inbox` },
  'message-to-service': { words: m.org_notices_message, href: inbox },
  'offer-live': { words: m.org_notices_offer_live, href: ownOffer },
  'offer-sent-back': { words: m.org_notices_offer_sent_back, href: ownOffer },
  'offer-stale': { words: m.org_notices_offer_stale, href: ownOffer },
  'organisation-checked': { words: m.org_notices_checked, href: home },
  'organisation-refused': { words: m.org_notices_refused, href: home },
  'organisation-restored': { words: m.org_notices_restored, href: home },
  'organisation-suspended': { words: m.org_notices_suspended, href: home },
  'team-new-manager': { words: m.org_notices_new_manager, href: (base) => `${base}/team` },
  'appointment-proposed': { words: m.notices_appointment_proposed, href: appointment },
  'appointment-changed': { words: m.notices_appointment_changed, href: appointment },
  'appointment-cancelled': { words: m.notices_appointment_cancelled, href: appointment },
  'appointment-joined': { words: m.notices_appointment_joined, href: appointment },
  'appointment-tomorrow': { words: m.notices_appointment_tomorrow, href: appointment },
  'appointment-picked': { words: m.org_notices_appointment_picked, href: appointment },
  'appointment-another': { words: m.org_notices_appointment_another, href: appointment },
  'appointment-off': { words: m.org_notices_appointment_off, href: appointment },
  'appointment-nobody-came': { words: m.org_notices_appointment_nobody_came, href: appointment },
  'appointment-asked': { words: m.org_notices_appointment_asked, href: appointment },
  'appointment-may-ask': { words: m.org_notices_appointment_may_ask, href: appointment },
  'appointment-one-less': { words: m.org_notices_appointment_one_less, href: appointment }
}

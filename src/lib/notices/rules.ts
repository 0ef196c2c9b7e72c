/** Whom a notice is for: each side reads its own, even when one account has two hats. */
export type NoticeSide = 'person' | 'worker' | 'steward'

/**
 * Every kind of notice, with whom it is for. What it says and where it leads is in `notice-words.ts`.
 * A kind is all that stands in the database: a notice has no words of its own and names nobody.
 */
export const noticeKinds = {
  /** About an interest. */
  'interest-accepted': 'person',
  'interest-waiting-list': 'person',
  'interest-not-able': 'person',
  'interest-started': 'person',
  'interest-finished': 'person',
  'interest-unanswered': 'person',
  'message-to-person': 'person',
  /** Offers came that fit them (`digest/publish-reach.server.ts`). */
  'offers-new': 'person',
  /** About an appointment. */
  'appointment-proposed': 'person',
  'appointment-changed': 'person',
  'appointment-cancelled': 'person',
  'appointment-joined': 'person',
  'appointment-tomorrow': 'person',
  'interest-new': 'worker',
  'interest-given-to-you': 'worker',
  'interest-waits': 'worker',
  'interest-waits-for-colleague': 'worker',
  'interest-withdrawn': 'worker',
  'message-to-service': 'worker',
  'appointment-picked': 'worker',
  'appointment-another': 'worker',
  'appointment-off': 'worker',
  'appointment-nobody-came': 'worker',
  'appointment-asked': 'worker',
  'appointment-may-ask': 'worker',
  'appointment-one-less': 'worker',
  /** About an offer. */
  'offer-live': 'worker',
  'offer-sent-back': 'worker',
  'offer-stale': 'worker',
  /** About the viewer's organisation, for its managers. */
  'organisation-checked': 'worker',
  'organisation-refused': 'worker',
  'organisation-restored': 'worker',
  'organisation-suspended': 'worker',
  'team-new-manager': 'worker'
} as const satisfies Record<string, NoticeSide>

export type NoticeKind = keyof typeof noticeKinds

const day = 24 * 60 * 60 * 1000 // ms

/** Old notices are deleted: seen ones after this long … */
export const seenKeptFor = 14 * day
/** … and those that nobody dismissed after this long. */
export const unseenKeptFor = 60 * day

/** The kinds of one side. */
export function kindsOf(side: NoticeSide): NoticeKind[] {
  return (Object.keys(noticeKinds) as NoticeKind[]).filter((kind) => noticeKinds[kind] === side)
}

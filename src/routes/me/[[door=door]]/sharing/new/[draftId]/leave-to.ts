import type { DraftAbout } from '#lib/consent/draft-subject.server.ts'

/** Where "no" leads: to what the questions began with. Nothing is shared or changed by going there. */
export function leaveTo(here: string, about: DraftAbout): string {
  switch (about.kind) {
    case 'offer':
      return `/offers/${about.offerId}`
    case 'request':
      return `${here}/requests/${about.requestId}`
    case 'consent':
      return `${here}/sharing/${about.consentId}`
  }
}

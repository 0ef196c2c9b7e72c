import { m } from '#lib/paraglide/messages.js'
import type { HelpKind, ReportKind } from './rules.ts'

const forPerson: Record<HelpKind, () => string> = {
  lift: m.people_help_lift,
  sofa: m.people_help_sofa,
  'come-along': m.people_help_come_along,
  post: m.people_help_post
}

/** What somebody offers, as the person reads it. For the server. */
export function helpForPersonWords(kind: HelpKind): string {
  return forPerson[kind]()
}

const forSupporter: Record<HelpKind, () => string> = {
  lift: m.family_help_lift,
  sofa: m.family_help_sofa,
  'come-along': m.family_help_come_along,
  post: m.family_help_post
}

/** The same, as whoever offers it says it. */
export function helpForSupporterWords(kind: HelpKind): string {
  return forSupporter[kind]()
}

const reports: Record<ReportKind, () => string> = {
  afraid: m.family_report_afraid,
  'no-contact': m.family_report_no_contact,
  'not-them': m.family_report_not_them,
  other: m.family_report_other
}

/** What a report is about, as its writer says it. */
export function reportWords(kind: ReportKind): string {
  return reports[kind]()
}

const forStewards: Record<ReportKind, () => string> = {
  afraid: m.steward_reports_afraid,
  'no-contact': m.steward_reports_no_contact,
  'not-them': m.steward_reports_not_them,
  other: m.steward_reports_other
}

export function reportForStewardWords(kind: ReportKind): string {
  return forStewards[kind]()
}

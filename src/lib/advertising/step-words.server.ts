import { m } from '#lib/paraglide/messages.js'
import type { StepName } from './steps.ts'

const titles: Record<StepName, () => string> = {
  about: m.org_offers_step_about,
  words: m.org_offers_step_words,
  where: m.org_offers_step_where,
  place: m.org_offers_step_place,
  areas: m.org_offers_step_areas,
  times: m.org_offers_step_times,
  phone: m.org_offers_step_phone,
  who: m.org_offers_step_who,
  rules: m.org_offers_step_rules,
  start: m.org_offers_step_start,
  access: m.org_offers_step_access,
  spaces: m.org_offers_step_spaces,
  dates: m.org_offers_step_dates,
  aim: m.org_offers_step_aim
}
export const stepTitle = (step: StepName): string => titles[step]()

const leads: Record<StepName, () => string> = {
  about: m.org_offers_lead_about,
  words: m.org_offers_lead_words,
  where: m.org_offers_lead_where,
  place: m.org_offers_lead_place,
  areas: m.org_offers_lead_areas,
  times: m.org_offers_lead_times,
  phone: m.org_offers_lead_phone,
  who: m.org_offers_lead_who,
  rules: m.org_offers_lead_rules,
  start: m.org_offers_lead_start,
  access: m.org_offers_lead_access,
  spaces: m.org_offers_lead_spaces,
  dates: m.org_offers_lead_dates,
  aim: m.org_offers_lead_aim
}
export const stepLead = (step: StepName): string => leads[step]()

import { m } from '#lib/paraglide/messages.js'

/** The words of the page where feeds are brought in; from the server, so that no other page carries them. */
export const feedsWords = () => ({
  lead: m.steward_feeds_lead(),
  organisation: m.steward_feeds_organisation(),
  organisationHint: m.steward_feeds_organisation_hint(),
  address: m.steward_feeds_address(),
  addressHint: m.steward_feeds_address_hint(),
  file: m.steward_feeds_file(),
  fileHint: m.steward_feeds_file_hint(),
  template: m.steward_feeds_template(),
  only: m.steward_feeds_only(),
  onlyHint: m.steward_feeds_only_hint(),
  read: m.steward_feeds_read(),
  apply: m.steward_feeds_apply(),
  applyAgain: m.steward_feeds_apply_again(),
  lookAgain: m.steward_feeds_look_again(),
  workingHint: m.steward_feeds_working_hint(),
  notWhole: m.steward_feeds_not_whole(),
  faults: m.steward_feeds_faults(),
  summary: m.steward_feeds_summary(),
  items: m.steward_feeds_items(),
  none: m.steward_feeds_none(),
  runs: m.steward_feeds_runs(),
  back: m.steward_feeds_back()
})
export type FeedsWords = ReturnType<typeof feedsWords>

import { m } from '#lib/paraglide/messages.js'

/** What stands on the page of taking a copy: it comes with the page, not in its scripts. For the server. */
export function exportWords() {
  return {
    lead: m.export_lead(),
    inIt: m.export_in_title(),
    inRecord: m.export_in_record(),
    inHistory: m.export_in_history(),
    inOthers: m.export_in_others(),
    notIn: m.export_not_in(),
    safe: m.export_safe(),
    get: m.export_get(),
    progress: m.export_progress(),
    prove: m.export_prove(),
    proveWhy: m.export_prove_why(),
    bring: m.export_bring_title(),
    bringText: m.export_bring_text(),
    attached: m.export_attached_title(),
    attachedText: m.export_attached_text(),
    bringIn: {
      lead: m.import_lead(),
      look: m.import_look(),
      shared: m.import_shared_text(),
      nothing: m.import_nothing(),
      tick: m.import_tick()
    }
  }
}

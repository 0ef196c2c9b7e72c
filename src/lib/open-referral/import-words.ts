import { m } from '#lib/paraglide/messages.js'
import { stepFacts, type StepName } from '#lib/advertising/steps.ts'
import type { FeedFault, Outcome, Verdict } from './import-rules.ts'
import type { FeedProblem, Note, NoteCode, UnreadableCode } from './notes.ts'

/** What an import says, in words for whoever brings it in. The words themselves are in the message catalogue. */

const faults: Record<FeedProblem, (detail: string) => string> = {
  'no-address': () => m.steward_feeds_fault_no_address(),
  'not-https': () => m.steward_feeds_fault_not_https(),
  local: () => m.steward_feeds_fault_local(),
  unreachable: (detail) => m.steward_feeds_fault_unreachable(at(detail)),
  redirect: (detail) => m.steward_feeds_fault_redirect(at(detail)),
  status: (detail) => m.steward_feeds_fault_status(at(detail)),
  'too-large': () => m.steward_feeds_fault_too_large(),
  slow: (detail) => m.steward_feeds_fault_slow(at(detail)),
  cut: (detail) => m.steward_feeds_fault_cut(at(detail)),
  packed: () => m.steward_feeds_fault_packed(),
  'not-json': (detail) => m.steward_feeds_fault_not_json(at(detail)),
  html: (detail) => m.steward_feeds_fault_html(at(detail)),
  'not-a-feed': (detail) => m.steward_feeds_fault_not_a_feed(at(detail)),
  'wrong-version': (detail) => m.steward_feeds_fault_wrong_version(at(detail)),
  loop: (detail) => m.steward_feeds_fault_loop(at(detail)),
  totals: (detail) => {
    const [said = '', found = ''] = detail.split('/')
    return m.steward_feeds_fault_totals({ said, found })
  },
  'too-many': (count) => m.steward_feeds_fault_too_many({ count }),
  'too-many-pages': (count) => m.steward_feeds_fault_too_many_pages({ count }),
  spreadsheet: () => m.steward_feeds_fault_spreadsheet(),
  'not-text': () => m.steward_feeds_fault_not_text(),
  empty: (detail) => m.steward_feeds_fault_empty(at(detail)),
  'one-line': () => m.steward_feeds_fault_one_line(),
  columns: (names) => m.steward_feeds_fault_columns({ names }),
  'columns-unknown': (names) => m.steward_feeds_fault_columns_unknown({ names }),
  line: (line) => m.steward_feeds_fault_line({ line }),
  interrupted: () => m.steward_feeds_fault_interrupted()
}
/** The page or the status, behind the sentence. */
const at = (detail: string) => ({ where: detail === '' ? '' : m.steward_feeds_at({ detail }) })
export const faultWords = ({ problem, detail }: FeedFault): string => faults[problem](detail).trim()

const unreadable: Record<UnreadableCode, () => string> = {
  'not-an-object': m.steward_feeds_unreadable_not_an_object,
  'no-id': m.steward_feeds_unreadable_no_id,
  'no-name': m.steward_feeds_unreadable_no_name,
  'not-active': m.steward_feeds_unreadable_not_active,
  twice: m.steward_feeds_unreadable_twice,
  'other-organisation': m.steward_feeds_unreadable_other_organisation
}
export const unreadableWords = (code: UnreadableCode): string => unreadable[code]()

const notes: Record<NoteCode, (part: { part: string }) => string> = {
  cut: m.steward_feeds_note_cut,
  links: m.steward_feeds_note_links,
  times: m.steward_feeds_note_times,
  monthly: m.steward_feeds_note_monthly,
  phone: m.steward_feeds_note_phone,
  places: m.steward_feeds_note_places,
  areas: m.steward_feeds_note_areas,
  point: m.steward_feeds_note_point,
  'no-details': m.steward_feeds_note_no_details,
  'own-facts': m.steward_feeds_note_own_facts
}
export const noteWords = ({ code, part }: Note): string => notes[code]({ part })

const verdicts: Record<Verdict, () => string> = {
  new: m.steward_feeds_verdict_new,
  changed: m.steward_feeds_verdict_changed,
  same: m.steward_feeds_verdict_same,
  gone: m.steward_feeds_verdict_gone,
  unreadable: m.steward_feeds_verdict_unreadable
}
export const verdictWords = (verdict: Verdict): string => verdicts[verdict]()

const outcomes: Record<Outcome, () => string> = {
  done: m.steward_feeds_outcome_done,
  'being-checked': m.steward_feeds_outcome_being_checked,
  ended: m.steward_feeds_outcome_ended,
  full: m.steward_feeds_outcome_full,
  shown: m.steward_feeds_outcome_shown,
  written: m.steward_feeds_outcome_written,
  same: m.steward_feeds_outcome_same
}
export const outcomeWords = (verdict: Verdict, outcome: Outcome): string =>
  verdict === 'gone' && outcome === 'done' ? m.steward_feeds_outcome_gone() : outcomes[outcome]()

const parts: Record<StepName, () => string> = {
  about: m.steward_feeds_fact_kind,
  words: m.steward_feeds_fact_words,
  where: m.steward_feeds_fact_place,
  place: m.steward_feeds_fact_place,
  areas: m.steward_feeds_fact_areas,
  times: m.steward_feeds_fact_times,
  phone: m.steward_feeds_fact_phone,
  who: m.steward_feeds_fact_who,
  rules: m.steward_feeds_fact_rules,
  start: m.steward_feeds_fact_start,
  access: m.steward_feeds_fact_access,
  spaces: m.steward_feeds_fact_spaces,
  dates: m.steward_feeds_fact_dates,
  aim: m.steward_feeds_fact_who
}

/** "words, times": the parts of an offer that these facts belong to. */
export function changedWords(facts: readonly string[]): string {
  const steps = (Object.keys(stepFacts) as StepName[]).filter((step) =>
    (stepFacts[step] as readonly string[]).some((fact) => facts.includes(fact))
  )
  const words = [...new Set(steps.map((step) => parts[step]()))]
  return m.steward_feeds_changed_facts({ facts: new Intl.ListFormat('en-GB').format(words) })
}

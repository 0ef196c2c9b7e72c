import { m } from '#lib/paraglide/messages.js'
import { dateInWords } from '#lib/record/date-in-words.ts'
import type { SectionDocument, SectionName } from '#lib/record/sections.ts'
import { recordingsIn } from './rules.ts'

/** A recording of a story that is shared. Loading it is a look, so nothing does before somebody presses play. */
export interface SharedRecording {
  readonly src: string
  readonly label: string
}

/** For the server. Test: `recordings.test.ts`. @param at address that those of files follow */
export function sharedRecordings(
  section: SectionName,
  document: SectionDocument,
  at: string
): SharedRecording[] {
  if (section !== 'story') return []
  return recordingsIn(document).map(({ id, day }) => ({
    src: `${at}/${section}/${id}`,
    label: m.org_story_recording({ day: dateInWords(day) })
  }))
}

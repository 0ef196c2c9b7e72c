import { m } from '#lib/paraglide/messages.js'
import { dayInWords, timeInWords } from '#lib/ui/dates.ts'
import type { ReadMessage } from './read-messages.server.ts'

/** One message as a page shows it. */
export interface MessageView {
  readonly id: string
  readonly text: string
  /** Who wrote it, and when. */
  readonly head: string
  readonly own: boolean
}

/** Messages in words, for the person or for the service. For the server. */
export function viewMessages(
  all: readonly ReadMessage[],
  reader: 'person' | 'service',
  now: number
): MessageView[] {
  return all.map(({ id, text, by, fromPerson, at }) => {
    const own = fromPerson === (reader === 'person')
    const when = { day: dayInWords(at, now), time: timeInWords(at) }
    return { id, text, own, head: headOf(fromPerson, reader, by, when) }
  })
}

function headOf(
  fromPerson: boolean,
  reader: 'person' | 'service',
  by: string | null,
  when: { day: string; time: string }
): string {
  if (fromPerson) return reader === 'person' ? m.messages_you(when) : m.org_messages_person(when)
  return by === null ? m.messages_by_service(when) : m.messages_by({ name: by, ...when })
}

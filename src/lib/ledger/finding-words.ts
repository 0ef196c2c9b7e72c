import { m } from '#lib/paraglide/messages.js'
import { dayInWords, timeInWords } from '#lib/ui/dates.ts'
import type { Finding, SignatureState } from './check-files.ts'
import type { ChainFault } from './rules.ts'

export interface FindingInWords {
  /** `open` is what this browser or this page cannot say. */
  readonly tone: 'good' | 'bad' | 'open'
  readonly text: string
  /** The name of the file that it is about. */
  readonly name: string
}

/** One finding in plain words; `now` in ms UTC only decides whether a year is said. */
export function findingInWords(finding: Finding, now: number): FindingInWords {
  const { name } = finding
  const say = (tone: FindingInWords['tone'], ...texts: (string | null)[]): FindingInWords => ({
    tone,
    text: texts.filter((text) => text !== null).join(' '),
    name
  })
  switch (finding.kind) {
    case 'whole':
      return say(
        'good',
        m.verify_whole({ count: finding.rows }),
        finding.erased > 0 ? m.verify_erased({ count: finding.erased }) : null,
        finding.newest === null ? null : m.verify_newest(moment(finding.newest, now))
      )
    case 'bad-row':
      return say('bad', faults[finding.fault](finding.seq), written(finding.at, now), m.verify_tell_us())
    case 'signature':
      return say(...signatureWords(finding.of, finding.state, moment(finding.time, now)))
    case 'unsigned':
      return say('open', m.verify_unsigned())
    case 'cut-off':
      return say('bad', m.verify_cut_off({ wanted: finding.wanted, rows: finding.rows }), m.verify_tell_us())
    case 'added':
      return say('bad', m.verify_added({ line: finding.seq }), m.verify_tell_us())
    case 'other-row':
      return say(
        'bad',
        m.verify_other_row({ line: finding.seq }),
        written(finding.at, now),
        m.verify_tell_us()
      )
    case 'other-person':
      return say('bad', m.verify_other_person())
    case 'fits':
      return say('good', m.verify_fits({ line: finding.seq }))
  }
}

const faults: Record<ChainFault, (line: number) => string> = {
  order: (line) => m.verify_fault_order({ line }),
  time: (line) => m.verify_fault_time({ line }),
  link: (line) => m.verify_fault_link({ line }),
  hash: (line) => m.verify_fault_hash({ line }),
  detail: (line) => m.verify_fault_detail({ line }),
  'detail-missing': (line) => m.verify_fault_detail_missing({ line })
}

function signatureWords(
  of: 'history' | 'copy',
  state: SignatureState,
  when: { day: string; time: string }
): [FindingInWords['tone'], string] {
  switch (state) {
    case 'good':
      return ['good', of === 'copy' ? m.verify_signed_copy(when) : m.verify_signed(when)]
    case 'forged':
      return ['bad', m.verify_forged()]
    case 'unknown-key':
      return ['open', m.verify_unknown_key()]
    case 'cannot-check':
      return ['open', m.verify_cannot_check()]
  }
}

function written(at: number | null, now: number): string | null {
  return at === null ? null : m.verify_written(moment(at, now))
}

function moment(at: number, now: number): { day: string; time: string } {
  return { day: dayInWords(at, now), time: timeInWords(at) }
}

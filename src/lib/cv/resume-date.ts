import { isRealDay } from '#lib/record/checks.ts'

const months = 'january february march april may june july august september october november december'.split(
  ' '
)

/**
 * What somebody wrote for a time as JSON Resume wants it, where it says just that: "2019" → "2019", "June 2022"
 * → "2022-06", "3 June 2022" → "2022-06-03". Null for everything else, such as "now" or "summer 2020".
 */
export function asResumeDate(text: string): string | null {
  if (/^[12]\d{3}(-(0[1-9]|1[0-2]))?$/.test(text) || (/^[12]/.test(text) && isRealDay(text))) return text
  const said = /^(?:(\d{1,2}) )?([A-Za-z]+) ([12]\d{3})$/.exec(text)
  const month = months.indexOf(said?.[2]?.toLowerCase() ?? '')
  if (!said || month < 0) return null
  const day = said[1] === undefined ? '' : `-${said[1].padStart(2, '0')}`
  const date = `${said[3]}-${String(month + 1).padStart(2, '0')}${day}`
  return day === '' || isRealDay(date) ? date : null
}

/** "2022-06" as somebody would write it: "June 2022". Other words stay as they are. */
export function fromResumeDate(text: string): string {
  const iso = /^([12]\d{3})-(0[1-9]|1[0-2])(?:-(\d{2}))?/.exec(text)
  if (!iso) return text
  const month = months[Number(iso[2]) - 1]! // one of twelve
  const name = `${month[0]!.toUpperCase()}${month.slice(1)}`
  return `${iso[3] ? `${Number(iso[3])} ` : ''}${name} ${iso[1]}`
}

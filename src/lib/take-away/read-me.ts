import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'

/** `README.txt`: what is in the zip, in plain words. For the server. @param at when it is made: ms UTC */
export function readMe(at: number): string {
  const parts = [
    [m.export_readme_title({ day: dayInWords(at, 0) }), m.export_readme_lead(), m.export_readme_keep()],
    [
      m.export_readme_record(),
      m.export_readme_files(),
      m.export_readme_cv(),
      m.export_readme_history(),
      m.export_readme_agreed(),
      m.export_readme_others()
    ],
    [m.export_readme_not_in(), m.export_readme_bring()]
  ]
  return `${parts.map((lines) => lines.join('\r\n')).join('\r\n\r\n')}\r\n`
}

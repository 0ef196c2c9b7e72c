import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'

/**
 * What stays on the screen after leaving quickly: the day, which is true, and nothing that looks like
 * where somebody was. No style, no picture, no link, no script.
 *
 * @param now ms UTC
 */
export function leavePage(now: number): Response {
  const html = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${m.accounts_leave_title()}</title>
</head>
<body><main><h1>${m.accounts_leave_today({ day: dayInWords(now, now) })}</h1></main></body>
</html>
`
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    }
  })
}

import { render } from 'svelte/server'
import appStyles from '../app.css?url'
import { m } from '#lib/paraglide/messages.js'
import { now } from './clock.ts'
import ownStyles from './practice.css?url'
import PracticePage from './PracticePage.svelte'

/** `/practice` as a whole document, without JavaScript: the app's routes do not know of it. */
export function practicePage(status = 200, problem?: string): Response {
  const time = new Date(now()).toLocaleString('en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'Europe/London'
  })
  const { body } = render(PracticePage, { props: { time, problem } })
  const html = `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${m.practice_title()}</title>
    <link rel="icon" href="/icons/mark.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="${appStyles}" />
    <link rel="stylesheet" href="${ownStyles}" />
  </head>
  <body>${body}</body>
</html>
`
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    }
  })
}

import { version } from '$app/environment'
import { allowAnyone } from '#lib/access/guards.server.ts'
import { listCheckpointKeys } from '#lib/ledger/checkpoint.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { asText, plainFrame } from '#lib/serving/plain-page.ts'
import type { RequestHandler } from './$types'

/**
 * Checks a file that somebody saved, in their own browser. A page by itself, the same for everybody, with
 * the published keys in it: the service worker keeps it for when there is no signal, and its own policy
 * forbids it to send anything anywhere. Test: `tests/e2e/verify.e2e.ts`.
 */
export const GET: RequestHandler = async (event) => {
  allowAnyone(event)
  const keys = JSON.stringify(await listCheckpointKeys(event.locals.db))
  const main = `<p>${asText(m.verify_lead())}</p>
<p>${asText(m.verify_here())}</p>
<noscript><p><strong>${asText(m.verify_no_js())}</strong></p></noscript>
<form id="check" data-keys="${asText(keys)}" hidden>
<p><label for="files">${asText(m.verify_choose())}</label></p>
<p id="hint">${asText(m.verify_hint())}</p>
<p><input id="files" type="file" multiple required aria-describedby="hint" accept=".json,.jsonld"></p>
<p><button>${asText(m.verify_go())}</button></p>
</form>
<progress id="progress" aria-label="${asText(m.verify_progress())}" hidden></progress>
<div id="said" role="status"></div>
<p><a class="plain" href="/">${asText(m.verify_home())}</a></p>`
  const script = `<script type="module" src="/verify/check.js?v=${encodeURIComponent(version)}"></script>\n`
  return new Response(plainFrame(m.verify_title(), main, script), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    }
  })
}

/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { version } from '$service-worker'
import { addRoute, cleanupOutdatedCaches, matchPrecache, precache } from 'workbox-precaching'
import { registerRoute } from 'workbox-routing'
import { noSignal } from '#lib/offline/messages.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Keeps the shell and nothing else: a page that says there is no signal, the page that checks a saved
 * file, and what they need to look right. No page of a person is ever kept here.
 * Tests: `tests/e2e/offline.e2e.ts`, `tests/e2e/verify.e2e.ts`.
 */
const shell = [
  '/offline',
  '/verify',
  '/plain.css',
  '/icons/mark.svg',
  '/icons/icon-192.png',
  '/manifest.webmanifest'
]

precache([
  ...shell.map((url) => ({ url, revision: version })),
  { url: `/verify/check.js?v=${version}`, revision: null }
])
cleanupOutdatedCaches()

// Pages always come from the network. A newer worker may take over at once: it reloads nothing, so
// nothing that somebody is typing is lost.
self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

registerRoute(
  ({ request }) => request.mode === 'navigate',
  async ({ request }) => fetch(request).catch(async () => (await kept(request)) ?? Response.error())
)

/** `/verify` itself, which needs no signal; in place of any other page the one that says there is none. */
async function kept({ url }: Request): Promise<Response | undefined> {
  return matchPrecache(new URL(url).pathname === '/verify' ? '/verify' : '/offline')
}

/**
 * A form that cannot be sent: "no content" leaves the page as it is, with all that was typed, and the
 * page says why.
 */
registerRoute(
  ({ request }) => request.mode === 'navigate',
  async ({ request }) =>
    fetch(request).catch(async () => {
      const pages = await self.clients.matchAll({ type: 'window' })
      for (const page of pages) if (page.url === request.referrer) page.postMessage(noSignal)
      return new Response(null, { status: 204 })
    }),
  'POST'
)

// After the pages: theirs come from the network, with the newest keys in `/verify`.
addRoute()

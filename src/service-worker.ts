/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { version } from '$service-worker'
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching'
import { registerRoute } from 'workbox-routing'
import { noSignal } from '#lib/offline/messages.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Keeps the shell and nothing else: a page that says there is no signal, and what it needs to look
 * right. No page of a person is ever kept here. Test: `tests/e2e/offline.e2e.ts`.
 */
const shell = ['/offline', '/plain.css', '/icons/mark.svg', '/icons/icon-192.png', '/manifest.webmanifest']

precacheAndRoute(shell.map((url) => ({ url, revision: version })))
cleanupOutdatedCaches()

// Pages always come from the network. A newer worker may take over at once: it reloads nothing, so
// nothing that somebody is typing is lost.
self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

registerRoute(
  ({ request }) => request.mode === 'navigate',
  async ({ request }) =>
    fetch(request).catch(async () => (await matchPrecache('/offline')) ?? Response.error())
)

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

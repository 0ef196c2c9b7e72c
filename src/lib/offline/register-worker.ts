import { mount, unmount } from 'svelte'
import { noSignal } from './messages.ts'
import NoSignal from './NoSignal.svelte'

/**
 * Starts the service worker once the page has loaded, so that it takes nothing from the first visit.
 * Call it in `onMount` of the root layout. Without a worker everything works, only not without a signal.
 */
export function registerWorker(): void {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (data === noSignal) sayNoSignal()
  })
  const register = () => void navigator.serviceWorker.register('/service-worker.js').catch(() => undefined)
  if (document.readyState === 'complete') register()
  else addEventListener('load', register, { once: true })
}

function sayNoSignal(): void {
  const notice = mount(NoSignal, {
    target: document.body,
    props: { onclose: () => void unmount(notice) }
  })
}

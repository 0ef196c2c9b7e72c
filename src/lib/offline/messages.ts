/** What the service worker tells a page whose form could not be sent. */
export const noSignal = 'no-signal'

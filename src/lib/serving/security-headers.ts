/**
 * On every answer, files too. A page brings its own Content-Security-Policy with a nonce; this one is
 * for all the rest: `connect-src` lets the service worker fetch the shell that it keeps.
 *
 * `same-origin` rather than `no-referrer`: with the latter a browser sends `Origin: null` with a form
 * (Fetch standard, "append a request Origin header"), which looks like a foreign page.
 */
export function securityHeaders(https: boolean): Record<string, string> {
  return {
    ...(https && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'permissions-policy': permissionsPolicy('microphone=()'),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin'
  }
}

/** For the one page that records a voice, on somebody's own device; everywhere else the browser refuses to. Test: `tests/e2e/wheel-and-voice.e2e.ts`. */
export const withMicrophone = { 'permissions-policy': permissionsPolicy('microphone=(self)') } as const

function permissionsPolicy(microphone: string): string {
  return `camera=(), ${microphone}, geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()`
}

const forParts = ['strict-transport-security', 'x-content-type-options', 'cross-origin-resource-policy']

/**
 * On the scripts and styles under `/_app/immutable/`: a browser looks at no other header of theirs, and a
 * first visit loads twenty of them, so the rest would be 8 kB.
 */
export function partHeaders(https: boolean): Record<string, string> {
  return Object.fromEntries(
    Object.entries(securityHeaders(https)).filter(([name]) => forParts.includes(name))
  )
}

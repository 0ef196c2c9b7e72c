import { redirect } from '@sveltejs/kit'

/** Browsers make no passkey for a number: whoever came by 127.0.0.1 goes on by name, before signing in. */
export function ensurePasskeyHost(url: URL): void {
  if (url.hostname !== '127.0.0.1' && url.hostname !== '[::1]') return
  const named = new URL(url)
  named.hostname = 'localhost'
  redirect(307, named.href)
}

import type { Cookies } from '@sveltejs/kit'

type SetOptions = Parameters<Cookies['set']>[2]

/** The cookies of one browser, as a route sees them. */
export interface CookieJar extends Pick<Cookies, 'get' | 'set' | 'delete'> {
  /** How a cookie was set. */
  options(name: string): SetOptions | undefined
}

export function aCookieJar(): CookieJar {
  const kept = new Map<string, { value: string; options: SetOptions }>()
  return {
    get: (name) => kept.get(name)?.value,
    set: (name, value, options) => void kept.set(name, { value, options }),
    delete: (name) => void kept.delete(name),
    options: (name) => kept.get(name)?.options
  }
}

import { Refusal } from '#lib/access/refusal.ts'
import type { Way } from './tables.server.ts'

/** A shared computer must not learn to sign somebody in, nor keep a file of theirs. @throws Refusal `not-allowed` */
export function ensureOwnDevice(way: Way): void {
  if (way === 'kiosk') throw new Refusal('not-allowed')
}

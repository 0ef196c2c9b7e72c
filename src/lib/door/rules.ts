import type { SignedIn } from '#lib/access/actors.ts'

/** Whether this session has a private room open at `now` (ms UTC). */
export function isDoorOpen(signedIn: Pick<SignedIn, 'door'> | null, now: number): boolean {
  return signedIn?.door ? now < signedIn.door.until : false
}

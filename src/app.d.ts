import type { SignedIn } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'

declare global {
  /** True only in `build-practice/` and in development. */
  const __PRACTICE__: boolean

  namespace App {
    interface Locals {
      db: Database
      /** Who is signed in on this request, or null. */
      signedIn: SignedIn | null
      /** The address that limits are counted by; from the socket, or from the one proxy that is configured. */
      address: string
    }
    interface Error {
      message: string
      /** Short and random; the same id stands in the log. */
      id?: string
    }
    interface PageData {
      /** What the tab is called: neutral, never a name or a value of the record. */
      title?: string
    }
  }
}

import type { SignedIn } from '#lib/access/actors.ts'
import type { RefusalWords } from '#lib/access/refusal-words.server.ts'
import type { Shell } from '#lib/access/read-shell.server.ts'
import type { Database } from '#lib/database/connect.server.ts'

declare global {
  /** True only in `build-practice/` and in development. */
  const __PRACTICE__: boolean
  /** Of `package.json`. */
  const __VERSION__: string

  namespace App {
    interface Locals {
      db: Database
      /** Short and random; stands in every line of the log that this request writes. */
      requestId: string
      /** Who is signed in on this request, or null. */
      signedIn: SignedIn | null
      /** The address that limits are counted by; from the socket, or from the one proxy that is configured. */
      address: string
    }
    interface Error {
      /** A `RefusalCode`, or `unexpected`. Never the message of an error. */
      message: string
      /** The id of the request in the log, when something unexpected happened. */
      id?: string
      /** What the error page says; absent only from an error made in the browser itself. */
      words?: RefusalWords
    }
    interface PageData {
      /** What the tab is called: neutral, never a name or a value of the record. */
      title?: string
      /** What stands around the page; absent only when the server could not say. */
      shell?: Shell
    }
  }
}

import { m } from '#lib/paraglide/messages.js'

/** What was just done, for the page that says so. For the server. @param word as in the address */
export function documentsSaid(word: string | null): string | undefined {
  switch (word) {
    case 'added':
      return m.documents_said_added()
    case 'removed':
      return m.documents_said_removed()
    default:
      return undefined
  }
}

import { m } from '#lib/paraglide/messages.js'

/** What was just done, for the page that says so. For the server. @param word as in the address */
export function documentsSaid(word: string | null): string | undefined {
  switch (word) {
    case 'photo':
      return m.documents_said_photo()
    case 'paper':
      return m.documents_said_paper()
    case 'removed':
      return m.documents_said_removed()
    default:
      return undefined
  }
}

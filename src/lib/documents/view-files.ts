import { m } from '#lib/paraglide/messages.js'
import type { OwnFile } from '#lib/vault/files/own-files.server.ts'
import { dayInWords } from '#lib/ui/dates.ts'

/** A kept file on its page. */
export interface FileView {
  readonly id: string
  readonly name: string
  /** What the link to it is called, and what its picture shows. */
  readonly lookAt: string
  readonly pictureOf: string
  readonly href: string
  readonly isPicture: boolean
  /** Where its small picture is. */
  readonly small: string | null
  /** When it was added, and how large it is. */
  readonly about: string
  /** What kind of paper, where a page has several. */
  readonly kind: string | null
}

/**
 * Files that a list names, with what is stored of them. One whose bytes are gone is left out. For the server.
 *
 * @param home address of the page that they stand on
 */
export function viewFiles(
  named: readonly { readonly id: string; readonly kind: string | null }[],
  stored: readonly OwnFile[],
  home: string,
  now: number
): FileView[] {
  return named.flatMap(({ id, kind }) => {
    const file = stored.find(({ fileId }) => fileId === id)
    if (!file) return []
    const href = `${home}/${id}`
    return [
      {
        id,
        name: file.name,
        lookAt: m.documents_open_named({ name: file.name }),
        pictureOf: m.documents_picture_of({ name: file.name }),
        href,
        isPicture: file.type.startsWith('image/'),
        small: file.hasThumbnail ? `${href}?small` : null,
        about: m.documents_file_about({ day: dayInWords(file.addedAt, now), size: sizeWords(file.bytes) }),
        kind
      }
    ]
  })
}

/** "1.2 MB". */
export function sizeWords(bytes: number): string {
  const megabytes = bytes / (1024 * 1024)
  return m.documents_size({ size: Math.max(0.1, megabytes).toFixed(megabytes < 10 ? 1 : 0) })
}

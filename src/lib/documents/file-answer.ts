import { Readable } from 'node:stream'
import type { OpenedFile } from '#lib/vault/files/stream-file.server.ts'

/**
 * Answers with a file. Whatever it holds can do nothing: it runs no script, is of no other type than it says,
 * and stays in no store. Only pictures, which are made anew from their pixels, are shown in place.
 *
 * @param save whether it is to be saved, not shown
 */
export function fileAnswer(
  file: Pick<OpenedFile, 'name' | 'type' | 'bytes' | 'chunks'>,
  save: boolean
): Response {
  const shown = file.type === 'image/jpeg' && !save
  return new Response(Readable.toWeb(Readable.from(file.chunks, { objectMode: false })) as BodyInit, {
    headers: {
      'content-type': file.type,
      'content-length': String(file.bytes),
      'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded(file.name)}`,
      // A browser shows a picture in a page of its own making, with styles and an icon. No script runs in either.
      'content-security-policy': shown ? 'sandbox allow-same-origin' : "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store'
    }
  })
}

/** RFC 8187: of the marks that `encodeURIComponent` leaves, these are no letters of a name either. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*!]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)
}

import { Readable } from 'node:stream'
import type { ZipOut } from './zip-out.ts'

/** Answers with a zip as a file to keep. Its size is known before its first file is read, so that a browser shows how far it is. */
export function zipAnswer({ bytes, chunks }: ZipOut): Response {
  return new Response(Readable.toWeb(Readable.from(chunks, { objectMode: false })) as BodyInit, {
    headers: {
      'content-type': 'application/zip',
      'content-length': String(bytes),
      'content-disposition': 'attachment; filename="my-record.zip"',
      'cache-control': 'no-store'
    }
  })
}

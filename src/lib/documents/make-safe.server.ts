import { checkPdf } from './check-pdf.server.ts'
import { makePictureSafe } from './make-picture-safe.server.ts'
import type { SafeOrNot } from './safe-file.ts'

/**
 * Makes a file safe to keep, or says why not. What a file is follows from its bytes; its name and what the
 * sender said of it count for nothing. It reads hostile bytes with native code, so the server runs it in a
 * process apart (`make-safe-apart.server.ts`). Tests: `make-safe.test.ts`.
 */
export async function makeSafe(bytes: Buffer): Promise<SafeOrNot> {
  if (bytes.length === 0) return { problem: 'empty' }
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  switch (found?.mime) {
    case 'image/jpeg':
    case 'image/png':
      return makePictureSafe(bytes)
    case 'image/heic':
    case 'image/heif':
      return makePictureSafe(bytes, 'heic')
    case 'application/pdf':
      return checkPdf(bytes)
    default:
      return { problem: 'wrong-type' }
  }
}

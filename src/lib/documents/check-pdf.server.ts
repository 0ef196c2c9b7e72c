import { safeLimits, type SafeOrNot } from './safe-file.ts'

const mostAfterEnd = 1024 // bytes of blanks
const beginnings = 1024 // bytes in which other programs look for a beginning of their own
const zipStart = Buffer.from('PK\u0003\u0004', 'latin1')
const zipEnd = Buffer.from('PK\u0005\u0006', 'latin1')
const zipTail = 66_000 // bytes from the end in which a zip has its list of files

/**
 * A PDF stays as it came, so it must be nothing else as well: nothing before its beginning and nothing but
 * blanks after its end, no file and no program in it, not locked, and of few pages. It is read for that, and
 * never drawn.
 */
export async function checkPdf(bytes: Buffer): Promise<SafeOrNot> {
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return { problem: 'wrong-type' }
  if (isSomethingElseToo(bytes)) return { problem: 'hides-something' }
  const { getDocumentProxy } = await import('unpdf')
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    if (pdf.numPages > safeLimits.pages) return { problem: 'too-many-pages' }
    const attachments: unknown = await pdf.getAttachments()
    if (attachments !== null || (await pdf.getJSActions()) !== null) return { problem: 'hides-something' }
    await pdf.getPage(1)
    return { type: 'application/pdf', bytes, thumbnail: null }
  } catch (cause) {
    return { problem: cause instanceof Error && cause.name === 'PasswordException' ? 'locked' : 'broken' }
  }
}

function isSomethingElseToo(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf('%%EOF')
  if (end < 0) return false // cut off: reading it says so
  const after = bytes.subarray(end + 5).toString('latin1')
  if (after.length > mostAfterEnd || /[^\s\0]/.test(after)) return true
  const beginning = bytes.subarray(0, beginnings)
  if (beginning.includes(zipStart)) return true
  if (/<(!doctype|html|script|svg|\?php)/i.test(beginning.toString('latin1'))) return true
  return bytes.subarray(-zipTail).includes(zipEnd)
}

import type { FormProblems } from './form-problems.ts'

/** A form with one small file in it: the file's bytes, and the text of the other fields. */
export interface SentFile {
  /** Empty when none was chosen. */
  readonly bytes: Uint8Array
  readonly typed: FormProblems['values'] & Readonly<Record<string, string>>
}

/**
 * Reads a form whose field `file` holds a file that fits into the body of any form (512 kB, `serving/`). Its
 * name and its type are not believed, nor read.
 */
export async function readSmallFile({ request }: { readonly request: Request }): Promise<SentFile> {
  const data = await request.formData().catch(() => new FormData())
  const typed: Record<string, string> = {}
  let bytes = new Uint8Array()
  for (const [name, value] of Iterator.from(data).take(50)) {
    if (typeof value === 'string') {
      if (/^[a-z][a-z-]{0,40}$/i.test(name)) typed[name] ??= value.replaceAll('\r\n', '\n')
    } else if (name === 'file' && bytes.length === 0) bytes = new Uint8Array(await value.arrayBuffer())
  }
  return { bytes, typed }
}

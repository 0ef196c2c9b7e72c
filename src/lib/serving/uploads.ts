import { feedLimits } from '#lib/open-referral/import-rules.ts'
import { zipLimits } from '#lib/take-away/zip-in.ts'
import { fileLimits } from '#lib/vault/files/limits.ts'

const forWords = 64 * 1024 // bytes; what stands around a file in its form

/** Addresses that take a file. Only these get more than a form needs: bytes of the whole body. */
const uploads: readonly { readonly path: RegExp; readonly most: number }[] = [
  { path: /^\/me\/documents\/[\w-]+$/, most: fileLimits.file + forWords },
  { path: /^\/me\/export$/, most: zipLimits.bytes + forWords },
  { path: /^\/me\/story\/new$/, most: fileLimits.file + forWords },
  { path: /^\/steward\/feeds$/, most: feedLimits.answer + forWords }
]

/** The most that may be sent to this address as an upload; null where none is taken. */
export function uploadLimit(method: string | undefined, url: string | undefined): number | null {
  if (method !== 'POST') return null
  const [path = ''] = (url ?? '').split('?')
  return uploads.find((one) => one.path.test(path))?.most ?? null
}

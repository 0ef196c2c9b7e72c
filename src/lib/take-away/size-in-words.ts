import { m } from '#lib/paraglide/messages.js'

const megabyte = 1024 * 1024

/** "12 MB"; nothing is smaller than 1 MB, which is small enough. */
export function sizeInWords(bytes: number): string {
  return m.export_size({ count: Math.max(1, Math.round(bytes / megabyte)) })
}

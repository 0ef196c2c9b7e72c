const megabyte = 1024 * 1024

/** In bytes. */
export const fileLimits = {
  /** One file. */
  file: 10 * megabyte,
  /** All files of one person. */
  person: 100 * megabyte
} as const

/** Why a file cannot be kept. Each has words for the person (`upload-words.ts`). */
export const fileProblems = [
  'empty',
  'wrong-type',
  'broken',
  'too-many-pixels',
  'heic-too-large',
  'locked',
  'too-many-pages',
  'hides-something'
] as const
export type FileProblem = (typeof fileProblems)[number]

/** A file that was made or found safe to keep. */
export interface SafeFile {
  /** Pictures are made anew as JPEG; a PDF stays as it came. */
  readonly type: 'image/jpeg' | 'application/pdf'
  readonly bytes: Uint8Array
  /** A small JPEG; none of a PDF. */
  readonly thumbnail: Uint8Array | null
}

export type SafeOrNot = SafeFile | { readonly problem: FileProblem }

/** What bounds the work that one file may cause. */
export const safeLimits = {
  /** Pixels of a picture. More than any phone sends unless it is asked to; a bomb claims far more. */
  pixels: 40_000_000,
  /** Pixels of a HEIC picture, which needs all of them in memory at once, several times over. */
  heicPixels: 12_600_000,
  /** Longest side of what is kept: a page of A4 at 220 dots an inch. */
  side: 2600,
  thumbnailSide: 320,
  pages: 60
} as const

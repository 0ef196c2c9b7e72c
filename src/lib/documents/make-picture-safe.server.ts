import { safeLimits, type SafeOrNot } from './safe-file.ts'

/**
 * Makes a picture anew from its pixels, the right way up, no larger than a page needs: where and when it was
 * taken, and whatever else was in the file, is gone. A picture that claims too many pixels is not opened.
 */
export async function makePictureSafe(bytes: Buffer, as: 'heic' | 'plain' = 'plain'): Promise<SafeOrNot> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    const pixels = width * height
    if (as === 'heic' && pixels > safeLimits.heicPixels) return { problem: 'heic-too-large' }
    if (pixels > safeLimits.pixels) return { problem: 'too-many-pixels' }
    const opened = as === 'heic' ? await openHeic(bytes) : { input: bytes, options: {} }
    const { input, options } = opened
    const made = await sharp(input, {
      ...options,
      limitInputPixels: safeLimits.pixels,
      failOn: 'error',
      sequentialRead: true
    })
      .autoOrient()
      .resize({ width: safeLimits.side, height: safeLimits.side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .jpeg({ quality: 82 })
      .toBuffer()
    const side = safeLimits.thumbnailSide
    const thumbnail = await sharp(made)
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 70 })
      .toBuffer()
    return { type: 'image/jpeg', bytes: made, thumbnail }
  } catch {
    return { problem: 'broken' }
  }
}

/** The pixels of a HEIC picture, turned as it says. */
async function openHeic(bytes: Buffer) {
  const { default: decode } = await import('heic-decode')
  const { width, height, data } = await decode({ buffer: bytes })
  const input = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  return { input, options: { raw: { width, height, channels: 4 as const } } }
}

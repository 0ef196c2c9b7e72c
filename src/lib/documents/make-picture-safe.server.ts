import type { Sharp } from 'sharp'
import { openHeic } from './open-heic.server.ts'
import { safeLimits, type SafeOrNot } from './safe-file.ts'

/**
 * Makes a picture anew from its pixels, the right way up, no larger than a page needs: where and when it was
 * taken, and whatever else was in the file, is gone. A picture that claims too many pixels is not opened.
 */
export async function makePictureSafe(bytes: Buffer, as: 'heic' | 'plain' = 'plain'): Promise<SafeOrNot> {
  try {
    return await (as === 'heic' ? fromHeic(bytes) : fromPlain(bytes))
  } catch {
    return { problem: 'broken' }
  }
}

async function fromPlain(bytes: Buffer): Promise<SafeOrNot> {
  const sharp = await loadSharp()
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
  if (width * height > safeLimits.pixels) return { problem: 'too-many-pixels' }
  const limits = { limitInputPixels: safeLimits.pixels, failOn: 'error', sequentialRead: true } as const
  return makeAnew(sharp(bytes, limits).autoOrient())
}

async function fromHeic(bytes: Buffer): Promise<SafeOrNot> {
  const pixels = await openHeic(bytes)
  if (!pixels) return { problem: 'heic-too-large' }
  const { data, width, height } = pixels
  const sharp = await loadSharp() // only now: until here it would only take memory
  return makeAnew(sharp(data, { raw: { width, height, channels: 3 } }))
}

async function makeAnew(picture: Sharp): Promise<SafeOrNot> {
  const { side, thumbnailSide } = safeLimits
  const bytes = await inside(picture, side)
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .jpeg({ quality: 82 })
    .toBuffer()
  const sharp = await loadSharp()
  const thumbnail = await inside(sharp(bytes), thumbnailSide).jpeg({ quality: 70 }).toBuffer()
  return { type: 'image/jpeg', bytes, thumbnail }
}

function inside(picture: Sharp, side: number): Sharp {
  return picture.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
}

async function loadSharp() {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}

import { safeLimits } from './safe-file.ts'

export interface Pixels {
  /** Red, green and blue, 8 bits each, row by row. */
  readonly data: Buffer
  readonly width: number
  readonly height: number
}

/**
 * The pixels of the first picture of a HEIC file, turned as it says. Without transparency, and with as few
 * copies as can be: this is what takes the most memory of all.
 *
 * @returns null when it has too many pixels
 * @throws Error when it cannot be read
 */
export async function openHeic(bytes: Buffer): Promise<Pixels | null> {
  const { default: libheif } = await import('libheif-js/wasm-bundle.js')
  await libheif.ready
  const [image] = new libheif.HeifDecoder().decode(bytes)
  if (!image) throw new Error('There is no picture in it.')
  if (image.get_width() * image.get_height() > safeLimits.heicPixels) return null
  const decoded = libheif.heif_js_decode_image2(
    image.handle,
    libheif.heif_colorspace.heif_colorspace_RGB,
    libheif.heif_chroma.heif_chroma_interleaved_RGB
  )
  const plane = 'channels' in decoded ? decoded.channels[0] : undefined
  if (!plane) throw new Error('It cannot be decoded.')
  const { width, height, stride, data } = plane
  return { data: withoutPadding(data, width * 3, height, stride), width, height }
}

function withoutPadding(data: Uint8Array, row: number, rows: number, stride: number): Buffer {
  const all = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  if (stride === row) return all.subarray(0, row * rows)
  const plain = Buffer.allocUnsafe(row * rows)
  for (let i = 0; i < rows; i++) all.copy(plain, i * row, i * stride, i * stride + row)
  return plain
}

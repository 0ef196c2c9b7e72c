import { create } from 'qrcode'

/** A QR code as one SVG path, a unit for each module, with the quiet zone of four that the standard asks for. */
export interface QrPicture {
  readonly size: number
  readonly path: string
}

/** Drawn on the server (ISO/IEC 18004), so that it needs no script and no style. */
export function qrPicture(text: string): QrPicture {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const quiet = 4
  let path = ''
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path += `M${column + quiet} ${row + quiet}h1v1h-1z`
    }
  }
  return { size: modules.size + 2 * quiet, path }
}

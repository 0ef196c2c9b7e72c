import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { tinyHeic } from '../../../tests/support/tiny-heic.ts'
import { makeSafeApart } from './make-safe-apart.server.ts'
import { makeSafe } from './make-safe.server.ts'
import { safeLimits, type SafeFile } from './safe-file.ts'

const gps = {
  IFD0: { Make: 'MarkedMake', Orientation: '6' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '51/1 30/1 0/1',
    GPSLongitudeRef: 'W',
    GPSLongitude: '0/1 7/1 0/1'
  }
}

const aPicture = (width = 400, height = 200) =>
  sharp({ create: { width, height, channels: 4, background: '#336699' } })

async function aPdf(
  pages = 1,
  options: PDFKit.PDFDocumentOptions = {},
  also?: (pdf: PDFKit.PDFDocument) => void
) {
  const pdf = new PDFDocument(options)
  for (let i = 1; i < pages; i++) pdf.addPage()
  pdf.text('A letter')
  also?.(pdf)
  pdf.end()
  return buffer(pdf)
}

async function safe(bytes: Buffer): Promise<SafeFile> {
  const made = await makeSafe(bytes)
  if ('problem' in made) throw new Error(made.problem)
  return made
}

describe('a picture', () => {
  it('is made anew: the right way up, without where it was taken or with what', async () => {
    const sent = await aPicture().withExif(gps).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect((await sharp(sent).metadata()).exif?.toString('latin1')).toContain('MarkedMake')
    const { type, bytes, thumbnail } = await safe(sent)
    expect(type).toBe('image/jpeg')
    const { width, height, exif, icc, xmp } = await sharp(bytes).metadata()
    expect([width, height, exif, icc, xmp]).toEqual([200, 400, undefined, undefined, undefined])
    expect(Buffer.from(bytes).includes('MarkedMake')).toBe(false)
    expect((await sharp(thumbnail!).metadata()).height).toBe(safeLimits.thumbnailSide)
  })

  it('is made a JPEG on white paper from a PNG, and from a HEIC; a large one is made smaller', async () => {
    const clear = aPicture(3000, 40).composite([{ input: await aPicture(9, 9).png().toBuffer() }])
    const png = await safe(await clear.png().toBuffer())
    expect(await sharp(png.bytes).metadata()).toMatchObject({ format: 'jpeg', width: safeLimits.side })
    const heic = await safe(tinyHeic())
    expect(await sharp(heic.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 64, height: 48 })
  })

  it('that claims too many pixels is not opened', async () => {
    const png = await aPicture(8, 8).png().toBuffer()
    png.writeUInt32BE(60_000, 16) // width and height stand at the beginning
    png.writeUInt32BE(60_000, 20)
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
    expect(await makeSafe(png)).toEqual({ problem: 'too-many-pixels' })
    const heic = tinyHeic()
    for (let at = heic.indexOf('ispe'); at >= 0; at = heic.indexOf('ispe', at + 1)) {
      heic.writeUInt32BE(6000, at + 8)
      heic.writeUInt32BE(4000, at + 12)
    }
    expect(await makeSafe(heic)).toEqual({ problem: 'heic-too-large' })
  })

  it('that is cut off is not kept', async () => {
    const noise = Buffer.from(Uint8Array.from({ length: 300 * 300 * 3 }, (_, i) => (i * 7919) % 251))
    const raw = { raw: { width: 300, height: 300, channels: 3 as const } }
    for (const whole of [
      await sharp(noise, raw).jpeg().toBuffer(),
      await sharp(noise, raw).png().toBuffer()
    ]) {
      expect(await makeSafe(whole.subarray(0, whole.length * 0.6))).toEqual({ problem: 'broken' })
    }
  })
})

describe('a PDF', () => {
  it('stays as it came', async () => {
    const sent = await aPdf(safeLimits.pages)
    const made = await safe(sent)
    expect([made.type, made.thumbnail]).toEqual(['application/pdf', null])
    expect(Buffer.from(made.bytes).equals(sent)).toBe(true)
  })

  it.each([
    ['of too many pages', () => aPdf(safeLimits.pages + 1), 'too-many-pages'],
    ['with a password', () => aPdf(1, { userPassword: 'secret' }), 'locked'],
    ['that is cut off', async () => (await aPdf()).subarray(0, 400), 'broken'],
    ['that is none', () => Buffer.from('%PDF-1.7\nhello'), 'broken'],
    [
      'with something before it',
      async () => Buffer.concat([Buffer.from('GIF89a;'), await aPdf()]),
      'wrong-type'
    ],
    [
      'with a zip behind it',
      async () => Buffer.concat([await aPdf(), Buffer.from('PK\u0003\u0004 PK\u0005\u0006')]),
      'hides-something'
    ],
    [
      'with a page for browsers in it',
      async () => Buffer.concat([Buffer.from('%PDF-1.7\n%<html><script>'), await aPdf()]),
      'hides-something'
    ],
    [
      'with a file in it',
      () => aPdf(1, {}, (pdf) => pdf.file(Buffer.from('MZ'), { name: 'a.exe' })),
      'hides-something'
    ],
    ['with a program in it', async () => withProgram(await aPdf(1, { compress: false })), 'hides-something']
  ] as const)('%s is not kept', async (_, made, problem) => {
    expect(await makeSafe(await made())).toEqual({ problem })
  })
})

/** A program that runs when it is opened. */
function withProgram(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1')
  const program = '/OpenAction<</S/JavaScript/JS(app.alert(1))>>'
  return Buffer.from(text.replace('/Type /Catalog', `/Type /Catalog ${program}`), 'latin1')
}

describe('any other file', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['words', Buffer.from('Dear Sam'), 'wrong-type'],
    ['a page for browsers', Buffer.from('<!doctype html><script>alert(1)</script>'), 'wrong-type'],
    [
      'a drawing that can hold programs',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'wrong-type'
    ],
    ['a moving picture', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1'), 'wrong-type'],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'wrong-type'],
    ['the beginning of a picture and no more', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'broken']
  ] as const)('%s is not kept, whatever it is called', async (_, bytes, problem) => {
    expect(await makeSafe(bytes)).toEqual({ problem })
  })
})

describe('in a process apart', () => {
  async function* parts(bytes: Buffer) {
    for (let from = 0; from < bytes.length; from += 1000) yield bytes.subarray(from, from + 1000)
  }

  it('the answer is the same', async () => {
    for (const sent of [await aPicture().jpeg().toBuffer(), tinyHeic()]) {
      expect(await makeSafeApart(parts(sent))).toMatchObject({ type: 'image/jpeg' })
    }
    expect(await makeSafeApart(parts(await aPdf()))).toMatchObject({ type: 'application/pdf' })
    expect(await makeSafeApart(parts(Buffer.from('Dear Sam')))).toEqual({ problem: 'wrong-type' })
  })
})

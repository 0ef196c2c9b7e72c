import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { chromium, type Page } from '@playwright/test'
import { findChromium } from './find-chromium.ts'
import { root } from './places.ts'

/**
 * Draws the icons of the installed app from `static/icons/mark.svg`, in few colours so that each stays
 * under 6 kB. Run by hand when the mark changes: `node scripts/make-icons.ts`. A maskable icon fills its
 * square, and keeps the mark inside the middle four fifths that every mask leaves.
 */
const icons = [
  { name: 'icon-192.png', size: 192, ground: '#faf6ee', scale: 1 },
  { name: 'icon-512.png', size: 512, ground: '#faf6ee', scale: 1 },
  { name: 'maskable-512.png', size: 512, ground: '#0a5550', scale: 0.8 }
]
const colours = 16 // of 256 that a palette could hold: flat shapes with soft edges

const folder = join(root, 'static/icons')
const executablePath = findChromium()
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] })
const page = await browser.newPage()
for (const icon of icons) writeFileSync(join(folder, icon.name), toPng(await draw(page, icon), icon.size))
await browser.close()

/** @returns red, green, blue, opaque for each pixel */
function draw(on: Page, { size, ground, scale }: (typeof icons)[number]): Promise<number[]> {
  const mark = `data:image/svg+xml;base64,${readFileSync(join(folder, 'mark.svg'), 'base64')}`
  return on.evaluate(
    async ([source, side, colour, part]) => {
      const image = Object.assign(new Image(side, side), { src: source })
      await image.decode()
      const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side })
      const context = canvas.getContext('2d')!
      context.fillStyle = colour
      context.fillRect(0, 0, side, side)
      const inset = (side * (1 - part)) / 2
      context.drawImage(image, inset, inset, side * part, side * part)
      return Array.from(context.getImageData(0, 0, side, side).data)
    },
    [mark, size, ground, scale] as const
  )
}

/** A PNG with a palette (RFC 2083): the most used colours, and for each pixel the nearest of them. */
function toPng(pixels: number[], size: number): Buffer {
  const counts = new Map<number, number>()
  const keys = Array.from({ length: size * size }, (_, i) => {
    const key = (pixels[i * 4]! << 16) | (pixels[i * 4 + 1]! << 8) | pixels[i * 4 + 2]!
    counts.set(key, (counts.get(key) ?? 0) + 1)
    return key
  })
  const palette = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, colours)
    .map(([key]) => key)
  const nearest = new Map([...counts.keys()].map((key) => [key, nearestOf(palette, key)]))
  const rows = Array.from({ length: size }, (_, y) => {
    const row = keys.slice(y * size, (y + 1) * size).map((key) => nearest.get(key)!)
    const packed = Array.from({ length: size / 2 }, (_, x) => (row[x * 2]! << 4) | row[x * 2 + 1]!)
    return Buffer.from([0, ...packed]) // 0: no filter; 4 bits a pixel
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([4, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0))
  ])
}

function channels(key: number): number[] {
  return [key >> 16, (key >> 8) & 255, key & 255]
}

function nearestOf(palette: number[], key: number): number {
  const far = palette.map((other) => {
    const there = channels(other)
    return channels(key).reduce((sum, value, i) => sum + (value - there[i]!) ** 2, 0)
  })
  return far.indexOf(Math.min(...far))
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

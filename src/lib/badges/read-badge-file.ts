import { crc32, inflateSync } from 'node:zlib'

/** What a badge can be brought in as. */
export type BadgeFileType = 'image/png' | 'image/svg+xml' | 'text/plain'

/** Why no badge was found in a file; told apart, because each has another way out. */
export type NoBadge = 'empty' | 'too-large' | 'older-kind' | 'other-kind' | 'not-badge' | 'unreadable'

export type BadgeFile =
  { readonly type: BadgeFileType; readonly text: string } | { readonly problem: NoBadge }

/** Bytes of a file, as it is sent and as it is kept. */
export const largestBadge = 400_000

/**
 * Finds the signed text of an Open Badge 3.0 in what somebody brought: the text itself, or a PNG or SVG that
 * carries it ("baking", https://www.imsglobal.org/spec/ob/v3p0/#baked-badge). It looks at the bytes and not
 * at the name, reads no entity, and fetches nothing. Test: `read-badge-file.test.ts`.
 */
export function readBadgeFile(bytes: Uint8Array): BadgeFile {
  if (bytes.length === 0) return { problem: 'empty' }
  if (bytes.length > largestBadge) return { problem: 'too-large' }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.subarray(0, 8).equals(pngStart)) return found('image/png', textInPng(buffer))
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(buffer).trim()
  } catch {
    return { problem: 'not-badge' }
  }
  if (text.startsWith('<')) return found('image/svg+xml', textInSvg(text))
  return found('text/plain', text)
}

function found(type: BadgeFileType, text: string | { problem: NoBadge }): BadgeFile {
  if (typeof text !== 'string') return text
  const signed = text.trim().replace(/^"(.*)"$/s, '$1')
  if (/^[\w-]+\.[\w-]*\.[\w-]*$/.test(signed)) return { type, text: signed }
  // A badge with its proof inside, or one of the second kind, is JSON.
  return { problem: signed.startsWith('{') || signed.startsWith('[') ? 'other-kind' : 'not-badge' }
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Chunks: length, type, data, CRC-32 of type and data (https://www.w3.org/TR/png-3/#5Chunk-layout). */
function textInPng(png: Buffer): string | { problem: NoBadge } {
  let old = false
  for (let at = 8; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at)
    const end = at + 8 + length
    if (end + 4 > png.length) return { problem: 'unreadable' }
    const type = png.toString('latin1', at + 4, at + 8)
    const data = png.subarray(at + 8, end)
    if (type === 'iTXt' && data.toString('latin1', 0, 20) === 'openbadgecredential\0') {
      return crc32(png.subarray(at + 4, end)) === png.readUInt32BE(end)
        ? textInChunk(data.subarray(20))
        : { problem: 'unreadable' }
    }
    if (/^[ti]TXt|tEXt$/.test(type) && data.toString('latin1', 0, 11) === 'openbadges\0') old = true
    if (type === 'IEND') break
    at = end + 4
  }
  return { problem: old ? 'older-kind' : 'not-badge' }
}

/** After the keyword: compressed or not, the method, two texts that end with zero, then the text. */
function textInChunk(data: Buffer): string | { problem: NoBadge } {
  const language = data.indexOf(0, 2)
  const keyword = language < 0 ? -1 : data.indexOf(0, language + 1)
  if (keyword < 0) return { problem: 'unreadable' }
  const text = data.subarray(keyword + 1)
  if (data[0] !== 1) return text.toString('utf8')
  try {
    return inflateSync(text, { maxOutputLength: largestBadge }).toString('utf8')
  } catch {
    return { problem: 'unreadable' }
  }
}

/**
 * The text stands in the attribute `verify` of the element `credential`. Nothing else of the SVG is read, so
 * that no entity, script or address in it can do anything.
 */
function textInSvg(svg: string): string | { problem: NoBadge } {
  if (/<!(?:DOCTYPE|ENTITY)\s[^>]*\[|<!ENTITY/i.test(svg)) return { problem: 'unreadable' }
  const seen = svg.replaceAll(/<!--.*?(?:-->|$)/gs, '')
  const element = /<(?:[\w-]+:)?(credential|assertion)(?=[\s/>])([^<>]*)/i.exec(seen)
  if (!element) return { problem: /<svg[\s>]/i.test(seen) ? 'not-badge' : 'unreadable' }
  if (element[1]?.toLowerCase() === 'assertion') return { problem: 'older-kind' }
  const verify = /\sverify\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(element[2] ?? '')
  return verify ? (verify[1] ?? verify[2] ?? '') : { problem: 'other-kind' }
}

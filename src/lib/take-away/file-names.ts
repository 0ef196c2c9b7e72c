/** Names that a file in the zip may have on any computer, and that say nothing else than they show. Pure. */

const longest = 80 // letters, without the ending

/**
 * `files/2 Birth certificate.jpg`: a number, so that no two are the same, and the file's own name as far as
 * every computer takes it.
 */
export function nameInZip(number: number, name: string, type: string): string {
  const ending = endings[type] ?? 'bin'
  const clean = name
    .normalize('NFC')
    // Marks that turn the direction of what follows would let a name look like another.
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[\\/:*?"<>|]/g, ' ')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '')
  return `files/${number} ${[...clean].slice(0, longest).join('').trim() || 'file'}.${ending}`
}

/** `badges/ID.png`: as it was brought. */
export function badgeInZip(id: string, type: string): string {
  return `badges/${id}.${badgeEndings[type] ?? 'txt'}`
}

const badgeEndings: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/svg+xml': 'svg' }

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'audio/webm': 'webm',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav'
}

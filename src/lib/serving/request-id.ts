const letters = 'abcdefghjkmnpqrstuvwxyz23456789' // none that look alike when read out

/** Short enough to read out on the phone, and says nothing about anybody: 8 letters, 39 bits. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return Array.from(bytes, (byte) => letters[byte % letters.length]).join('')
}

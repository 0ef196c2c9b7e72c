import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { fileAnswer } from './file-answer.ts'

const bytes = Buffer.from('bytes of a file')

function answered(type: string, name: string, save = false): Response {
  async function* chunks() {
    yield bytes.subarray(0, 5)
    yield bytes.subarray(5)
  }
  return fileAnswer({ name, type, bytes: bytes.length, chunks: chunks() }, save)
}

it('shows a picture in place, and nothing in it can do anything', async () => {
  const { headers, body } = answered('image/jpeg', 'me.jpg')
  expect(Object.fromEntries(headers)).toEqual({
    'content-type': 'image/jpeg',
    'content-length': String(bytes.length),
    'content-disposition': "inline; filename*=UTF-8''me.jpg",
    'content-security-policy': 'sandbox allow-same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store'
  })
  expect((await buffer(body!)).equals(bytes)).toBe(true)
})

it('hands out anything else, and what is to be saved, as a download', () => {
  for (const answer of [answered('application/pdf', 'a.pdf'), answered('image/jpeg', 'a.jpg', true)]) {
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
  }
})

it('writes a name of any script so that no header can be made of it', () => {
  const header = answered('application/pdf', 'رخصة "(a)\'*;\r\nSet-Cookie: b.pdf').headers.get(
    'content-disposition'
  )
  expect(header).toMatch(/^attachment; filename\*=UTF-8''[\w.%!#$&+^`|~-]+$/)
})

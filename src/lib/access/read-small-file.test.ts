import { describe, expect, it } from 'vitest'
import { readSmallFile } from './read-small-file.server.ts'

type Field = readonly [name: string, value: string | Blob]

function sent(...fields: Field[]) {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  return readSmallFile({ request: new Request('http://localhost/', { method: 'POST', body }) })
}

const aFile = (...bytes: number[]) => new File([Uint8Array.from(bytes)], 'card.png', { type: 'image/png' })

describe('a form with a small file in it', () => {
  it('gives the bytes as they came, and the text beside them, the first of each name', async () => {
    const read = await sent(
      ['name', 'A\r\nB'],
      ['file', aFile(0, 255, 13, 10)],
      ['name', 'C'],
      ['back-to', '']
    )
    expect([...read.bytes]).toEqual([0, 255, 13, 10])
    expect(read.typed).toEqual({ name: 'A\nB', 'back-to': '' })
  })

  it('takes the first file that holds something, of its own field alone', async () => {
    const read = await sent(['other', aFile(1)], ['file', aFile()], ['file', aFile(2)], ['file', aFile(3)])
    expect(read).toEqual({ bytes: Uint8Array.of(2), typed: {} })
  })

  it('is empty when none was chosen, and when it is no form', async () => {
    const nothing = { bytes: new Uint8Array(), typed: {} }
    expect(await sent(['file', aFile()])).toEqual(nothing)
    const request = new Request('http://localhost/', { method: 'POST', body: 'no form' })
    expect(await readSmallFile({ request })).toEqual(nothing)
  })

  it('takes only text whose name is one that a form of ours could have', async () => {
    const none = ['__proto__', '-a', '1a', 'a1', 'a b', 'a[]', 'x'.repeat(42), '']
    const read = await sent(
      ...none.map((name) => [name, 'x'] as const),
      ['x'.repeat(41), 'long'],
      ['A', 'short']
    )
    expect(read.typed).toEqual({ ['x'.repeat(41)]: 'long', A: 'short' })
  })
})

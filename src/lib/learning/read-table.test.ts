import { describe, expect, it } from 'vitest'
import { largestFile, readTable, readText } from './read-table.server.ts'

const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(text, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

describe('the text of a file', () => {
  it.each([
    ['UTF-8', Buffer.from('Café;Zoë')],
    ['UTF-16', utf16('\ufeffCafé;Zoë')],
    ['UTF-16 the other way round', utf16('\ufeffCafé;Zoë', true)],
    ['UTF-16 without its mark', utf16('Café;Zoë')],
    ['Windows-1252', Buffer.from('Caf\xe9;Zo\xeb', 'latin1')]
  ])('is read from %s', (_, bytes) => {
    expect(String(readText(bytes)).replace('\ufeff', '')).toBe('Café;Zoë')
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['one byte too many', Buffer.alloc(largestFile + 1, 97), 'too-large'],
    ['a workbook', Buffer.from('PK\x03\x04'), 'spreadsheet'],
    ['a picture', Buffer.from('89504e470d0a1a0a00', 'hex'), 'not-text'],
    ['half a letter', Buffer.from([0xff, 0xfe, 0x41]), 'not-text']
  ])('is not in %s', (_, bytes, problem) => {
    expect(readText(bytes)).toEqual({ problem })
  })
})

describe('a table', () => {
  it.each([',', ';', '\t'])('may have "%s" between its cells', async (mark) => {
    const text = ['\ufeffCourse', 'Level\r\nFood', '2\r\n\r\n"Maths', ` more${mark} and" `, '1'].join(mark)
    expect(await readTable(text.replace(`"Maths${mark} more`, '"Maths, more'))).toMatchObject({
      columns: ['Course', 'Level'],
      rows: [{ line: 2, cells: ['Food', '2'] }, { line: 4 }],
      unreadable: []
    })
  })

  it('may say what is between its cells', async () => {
    const table = await readTable('sep=;\nA, B;C\n1;2')
    expect(table).toMatchObject({ columns: ['A, B', 'C'], rows: [{ line: 3, cells: ['1', '2'] }] })
  })

  it('names a line with a quote that has no end, and loses no other', async () => {
    const table = await readTable('Course,Level\nFood,2\n"Maths,1\nEnglish,"Entry"x\nIT,2\n"Art",3')
    expect(table).toEqual({
      columns: ['Course', 'Level'],
      rows: [
        { line: 2, cells: ['Food', '2'] },
        { line: 5, cells: ['IT', '2'] },
        { line: 6, cells: ['Art', '3'] }
      ],
      unreadable: [3, 4]
    })
  })

  it.each([
    ['', 'empty'],
    ['\n \n', 'empty'],
    ['Course,Level', 'one-line'],
    ['a\n'.repeat(1001), 'too-long'],
    ['é'.repeat(250_000), 'too-large']
  ])('is not in %.20s', async (text, problem) => {
    expect(await readTable(text)).toEqual({ problem })
  })

  it('takes little time, whatever it is', async () => {
    const start = performance.now()
    for (const text of [
      '"'.repeat(200_000),
      `a,b\n${'"x'.repeat(100_000)}`,
      `${','.repeat(200_000)}\n1`,
      `a\n${'"\n'.repeat(900)}`
    ]) {
      await readTable(text)
    }
    expect(performance.now() - start).toBeLessThan(5000) // ms
  })
})

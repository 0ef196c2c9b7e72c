import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { drawPaper } from './draw-paper.server.ts'
import type { Paper } from './paper.ts'
import { directionOf, inVisualOrder, piecesOf, type Direction } from './runs.ts'

const paper = (...texts: string[]): Paper => ({
  fileTitle: 'Answers',
  title: 'A form',
  lines: ['One line'],
  parts: [
    {
      heading: 'Who I am',
      blocks: [
        ...texts.map((text) => ({ kind: 'fact' as const, label: 'Legal name', text })),
        { kind: 'list', items: ['Calm', 'Bikes'] },
        { kind: 'entry', title: 'Cook', about: 'A hotel, 2019 to 2021', text: 'Fed 200 people.' }
      ]
    }
  ]
})

async function read(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(bytes)), { mergePages: true })
  return text
}

describe('a paper', () => {
  it('holds every text, to be marked and read, in its order', async () => {
    const bytes = await drawPaper(paper('Zoë O’Brien', 'Łukasz Ђорђевић Αθηνά'))
    const text = await read(bytes)
    const told = ['A form', 'One line', 'Who I am', 'Zoë O’Brien', 'Łukasz Ђорђевић Αθηνά', 'Calm', 'Cook']
    const places = told.map((one) => text.indexOf(one))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
  })

  it('is tagged, says its language and a neutral title, and nothing of who drew it or when', async () => {
    const file = Buffer.from(await drawPaper(paper('x'))).toString('latin1')
    expect(file).toContain('/Marked true')
    expect(file).toContain('/Lang (en-GB)')
    expect(file).toContain('(Answers)')
    for (const tag of ['Document', 'H1', 'H2', 'H3', 'P', 'L', 'LI', 'LBody']) {
      expect(file, tag).toContain(`/S /${tag}\n`)
    }
    expect(file).not.toMatch(/PDFKit|Producer|Creator|CreationDate|xmp/i)
    expect(Buffer.from(await drawPaper(paper('x'))).toString('latin1')).toBe(file)
  })

  it.each([
    ['of 5,000 letters in one word', 'x'.repeat(5000)],
    ['of 5,000 letters from the right in one word', 'م'.repeat(5000)],
    ['of 1,000 words from the right', 'سلام '.repeat(1000)],
    ['of 2,500 lines', 'a\n'.repeat(2500)],
    ['of many marks on a letter', `a${'\u0301'.repeat(30)}`.repeat(150)],
    ['of letters that no font has', '👩‍🦰漢字🇬🇧'.repeat(300)],
    ['of one half of a letter', '\ud800 a'],
    ['of spaces and what nobody sees', '\u200b \u202e ']
  ])('lays out an answer %s', async (_, text) => {
    const bytes = await drawPaper(paper(text))
    const { numPages } = await getDocumentProxy(Uint8Array.from(bytes))
    expect(numPages).toBeLessThan(80)
    expect(await read(bytes)).toContain('Cook')
  })
})

const seenFrom = (line: string, base: Direction) =>
  inVisualOrder(
    piecesOf(line).map((text) => ({ text })),
    base
  ).map(({ text }) => text)

describe('the order of a line', () => {
  it.each([
    ['Zoë محمد علي O’Brien', 'Zoë علي محمد O’Brien'],
    ['محمد علي', 'علي محمد'],
    ['محمد Smith علي', 'علي Smith محمد'],
    ['محمد Sam Carter علي', 'علي Sam Carter محمد'],
    ['שלום 27 March', '27 March שלום'],
    ['plain words', 'plain words']
  ])('of %j from left to right is %j', (line, seen) => {
    expect(seenFrom(line, directionOf(line)).join('')).toBe(seen)
  })

  it('keeps every letter', () => {
    for (const line of ['a(b) — محمد (5)!', '  x  ', '٣ محمد، نعم', '']) {
      const pieces = piecesOf(line)
      expect(pieces.join('')).toBe(line)
      expect(seenFrom(line, 'rtl').toSorted()).toEqual(pieces.toSorted())
    }
  })
})

import { createRequire } from 'node:module'
import { setImmediate } from 'node:timers/promises'
import { pen, type Pen } from './pen.server.ts'
import type { Paper, PaperBlock } from './paper.ts'

const fonts = createRequire(import.meta.url)

/**
 * Draws a paper as a tagged PDF with text that can be marked and read aloud: headings, lists and paragraphs
 * in their order, language, and the fonts inside. It says nothing of who made it or when. An answer of 5,000
 * letters takes as many pages as it needs. Tests: `draw-paper.test.ts`.
 *
 * @returns the bytes of the file
 */
export async function drawPaper(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: 56, bottom: 56, left: 60, right: 60 },
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    font: fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
    // The file's own id is made of this date; it must not say when.
    info: { Title: paper.fileTitle, CreationDate: new Date(0) }
  })
  forgetMaker(doc)
  doc.registerFont('plain', fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'))
  doc.registerFont('bold', fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'))
  const bytes = collect(doc)
  const draw = pen(doc)
  draw.text('H1', paper.title, { font: 'bold', size: 20, after: 6 })
  for (const line of paper.lines) draw.text('P', line, { font: 'plain', size: 11, after: 2 })
  for (const { heading, blocks } of paper.parts) {
    draw.heading('H2', heading)
    for (const block of blocks) {
      drawBlock(draw, block)
      await setImmediate() // others are served between two answers
    }
  }
  draw.end()
  return bytes
}

function drawBlock(draw: Pen, block: PaperBlock): void {
  switch (block.kind) {
    case 'text':
      return draw.text('P', block.text, { font: 'plain', size: 11, after: 6 })
    case 'list':
      return draw.list(block.items)
    case 'fact':
      draw.text('P', block.label, { font: 'plain', size: 10, after: 1, keep: 30 })
      return draw.text('P', block.text, { font: 'bold', size: 11, after: 7 })
    case 'entry':
      draw.text('H3', block.title, { font: 'bold', size: 11.5, after: 1, keep: 40 })
      if (block.about) draw.text('P', block.about, { font: 'plain', size: 10.5, after: 2 })
      if (block.text) draw.text('P', block.text, { font: 'plain', size: 11, after: 2 })
      draw.space(6)
  }
}

/** The program that drew it and the time would stand in the file, in two places. */
function forgetMaker(doc: PDFKit.PDFDocument): void {
  const info = doc.info as Record<string, unknown>
  for (const name of ['Producer', 'Creator', 'CreationDate']) delete info[name]
  Object.assign(doc, { endMetadata: () => undefined })
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = []
  doc.on('data', (part: Buffer) => parts.push(part))
  return new Promise((resolve, reject) => {
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
    doc.on('error', reject)
  })
}

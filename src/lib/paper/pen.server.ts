import { directionOf, hasFromRight, inVisualOrder, piecesOf, type Direction } from './runs.ts'

export interface Style {
  readonly font: 'plain' | 'bold'
  /** Points. */
  readonly size: number
  /** Points of room below. */
  readonly after: number
  /** Points that must be left on the page, so that a label never stands alone at its foot. */
  readonly keep?: number
}

/** Writes down a page and on to the next, each text in an element of the document's structure. */
export interface Pen {
  text(tag: 'H1' | 'H3' | 'P', text: string, style: Style): void
  heading(tag: 'H2', text: string): void
  list(items: readonly string[]): void
  space(points: number): void
  end(): void
}

const lineGap = 3
/** So many letters fit into a line, however wide they are. */
const lettersInLine = 20

interface Piece {
  readonly text: string
  /** Points. */
  readonly wide: number
}

export function pen(doc: PDFKit.PDFDocument): Pen {
  const root = doc.struct('Document')
  doc.addStructure(root)
  const left = doc.page.margins.left
  const width = doc.page.width - left - doc.page.margins.right

  /** Text in an element, `indent` points from the left. */
  function write(parent: PDFKit.PDFStructureElement, tag: string, text: string, style: Style, indent = 0) {
    keepTogether(style.keep ?? 0)
    const draw = () => {
      doc.font(style.font).fontSize(style.size).fillColor('#000')
      for (const paragraph of text.split('\n')) writeLines(paragraph, left + indent, width - indent)
    }
    // What stands from the right is read in the order in which it was written.
    parent.add(doc.struct(tag as 'P', hasFromRight(text) ? { actual: text } : {}, draw))
    doc.y += style.after
  }

  function keepTogether(points: number): void {
    if (doc.y + points > doc.page.height - doc.page.margins.bottom) doc.addPage()
  }

  /**
   * Lines are broken here: the library sets every line from the left, and takes a second for one word of
   * 5,000 letters.
   */
  function writeLines(paragraph: string, x: number, room: number): void {
    const height = doc.currentLineHeight(true) + lineGap
    const base = directionOf(paragraph)
    for (const line of linesOf(paragraph, room)) {
      keepTogether(height)
      const { y } = doc
      const all = line.reduce((sum, { wide }) => sum + wide, 0)
      let at = base === 'rtl' ? x + room - all : x
      for (const { text, wide } of inOrder(line, base)) {
        if (text.trim() !== '') doc.text(text, at, y, { lineBreak: false })
        at += wide
      }
      doc.y = y + height
    }
  }

  /** Pieces from left to right; a line that runs one way is one piece. */
  function inOrder(line: readonly Piece[], base: Direction): Piece[] {
    const whole = line.map(({ text }) => text).join('')
    if (!hasFromRight(whole)) return [{ text: whole, wide: 0 }]
    return inVisualOrder(line, base)
  }

  function linesOf(paragraph: string, room: number): Piece[][] {
    const lines: Piece[][] = [[]]
    let used = 0
    for (const piece of piecesOf(paragraph).flatMap((text) => cut(text, room))) {
      if (used + piece.wide > room && used > 0) {
        lines.push([])
        used = 0
      }
      if (used === 0 && piece.text.trim() === '') continue
      lines.at(-1)!.push(piece) // there is one
      used += piece.wide
    }
    return lines
  }

  /** A word that is wider than the page goes on in the next line. */
  function cut(text: string, room: number): Piece[] {
    const measured = (part: string) => ({ text: part, wide: doc.widthOfString(part) })
    if (text.length <= lettersInLine) {
      const piece = measured(text)
      if (piece.wide <= room) return [piece]
    }
    const letters = [...text]
    const parts = Array.from({ length: Math.ceil(letters.length / lettersInLine) }, (_, i) =>
      letters.slice(i * lettersInLine, (i + 1) * lettersInLine).join('')
    )
    return parts.map(measured)
  }

  return {
    text: (tag, text, style) => write(root, tag, text, style),
    heading(tag, text) {
      doc.y += 10
      write(root, tag, text, { font: 'bold', size: 13.5, after: 2, keep: 60 })
      doc.markContent('Artifact', { type: 'Layout' })
      doc
        .moveTo(left, doc.y)
        .lineTo(left + width, doc.y)
        .lineWidth(0.75)
        .strokeColor('#555')
        .stroke()
      doc.endMarkedContent()
      doc.y += 6
    },
    list(items) {
      const list = doc.struct('L')
      root.add(list)
      for (const item of items) {
        const row = doc.struct('LI')
        list.add(row)
        keepTogether(20)
        row.add(
          doc.struct('Lbl', {}, () => {
            doc.font('plain').fontSize(11)
            const { y } = doc
            doc.text('•', left, y, { lineBreak: false })
            doc.y = y
          })
        )
        write(row, 'LBody', item, { font: 'plain', size: 11, after: 3 }, 14)
        row.end()
      }
      list.end()
      doc.y += 4
    },
    space: (points) => void (doc.y += points),
    end() {
      root.end()
      doc.end()
    }
  }
}

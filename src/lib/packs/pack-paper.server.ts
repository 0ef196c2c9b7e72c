import { m } from '#lib/paraglide/messages.js'
import type { Paper } from '#lib/paper/paper.ts'
import type { PackView } from './view-pack.ts'
import { readyIn } from './view-pack-page.ts'

/** A form as a paper, with what was told. The title of the file says nothing of the form. */
export function packPaper(pack: PackView): Paper {
  return {
    fileTitle: m.packs_file_title(),
    title: pack.title,
    lines: [],
    parts: [
      ...readyIn(pack).map(({ title, rows }) => ({
        heading: title,
        blocks: rows.map(({ label, answer }) => ({ kind: 'fact' as const, label, text: answer ?? '' }))
      })),
      {
        heading: m.packs_to_add_title(),
        blocks: [{ kind: 'list' as const, items: pack.unknowable }]
      }
    ].filter(({ blocks }) => blocks.length > 0)
  }
}

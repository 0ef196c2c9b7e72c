import { m } from '#lib/paraglide/messages.js'
import type { Paper, PaperBlock } from '#lib/paper/paper.ts'
import { spanOf, type Cv } from './cv.ts'

/** A CV as a paper: what somebody can do comes before where they were. */
export function cvPaper(cv: Cv): Paper {
  const { phone, email, town } = cv.contact
  const parts: { heading: string; blocks: PaperBlock[] }[] = [
    { heading: m.cv_about(), blocks: cv.about.map((text) => ({ kind: 'text', text })) },
    { heading: m.cv_skills(), blocks: listOf(cv.skills) },
    {
      heading: m.cv_work(),
      blocks: cv.jobs.map((job) => ({
        kind: 'entry',
        title: job.title,
        about: [job.place, spanOf(job, m.cv_to())].filter(Boolean).join(', '),
        text: job.did
      }))
    },
    {
      heading: m.cv_passed(),
      blocks: cv.passed.map(({ title, body, level, year }) => ({
        kind: 'entry',
        title,
        about: [level, body, year].filter(Boolean).join(', '),
        text: ''
      }))
    },
    { heading: m.cv_cards(), blocks: listOf(cv.cards) }
  ]
  return {
    fileTitle: m.cv_file_title(),
    title: cv.name || m.cv_file_title(),
    lines: [cv.headline, [phone, email, town].filter(Boolean).join(' · ')].filter(Boolean),
    parts: parts.filter(({ blocks }) => blocks.length > 0)
  }
}

function listOf(items: readonly string[]): PaperBlock[] {
  return items.length > 0 ? [{ kind: 'list', items }] : []
}

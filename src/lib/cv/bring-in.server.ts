import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import type { Item, WordsKey } from '#lib/record/field.ts'
import { limits, mostItems } from '#lib/record/rules.ts'
import { changeSections, type Changes } from '#lib/record/save-section.server.ts'
import type { SectionDocument } from '#lib/record/sections.ts'
import { thingsIn } from '#lib/record/things.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { workFields } from '#lib/record/work-fields.ts'
import { getCv } from './get-cv.server.ts'
import { facts, readResume, type Found } from './read-resume.server.ts'

/**
 * Brings what the person ticked of a JSON Resume file into their record, as new versions of its sections: all
 * of it or nothing. Jobs, certificates, cards and skills come beside what is there; of a name, a phone and the
 * like there is one, which takes the place of the other. Test: `bring-in.test.ts`.
 *
 * @param text the file; it is read again and believed no more than the first time
 * @param ticked ids of `readResume`
 * @returns null, or why nothing came in, as a key of the message catalogue
 * @throws Refusal as `changeSections`
 */
export async function bringIn(
  db: Database,
  actor: PersonActor,
  text: string,
  ticked: readonly string[]
): Promise<WordsKey | null> {
  const read = readResume(text, isoDay(db.now()))
  if ('problem' in read) return read.problem
  const chosen = read.found.filter(({ id }) => ticked.includes(id))
  if (chosen.length === 0) return 'cv_problem_nothing_ticked'
  const { told } = await getCv(db, actor)
  const tooMany = findTooMany(chosen, told)
  if (tooMany) return tooMany
  await changeSections(db, actor, changesFor(chosen), { from: { how: 'copy' } })
  return null
}

const cardCodes = (workFields.find(({ name }) => name === 'cards')?.choices ?? []).map(({ value }) => value)

type Of<Kind extends Found['kind']> = Extract<Found, { kind: Kind }>

function ofKind<Kind extends Found['kind']>(found: readonly Found[], kind: Kind): Of<Kind>[] {
  return found.filter((one): one is Of<Kind> => one.kind === kind)
}

function findTooMany(
  chosen: readonly Found[],
  { work, qualifications }: { readonly work: SectionDocument; readonly qualifications: SectionDocument }
): WordsKey | null {
  if (thingsIn(work, 'jobs').length + ofKind(chosen, 'job').length > mostItems) return 'cv_problem_too_many'
  const passed = thingsIn(qualifications, 'passed').length + ofKind(chosen, 'passed').length
  if (passed > mostItems) return 'cv_problem_too_many'
  const skills = withSkills(work, ofKind(chosen, 'skill')).skills
  return typeof skills === 'string' && [...skills].length > limits.longText ? 'cv_problem_too_many' : null
}

function changesFor(chosen: readonly Found[]): Changes {
  const changes: Changes = {}
  for (const { id, text } of ofKind(chosen, 'fact')) {
    const [section, field] = facts[id]
    const before = changes[section]
    changes[section] = (base) => ({ ...(before?.(base) ?? base), [field]: text })
  }
  const [jobs, cards, skills] = [ofKind(chosen, 'job'), ofKind(chosen, 'card'), ofKind(chosen, 'skill')]
  if (jobs.length + cards.length + skills.length > 0) {
    changes.work = (base) => withCards(withSkills(withItems(base, 'jobs', jobs), skills), cards)
  }
  const passed = ofKind(chosen, 'passed')
  if (passed.length > 0) changes.qualifications = (base) => withItems(base, 'passed', passed)
  return changes
}

function withItems(
  base: SectionDocument,
  list: string,
  found: readonly Of<'job' | 'passed'>[]
): SectionDocument {
  if (found.length === 0) return base
  const items = found.map(({ item }) => ({ id: newRef(), ...item }))
  return { ...base, [list]: [...thingsIn<Item>(base, list), ...items] }
}

function withSkills(base: SectionDocument, found: readonly Of<'skill'>[]): SectionDocument {
  const told = typeof base.skills === 'string' ? base.skills.split('\n') : []
  const skills = new Set([...told, ...found.map(({ text }) => text)])
  return found.length === 0 ? base : { ...base, skills: [...skills].join('\n') }
}

/** In the order in which they are offered, as a person's own ticks are kept. */
function withCards(base: SectionDocument, found: readonly Of<'card'>[]): SectionDocument {
  if (found.length === 0) return base
  const held = new Set([...(Array.isArray(base.cards) ? base.cards : []), ...found.map(({ code }) => code)])
  const cards = cardCodes.filter((code) => held.has(code))
  return { ...base, cards }
}

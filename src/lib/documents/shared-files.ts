import { m } from '#lib/paraglide/messages.js'
import { describeAnswer } from '#lib/record/describe-answer.ts'
import type { Answer } from '#lib/record/field.ts'
import { filesIn } from '#lib/record/files-in.ts'
import type { SectionDocument, SectionName } from '#lib/record/sections.ts'
import { idDocumentsLists } from '#lib/record/id-documents-fields.ts'
import { letterLists } from '#lib/record/letter-fields.ts'

/** A link to one file of a shared section. Following it is a look, so nothing opens it by itself. */
export interface SharedFile {
  readonly href: string
  readonly label: string
}

const whatFields = [...idDocumentsLists, ...letterLists]
  .flatMap(({ each }) => (each?.files ? each.parts : []))
  .filter(({ name }) => name === 'document' || name === 'kind')

/** Papers and copies that a shared section names. For the server. @param at address that their own follow */
export function sharedFiles(section: SectionName, document: SectionDocument, at: string): SharedFile[] {
  return filesIn(section, document).flatMap((item) => {
    const field = whatFields.find(({ name }) => item[name] !== undefined)
    if (!field) return []
    const what = describeAnswer(field, item[field.name] as Answer)
    const name = typeof item.name === 'string' ? item.name : ''
    return [{ href: `${at}/${section}/${item.id}`, label: m.org_documents_open({ what, name }) }]
  })
}

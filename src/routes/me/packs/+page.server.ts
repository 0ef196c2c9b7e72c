import { forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { countUses } from '#lib/packs/count-uses.server.ts'
import { listPacks } from '#lib/packs/get-pack.server.ts'
import { usesInWords, viewPackList } from '#lib/packs/view-pack-list.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  return forPage(async () => ({
    title: m.packs_tab(),
    packs: viewPackList(await listPacks(db, actor)),
    uses: usesInWords(await countUses(db, actor))
  }))
}

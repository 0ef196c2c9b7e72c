import { describe, expect, it } from 'vitest'
import type { PersonActor, SignedIn } from '#lib/access/actors.ts'
import { noFilters } from '#lib/offers/filters.ts'
import { listOffers } from '#lib/offers/list-offers.server.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import { saySectionYes } from '#lib/record/say-section-yes.server.ts'
import { flagsOf } from '#lib/record/shareable.ts'
import type { SectionDocument, SectionName } from '#lib/record/sections.ts'
import { loadOrganisations } from '#practice/load-organisations.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { findOwnFit } from './find-fit.server.ts'
import { fitSections, personFacts, readPersonFacts } from './read-person.server.ts'
import { switchRules, viewRuleSwitches } from './switch-rules.server.ts'

const signedIn = (actor: PersonActor, more: Partial<SignedIn> = {}): SignedIn => ({
  accountId: actor.personId,
  sessionIdHash: 'x',
  way: 'own-phone',
  hats: ['person'],
  provedAt: 0,
  saidYes: true,
  ...more
})

async function told(
  db: TestDatabase,
  actor: PersonActor,
  all: Partial<Record<SectionName, SectionDocument>>
) {
  for (const [section, document] of Object.entries(all) as [SectionName, SectionDocument][]) {
    if (flagsOf(section).includes('special')) await saySectionYes(db, actor, section)
    await saveSection(db, actor, section, document, 0)
  }
}

describe('how offers fit a person', () => {
  it('opens no section that tells of an offence, a licence or health', () => {
    expect(fitSections).not.toEqual(expect.arrayContaining(['licence']))
    for (const section of ['licence', 'story', 'letter', 'health', 'housing', 'family', 'money'])
      expect(fitSections).not.toContain(section)
  })

  it('uses no address that is secret, nor one of which nobody said that it is not', () => {
    const facts = (address: SectionDocument) =>
      personFacts((name) => (name === 'address' ? address : {}), '2026-11-22')
    expect(facts({ hidden: 'NO', town: 'Cowley' }).stay).toMatchObject({ name: 'Cowley', area: 'Oxford' })
    expect(facts({ hidden: 'YES', town: 'Cowley' }).stay).toBeNull()
    expect(facts({ town: 'Cowley' }).stay).toBeNull()
    expect(facts({ hidden: 'NO', town: 'Atlantis' }).stay).toBeNull()
  })

  it('says why in words, orders a list by it, and keeps a switch for each rule', async () => {
    await using db = await openTestDatabase({ memory: true })
    await loadOrganisations(db)
    const actor = await aPerson(db)
    await told(db, actor, {
      needs: { helpWith: ['HEALTH'], moving: ['WHEELCHAIR'] },
      release: { releaseDate: '2026-12-04' },
      address: { hidden: 'NO', town: 'Oxford' },
      wheel: { looks: [{ id: 'a', day: '2026-11-01', health: 'SORTED', home: 'NOT_STARTED' }] }
    })
    expect(await readPersonFacts(db, actor)).toMatchObject({
      helpWith: ['HEALTH'],
      releaseDate: '2026-12-04'
    })
    const fit = (await findOwnFit(db, signedIn(actor)))!
    const list = await listOffers(db, { ...noFilters, sort: 'fit' }, fit.order)
    expect(list.cards[0]?.pathways).toContain('HEALTH')
    expect(fit.view(list.cards[0]!).why).toContain('You said this matters now: Health.')
    // The wheel says that a home is what is hard: what they chose is what counts.
    const before = list.cards.map(({ id }) => id)
    await switchRules(db, actor, ['full', 'nonsense'])
    const without = (await findOwnFit(db, signedIn(actor)))!
    expect(list.cards.flatMap((card) => without.view(card).why)).toEqual([])
    expect((await viewRuleSwitches(db, actor)).filter(({ on }) => on).map(({ id }) => id)).toEqual(['full'])
    const plain = await listOffers(db, { ...noFilters, sort: 'fit' }, without.order)
    expect(plain.cards.map(({ id }) => id)).not.toEqual(before)
  })

  it('is nothing for somebody who is no person, or has said no yes', async () => {
    await using db = await openTestDatabase({ memory: true })
    const actor = await aPerson(db)
    expect(await findOwnFit(db, null)).toBeNull()
    expect(await findOwnFit(db, signedIn(actor, { hats: ['worker'] }))).toBeNull()
    expect(await findOwnFit(db, signedIn(actor, { saidYes: false }))).toBeNull()
  })
})

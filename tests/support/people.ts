import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { account, hat, type HatKind } from '#lib/accounts/tables.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId, newRef } from '#lib/database/new-id.ts'
import { membership, organisation } from '#lib/organisations/tables.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { person } from '#lib/record/tables.server.ts'
import { makeDataKey } from '#lib/vault/data-keys.server.ts'

/** Makes an account with these hats. Returns its id. */
export async function anAccount(db: Database, ...hats: HatKind[]): Promise<string> {
  const id = newId()
  await db.write(async (tx, now) => {
    await tx.insert(account).values({ id, userHandle: newRef(), createdAt: now })
    for (const kind of hats) await tx.insert(hat).values({ accountId: id, kind, since: now })
  })
  return id
}

/** A person who has a data key, as after the yes. */
export async function aPerson(db: Database): Promise<PersonActor> {
  const id = await anAccount(db, 'person')
  const dataKeyId = await makeDataKey(db, id, db.now())
  await db.write(async (tx, now) => void (await tx.insert(person).values({ id, dataKeyId, createdAt: now })))
  return { kind: 'person', personId: id, way: 'own-phone' }
}

export interface TestOrganisation {
  readonly id: string
  readonly slug: string
  readonly name: string
}

export async function anOrganisation(
  db: Database,
  state: 'applied' | 'verified' | 'suspended' = 'verified',
  name = 'Connect Housing'
): Promise<TestOrganisation> {
  const id = newId()
  const slug = `${name.toLowerCase().replaceAll(' ', '-')}-${id.slice(-6)}`
  await db.write(async (tx, now) => {
    await tx
      .insert(organisation)
      .values({ id, slug, name, kind: 'charity', about: 'Homes and help.', state, createdAt: now })
  })
  return { id, slug, name }
}

export async function aWorker(
  db: Database,
  at: TestOrganisation,
  displayName = 'Anna'
): Promise<WorkerActor> {
  const accountId = await anAccount(db, 'worker')
  await db.write(async (tx, now) => {
    await tx
      .insert(membership)
      .values({ organisationId: at.id, accountId, role: 'worker', displayName, since: now })
  })
  return {
    kind: 'worker',
    accountId,
    organisationId: at.id,
    organisationName: at.name,
    role: 'worker',
    displayName
  }
}

/** A live offer of this organisation. Returns its id. */
export async function anOffer(db: Database, at: TestOrganisation): Promise<string> {
  const id = newId()
  await db.write(async (tx, now) => {
    await tx.insert(offer).values({
      id,
      organisationId: at.id,
      state: 'live',
      title: 'A room with support',
      sentence: 'A room of your own for 12 weeks.',
      whatHappens: 'We talk, then you see the room.',
      kind: 'housing',
      pathways: ['ACCOMMODATION'],
      where: ['in-person'],
      town: 'Oxford',
      address: '1 Market Street',
      hiddenPlace: false,
      areas: ['Oxford'],
      noLocalConnection: true,
      hours: { 1: [[540, 1020]] },
      exclusions: [],
      languages: ['English'],
      access: 'Step-free',
      cost: 'Free',
      capacity: 'spaces',
      capacityAsOf: now,
      asksFor: ['contact', 'goals'],
      lastConfirmedAt: now,
      createdAt: now
    })
  })
  return id
}

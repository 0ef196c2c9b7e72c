import type { KeyStore } from '#lib/database/keys-file.server.ts'

interface Vault {
  readonly keyStore: KeyStore
}

/** A part of somebody's record that was erased: its versions up to a number, at a time in ms UTC. */
export interface ErasedSection {
  readonly ownerId: string
  readonly section: string
  readonly erasedUpTo: number
  readonly erasedAt: number
}

/** Notes beside the keys that a section was erased, so that a restored backup erases it again. */
export async function noteErasedSection(vault: Vault, erased: ErasedSection): Promise<void> {
  await vault.keyStore.execute({
    sql: 'INSERT INTO erased_section (owner_id, section, erased_up_to, erased_at) VALUES (?, ?, ?, ?)',
    args: [erased.ownerId, erased.section, erased.erasedUpTo, erased.erasedAt]
  })
}

/** Every section that was ever erased. */
export async function findErasedSections(vault: Vault): Promise<ErasedSection[]> {
  const { rows } = await vault.keyStore.execute('SELECT * FROM erased_section')
  return rows.map((row) => ({
    ownerId: String(row.owner_id),
    section: String(row.section),
    erasedUpTo: Number(row.erased_up_to),
    erasedAt: Number(row.erased_at)
  }))
}

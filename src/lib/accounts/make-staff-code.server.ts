import type { Database } from '#lib/database/connect.server.ts'
import { newId, newRef } from '#lib/database/new-id.ts'
import { OperatorError } from '#lib/database/operator-error.ts'
import { addMember } from '#lib/organisations/add-member.server.ts'
import { addJoinCode, type NewCode } from './join-codes.server.ts'
import { account, hat } from './tables.server.ts'

export interface StaffCode {
  readonly hat: 'steward' | 'enroller' | 'worker'
  /** Where a worker works. */
  readonly organisationSlug?: string | undefined
  /** The name that people see of a worker: "Anna looked today". */
  readonly displayName?: string | undefined
}

/**
 * Opens an account for a member of staff and makes their single-use code, for the operator to hand over.
 * Whoever joins with it makes a passkey: staff have no sign-in name and no passphrase.
 *
 * @returns the code, which can never be shown again
 * @throws OperatorError when a worker has no organisation or no name, or there is no such organisation
 */
export async function makeStaffCode(db: Database, staff: StaffCode): Promise<NewCode> {
  return db.write(async (tx, now) => {
    const accountId = newId(now)
    await tx.insert(account).values({ id: accountId, userHandle: newRef(), createdAt: now })
    await tx.insert(hat).values({ accountId, kind: staff.hat, since: now })
    if (staff.hat === 'worker') {
      const { displayName, organisationSlug } = staff
      if (!displayName || !organisationSlug) {
        throw new OperatorError('A worker needs an organisation and a name that people will see.')
      }
      if (!(await addMember(tx, { accountId, displayName, role: 'manager' }, organisationSlug, now))) {
        throw new OperatorError(`There is no organisation called ${organisationSlug}. Nothing was changed.`)
      }
    }
    return addJoinCode(tx, db.keyring, { accountId, madeBy: null }, now)
  })
}

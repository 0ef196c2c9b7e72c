import { hash } from 'node:crypto'

/** What an address calls a member of a team: it is the same every time, and is no id of anything else. */
export function memberRef(organisationId: string, accountId: string): string {
  return hash('sha256', `member ${organisationId} ${accountId}`, 'base64url').slice(0, 22)
}

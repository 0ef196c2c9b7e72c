import { makeStaffCode } from '#lib/accounts/make-staff-code.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { OperatorError } from '#lib/database/operator-error.ts'
import { backUp } from './back-up.server.ts'
import { keysKept } from './backup-files.server.ts'
import { doHeavyWork } from './heavy-work.server.ts'

/** What an operator may ask of an instance, whether it is serving or not. None of it shows a record. */
export interface AdminCommand {
  readonly name: string
  /** What follows the name. */
  readonly takes: readonly string[]
  /** What may stand anywhere behind it: `--dry-run`, or with a value `--only=NAME`. */
  readonly options?: readonly string[]
  readonly help: string
  /** @throws OperatorError whose message the operator reads */
  readonly run: (db: Database, args: readonly string[], say: Say, options: AdminOptions) => Promise<void>
}

/** Name of each option that was given → its value, empty for one without. */
export type AdminOptions = ReadonlyMap<string, string>

export type Say = (line: string) => void

export const adminCommands: readonly AdminCommand[] = [
  {
    name: 'make-steward',
    takes: [],
    help: 'a single-use code for one of the people who run Waymark',
    run: async (db, _args, say) => sayCode(await makeStaffCode(db, { hat: 'steward' }), say)
  },
  {
    name: 'make-enroller',
    takes: [],
    help: 'a single-use code for somebody who opens accounts face to face',
    run: async (db, _args, say) => sayCode(await makeStaffCode(db, { hat: 'enroller' }), say)
  },
  {
    name: 'invite-worker',
    takes: ['SLUG', 'NAME'],
    help: 'a single-use code for a worker of the organisation with this slug',
    run: async (db, [organisationSlug, displayName], say) =>
      sayCode(await makeStaffCode(db, { hat: 'worker', organisationSlug, displayName }), say)
  },
  {
    name: 'verify-history',
    takes: [],
    help: 'checks the history of everybody, row by row',
    run: async (db, _args, say) => {
      const { people, rows, broken } = await doHeavyWork(db, 'verify-histories', {})
      for (const { personId, seq, reason } of broken) say(`Broken: ${personId}, row ${seq}: ${reason}`)
      say(`${number(rows)} rows of ${number(people)} people were checked.`)
      if (broken.length > 0) throw new OperatorError(`${number(broken.length)} histories are broken.`)
      say('Every history is whole.')
    }
  },
  {
    name: 'verify-consents',
    takes: [],
    help: 'checks for everybody that what is shared follows from what they chose',
    run: async (db, _args, say) => {
      const { people, broken } = await doHeavyWork(db, 'verify-consents', {})
      for (const personId of broken) say(`Does not follow: ${personId}`)
      if (broken.length > 0) throw new OperatorError(`What ${number(broken.length)} people share is wrong.`)
      say(`What ${number(people)} people share follows from what they chose.`)
    }
  },
  {
    name: 'import-offers',
    takes: ['ADDRESS-OR-FILE', 'SLUG'],
    options: ['--dry-run', '--only'],
    help: 'offers of a feed or a table, as drafts of the organisation with this slug (--dry-run, --only=NAME)',
    run: async (db, [from = '', slug = ''], say, options) => {
      // It reads the compiled words, which a fresh clone makes first.
      const { importFromCommand } = await import('#lib/open-referral/import-command.server.ts')
      const onlyFrom = options.get('--only') ?? ''
      await importFromCommand(db, { from, slug, onlyFrom, dryRun: options.has('--dry-run') }, say)
    }
  },
  {
    name: 'backup',
    takes: ['FILE'],
    help: 'a copy of everything, and its keys in a file of their own beside it',
    run: async (db, [file = ''], say) => {
      const made = await backUp(db, file)
      say(`${made.file}  ${number(made.bytes)} bytes: everything but the keys`)
      if (made.files > 0) say(`${made.filesFolder}  ${number(made.files)} files, each sealed`)
      say(`${made.keysFile}  ${number(made.keysBytes)} bytes: the keys, each wrapped with the keyring`)
      for (const old of made.removedKeys) say(`${old} was removed: keys are kept 14 days.`)
      say(`Keep the two and the keyring in different places. Remove the keys by ${day(db.now() + keysKept)}.`)
    }
  }
]

function sayCode({ code, expiresAt }: { code: string; expiresAt: number }, say: Say): void {
  say(`Code: ${code}`)
  say(`It works once, until ${day(expiresAt)}, at the address of this Waymark followed by /join.`)
  say('It is shown here once. Hand it over face to face.')
}

function number(count: number): string {
  return count.toLocaleString('en-GB')
}

function day(at: number): string {
  return new Date(at).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' })
}

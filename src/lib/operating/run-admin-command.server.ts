import type { Database } from '#lib/database/connect.server.ts'
import { OperatorError } from '#lib/database/operator-error.ts'
import { adminCommands, type Say } from './admin-commands.server.ts'

/** @throws OperatorError when there is no such command, something is missing, or the command failed */
export async function runAdminCommand(
  db: Database,
  name: string,
  args: readonly string[],
  say: Say
): Promise<void> {
  const command = adminCommands.find((candidate) => candidate.name === name)
  if (!command) throw new OperatorError(`There is no command ${name}.`)
  if (args.length !== command.takes.length)
    throw new OperatorError(`It goes: ${[name, ...command.takes].join(' ')}`)
  await command.run(db, args, say)
}

import type { Database } from '#lib/database/connect.server.ts'
import { OperatorError } from '#lib/database/operator-error.ts'
import { adminCommands, type AdminCommand, type AdminOptions, type Say } from './admin-commands.server.ts'

/** @throws OperatorError when there is no such command, something is missing, or the command failed */
export async function runAdminCommand(
  db: Database,
  name: string,
  args: readonly string[],
  say: Say
): Promise<void> {
  const command = adminCommands.find((candidate) => candidate.name === name)
  if (!command) throw new OperatorError(`There is no command ${name}.`)
  const { words, options } = sortArgs(command, args)
  if (words.length !== command.takes.length)
    throw new OperatorError(`It goes: ${[name, ...command.takes].join(' ')}`)
  await command.run(db, words, say, options)
}

/** @throws OperatorError for an option that the command does not have */
function sortArgs(
  { name, options: known = [] }: AdminCommand,
  args: readonly string[]
): { words: string[]; options: AdminOptions } {
  const words: string[] = []
  const options = new Map<string, string>()
  for (const arg of args) {
    if (!arg.startsWith('--')) {
      words.push(arg)
      continue
    }
    const [option = '', ...value] = arg.split('=')
    if (!known.includes(option)) throw new OperatorError(`${name} has no option ${option}.`)
    options.set(option, value.join('='))
  }
  return { words, options }
}

import { adminCommands } from '#lib/operating/admin-commands.server.ts'
import { localCommands } from './admin-local.ts'

export function adminHelp(): string {
  const commands = [...adminCommands, ...localCommands]
  const how = commands.map((command) => [command.name, ...command.takes].join(' '))
  const width = Math.max(...how.map((text) => text.length))
  const lines = commands.map((command, i) => `  ${how[i]!.padEnd(width)}  ${command.help}`) // as many
  return `npm run admin -- COMMAND

${lines.join('\n')}

DATA_DIR names the instance (./data when it is not set) and KEYRING_FILE its keyring.`
}

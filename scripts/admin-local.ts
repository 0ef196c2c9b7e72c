import { join } from 'node:path'
import { OperatorError } from '#lib/database/operator-error.ts'
import { isServing } from '#lib/operating/ask-server.ts'
import { restoreBackup } from '#lib/operating/restore-backup.server.ts'
import { rewrapDataKeys } from '#lib/vault/data-keys.server.ts'
import { addKey, makeKeyring, readKeyring } from '#lib/vault/keyring.server.ts'
import { readPlaces } from '../src/env.server.ts'
import { openAsItIs } from './open-as-it-is.ts'

/** Commands for an instance that serves nobody at that moment. */
interface LocalCommand {
  readonly name: string
  readonly takes: readonly string[]
  readonly help: string
  readonly run: (args: readonly string[], say: (line: string) => void) => Promise<void>
}

export const localCommands: readonly LocalCommand[] = [
  {
    name: 'make-keyring',
    takes: ['FILE'],
    help: 'a new keyring; without it nothing can ever be opened, so keep a copy of it safe',
    run: async ([file], say) => {
      if (!file) throw new OperatorError('It goes: make-keyring FILE')
      makeKeyring(file)
      say(`${file} is a new keyring. Keep a copy of it apart from every backup.`)
    }
  },
  {
    name: 'rotate-keys',
    takes: [],
    help: 'a new key in the keyring, and every data key wrapped with it',
    run: rotateKeys
  },
  {
    name: 'restore',
    takes: ['FILE'],
    help: 'makes an instance in the empty DATA_DIR from a backup and the newest keys beside it',
    run: restore
  }
]

async function rotateKeys(_args: readonly string[], say: (line: string) => void): Promise<void> {
  const { dataDir, keyringFile } = readPlaces()
  if (await isServing(join(dataDir, 'admin.sock')))
    throw new OperatorError('Stop the server first: it would go on with the key that it knows.')
  const db = await openAsItIs()
  try {
    const id = addKey(keyringFile)
    const count = await rewrapDataKeys({ keyStore: db.keyStore, keyring: readKeyring(keyringFile) })
    say(`${count} data keys are now wrapped with ${id}.`)
    say('Keep a new copy of the keyring. The old key stays in it, for key files from before.')
  } finally {
    await db.close()
  }
}

async function restore([file]: readonly string[], say: (line: string) => void): Promise<void> {
  if (!file) throw new OperatorError('It goes: restore FILE')
  const { dataDir, keyringFile } = readPlaces()
  const { keysFile, checked, paused } = await restoreBackup({ file, dataDir, keyringFile })
  if (!checked) say('There was no checksum beside it, so only its structure was checked.')
  say(`${file} is restored in ${dataDir}, with the keys of ${keysFile}.`)
  say(`${paused} sharings are paused until their person resumes them. Everybody signs in again.`)
  say('Now run: npm run admin -- verify-history')
}

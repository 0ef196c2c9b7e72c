import { once } from 'node:events'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { historyRow } from '#lib/ledger/tables.server.ts'
import { aFolder } from '../../../tests/support/folder.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anOrganisation } from '../../../tests/support/people.ts'
import { sharedStory } from '../../../tests/support/sharing.ts'
import { listenForAdmin } from './admin-socket.server.ts'
import { askServer } from './ask-server.ts'

/** Listens while `use` runs, and asks as `npm run admin` does. Answers what was said. */
async function whileListening(
  db: TestDatabase,
  use: (ask: (name: string, ...args: string[]) => Promise<string[]>, socketPath: string) => Promise<void>
): Promise<void> {
  const socketPath = join(db.dataDir, 'admin.sock')
  const stop = await listenForAdmin(db, socketPath)
  try {
    await use(async (name, ...args) => {
      const said: string[] = []
      expect(await askServer(socketPath, name, args, (line) => said.push(line))).toBe(true)
      return said
    }, socketPath)
  } finally {
    await stop()
  }
}

describe('the admin socket', () => {
  it('lets an operator verify and back up while the server holds the database', async () => {
    await using db = await openTestDatabase()
    using folder = aFolder()
    await sharedStory(db)
    await whileListening(db, async (ask) => {
      expect((await ask('verify-history')).at(-1)).toBe('Every history is whole.')
      expect((await ask('verify-consents')).at(-1)).toContain('What 1 people share follows')
      expect((await ask('backup', join(folder.path, 'b')))[0]).toContain('everything but the keys')
      expect(existsSync(join(folder.path, 'b.keys'))).toBe(true)
    })
  })

  it('names a history row that was changed', async () => {
    await using db = await openTestDatabase()
    const { actor } = await sharedStory(db)
    await db.write(async (tx) => {
      const forged = {
        personId: actor.personId,
        seq: 99,
        at: 1,
        prevHash: Buffer.alloc(32),
        hash: Buffer.alloc(32)
      }
      await tx.insert(historyRow).values({ ...forged, commitment: Buffer.alloc(32) })
    })
    await whileListening(db, async (ask) => {
      await expect(ask('verify-history')).rejects.toThrow('1 histories are broken.')
    })
  })

  it('invites a worker with a code, once for each time it is asked', async () => {
    await using db = await openTestDatabase()
    const at = await anOrganisation(db)
    await whileListening(db, async (ask) => {
      const [first] = await ask('invite-worker', at.slug, 'Anna')
      const [second] = await ask('invite-worker', at.slug, 'Ben')
      expect(first).toMatch(/^Code: \w{8}$/)
      expect(second).not.toBe(first)
      await expect(ask('invite-worker', 'nowhere', 'Anna')).rejects.toThrow('no organisation called nowhere')
    })
  })

  it('says how a command goes, and which it does not know', async () => {
    await using db = await openTestDatabase()
    await whileListening(db, async (ask) => {
      await expect(ask('backup')).rejects.toThrow('It goes: backup FILE')
      await expect(ask('dance')).rejects.toThrow('There is no command dance.')
    })
  })

  it('is open to the owner of the process alone, and goes on after nonsense', async () => {
    await using db = await openTestDatabase()
    await whileListening(db, async (ask, socketPath) => {
      expect(statSync(socketPath).mode & 0o777).toBe(0o600)
      await new Promise<void>((resolve) => {
        connect(socketPath)
          .on('close', () => resolve())
          .resume()
          .end('{"name":7}\n')
      })
      expect((await ask('verify-history')).at(-1)).toBe('Every history is whole.')
    })
  })

  it('keeps nobody waiting for somebody who only connects', async () => {
    await using db = await openTestDatabase()
    await whileListening(db, async (ask, socketPath) => {
      const idle = connect(socketPath)
      await once(idle, 'connect')
      expect((await ask('make-steward'))[0]).toMatch(/^Code: /)
      idle.destroy()
    })
  })

  it('takes the place of a socket that a killed server left', async () => {
    await using db = await openTestDatabase()
    writeFileSync(join(db.dataDir, 'admin.sock'), '')
    expect(await askServer(join(db.dataDir, 'admin.sock'), 'backup', [], () => undefined)).toBe(false)
    await whileListening(db, async (ask) => {
      expect((await ask('make-steward'))[0]).toMatch(/^Code: /)
    })
  })
})

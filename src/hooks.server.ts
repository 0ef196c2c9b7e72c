import { existsSync, mkdirSync } from 'node:fs'
import type { Handle, ServerInit } from '@sveltejs/kit'
import { readEnv } from '#env'
import { findSignedIn } from '#lib/accounts/sessions.server.ts'
import { accessOf } from '#lib/access/table.ts'
import { openDatabase, type Database } from '#lib/database/connect.server.ts'
import { makeKeyring, readKeyring } from '#lib/vault/keyring.server.ts'

let db: Database

export const init: ServerInit = async () => {
  const env = readEnv()
  if (__PRACTICE__ && !existsSync(env.keyringFile)) {
    mkdirSync(env.dataDir, { recursive: true, mode: 0o700 })
    makeKeyring(env.keyringFile)
  }
  db = await openDatabase({
    dataDir: env.dataDir,
    stamp: __PRACTICE__ ? 'practice' : 'real',
    keyring: readKeyring(env.keyringFile),
    databaseUrl: env.databaseUrl
  })
}

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.db = db
  event.locals.address = event.getClientAddress()
  event.locals.signedIn = await findSignedIn(db, event.cookies)
  if (event.route.id !== null && accessOf(event.route.id) === null) {
    return new Response('Not found', { status: 404 })
  }
  const way = event.locals.signedIn?.way ?? 'own-phone'
  return resolve(event, { transformPageChunk: ({ html }) => html.replace('%waymark.way%', way) })
}

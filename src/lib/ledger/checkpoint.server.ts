import { eq } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { checkpointSigner, type Signer } from '#lib/vault/checkpoint-key.server.ts'
import { findHead } from './append-history.server.ts'
import {
  checkpointBytes,
  checkpointOf,
  copyBytes,
  type Checkpoint,
  type Proof,
  type PublicKey
} from './checkpoint-rules.ts'
import type { ChainLink } from './rules.ts'
import { checkpointKey } from './tables.server.ts'

/**
 * Signs how this chain stands: `last`, or the newest row. Its public key is published before anything
 * signed with it leaves. Test: `checkpoint.test.ts`.
 */
export async function signCheckpoint(
  db: Database,
  chainId: string,
  last?: ChainLink
): Promise<{ readonly checkpoint: Checkpoint; readonly publicKey: PublicKey }> {
  const signer = await publishedSigner(db)
  const { seq, at, hash } = last ?? (await findHead(db.read, chainId))
  const time = Math.max(db.now(), at)
  const unsigned = checkpointOf(chainId, { seq, hash: Buffer.from(hash).toString('hex') }, time, signer.id)
  const checkpoint = { ...unsigned, signature: signer.sign(checkpointBytes(unsigned)) }
  return { checkpoint, publicKey: publicKeyOf(signer) }
}

/** Signs a copy of something together with how the person's chain stands. `copy` is JSON. */
export async function proofFor(db: Database, chainId: string, copy: unknown): Promise<Proof> {
  const { checkpoint, publicKey } = await signCheckpoint(db, chainId)
  return { checkpoint, publicKey, signature: checkpointSigner(db.keyring).sign(copyBytes(copy, checkpoint)) }
}

/** Every public key that anything was ever signed with, and the one in use; oldest first. `since` is ms UTC. */
export async function listCheckpointKeys(db: Database): Promise<(PublicKey & { readonly since: number })[]> {
  await publishedSigner(db)
  const rows = await db.read.select().from(checkpointKey).orderBy(checkpointKey.since)
  return rows.map(({ id, publicKey, since }) => ({ id, algorithm: 'Ed25519', key: publicKey, since }))
}

/** The id of the key that is known to be in the table. */
const published = new WeakMap<Database['keyStore'], string>()

async function publishedSigner(db: Database): Promise<Signer> {
  const signer = checkpointSigner(db.keyring)
  if (published.get(db.keyStore) === signer.id) return signer
  await db.write(async (tx, now) => {
    const [known] = await tx.select().from(checkpointKey).where(eq(checkpointKey.id, signer.id))
    const row = { id: signer.id, publicKey: signer.publicKey, since: now }
    if (!known) await tx.insert(checkpointKey).values(row)
  })
  published.set(db.keyStore, signer.id)
  return signer
}

function publicKeyOf({ id, publicKey }: Signer): PublicKey {
  return { id, algorithm: 'Ed25519', key: publicKey }
}

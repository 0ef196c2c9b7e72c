import { createHash, createPublicKey, verify } from 'node:crypto'
import type { Tools } from '#lib/ledger/check-files.ts'
import {
  checkpointBytes,
  checkpointOf,
  copyBytes,
  type Checkpoint,
  type Proof,
  type PublicKey
} from '#lib/ledger/checkpoint-rules.ts'
import { toHex, type ReadHistory } from '#lib/ledger/history-file.ts'
import { detailBytes, genesis, rowBytes, type ChainRow, type HistoryDetail } from '#lib/ledger/rules.ts'
import type { Signer } from '#lib/vault/checkpoint-key.server.ts'

/** Histories and copies made without a database, to forge. */

const start = Date.UTC(2026, 10, 22, 9)

export const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())

export function aDetail(salt: string): HistoryDetail {
  const anna = {
    kind: 'worker',
    accountId: 'w1',
    name: 'Anna',
    organisationId: 'o1',
    organisation: 'Connect Housing'
  } as const
  return {
    what: 'looked',
    actor: anna,
    allowed: true,
    consent: 'c1',
    purpose: 'home',
    sections: ['contact', 'goals'],
    reason: null,
    salt
  }
}

/** A true chain; `at` of each row is a second after the one before. */
export function aChain(length: number, chain = 'sam', salt = 's'): ChainRow[] {
  return rechain(
    chain,
    Array.from({ length }, (_, i) => ({ at: start + i * 1000, detail: aDetail(`${salt}${i}`) }))
  )
}

/** Numbers and hashes everything anew, as somebody would who rewrites a whole chain. */
export function rechain(chain: string, rows: readonly Pick<ChainRow, 'at' | 'detail'>[]): ChainRow[] {
  let prevHash: Uint8Array = genesis
  return rows.map(({ at, detail }, i) => {
    const commitment = detail ? sha256(detailBytes(detail)) : genesis
    const row = { seq: i + 1, at, commitment, prevHash, detail, erased: false }
    const hash = sha256(rowBytes(chain, row))
    prevHash = hash
    return { ...row, hash }
  })
}

export function publicKeyOf({ id, publicKey }: Signer): PublicKey {
  return { id, algorithm: 'Ed25519', key: publicKey }
}

export function aCheckpoint(rows: readonly ChainRow[], signer: Signer, chain = 'sam'): Checkpoint {
  const last = rows.at(-1)
  const head = { seq: last?.seq ?? 0, hash: toHex(last?.hash ?? genesis) }
  const unsigned = checkpointOf(chain, head, (last?.at ?? start) + 500, signer.id)
  return { ...unsigned, signature: signer.sign(checkpointBytes(unsigned)) }
}

/** The exported file as the checker reads it. */
export function aHistory(rows: readonly ChainRow[], signer: Signer, chain = 'sam'): ReadHistory {
  return {
    chain,
    rows,
    signed: { checkpoint: aCheckpoint(rows, signer, chain), publicKey: publicKeyOf(signer) }
  }
}

export function aProof(copy: unknown, rows: readonly ChainRow[], signer: Signer, chain = 'sam'): Proof {
  const checkpoint = aCheckpoint(rows, signer, chain)
  return { checkpoint, publicKey: publicKeyOf(signer), signature: signer.sign(copyBytes(copy, checkpoint)) }
}

/** What a browser brings, from Node. */
export function nodeTools(...published: readonly Signer[]): Tools {
  return {
    sha256,
    keys: published.map(publicKeyOf),
    verify: async (key, signature, bytes) => fits(key, signature, bytes)
  }
}

function fits(publicKey: Uint8Array, signature: Uint8Array, bytes: Uint8Array): boolean {
  const x = Buffer.from(publicKey).toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return verify(null, bytes, key, signature)
}

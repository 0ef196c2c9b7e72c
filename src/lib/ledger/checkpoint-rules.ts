/**
 * A checkpoint says how a chain stood at one moment, signed, so that a copy which the person keeps shows
 * later whether lines were taken off the end. Pure: the server signs and the browser checks these bytes.
 */
import { canonicalJson, type ChainLink } from './rules.ts'

export interface Checkpoint {
  readonly format: 'waymark-checkpoint-1'
  /** Id of the chain. */
  readonly person: string
  /** Number of the chain's last row; 0 for an empty chain. */
  readonly seq: number
  /** Hash of that row: lower-case hex. */
  readonly hash: string
  /** When it was signed: ms UTC. */
  readonly time: number
  /** Id of the public key. */
  readonly key: string
  /** Ed25519 over `checkpointBytes`, base64url. */
  readonly signature: string
}

export interface PublicKey {
  /** The first 16 bytes of SHA-256 of the key, lower-case hex. */
  readonly id: string
  readonly algorithm: 'Ed25519'
  /** 32 bytes, base64url. */
  readonly key: string
}

/** What makes a copy checkable by itself: how the chain stood, and a signature over the copy as well. */
export interface Proof {
  readonly checkpoint: Checkpoint
  /** Ed25519 over `copyBytes`, base64url. */
  readonly signature: string
  readonly publicKey: PublicKey
}

const encoder = new TextEncoder()

/** What is signed: the format, then JSON in one spelling (RFC 8785) of everything but the signature. */
export function checkpointBytes({
  signature: _,
  ...rest
}: Omit<Checkpoint, 'signature'> & { signature?: string }): Uint8Array {
  return encoder.encode(`waymark-checkpoint-1\0${canonicalJson(rest)}`)
}

/** The same for a whole copy (a receipt, say) together with its checkpoint, so that neither can be changed alone. */
export function copyBytes(copy: unknown, checkpoint: Checkpoint): Uint8Array {
  return encoder.encode(`waymark-copy-1\0${canonicalJson({ checkpoint, copy })}`)
}

/** The unsigned part, for the signer. */
export function checkpointOf(
  chainId: string,
  last: Pick<ChainLink, 'seq'> & { readonly hash: string },
  time: number,
  keyId: string
): Omit<Checkpoint, 'signature'> {
  return { format: 'waymark-checkpoint-1', person: chainId, seq: last.seq, hash: last.hash, time, key: keyId }
}

export function parseCheckpoint(value: unknown): Checkpoint | null {
  if (!isObject(value) || value.format !== 'waymark-checkpoint-1') return null
  const { person, seq, hash, time, key, signature } = value
  if (!isChainId(person) || !isWhole(seq) || !isInstant(time)) return null
  if (!isHash(hash) || !isKeyId(key) || !isBase64url(signature, 86)) return null
  return { format: 'waymark-checkpoint-1', person, seq, hash, time, key, signature }
}

export function parsePublicKey(value: unknown): PublicKey | null {
  if (!isObject(value) || value.algorithm !== 'Ed25519') return null
  const { id, key } = value
  return isKeyId(id) && isBase64url(key, 43) ? { id, algorithm: 'Ed25519', key } : null
}

export function parseProof(value: unknown): Proof | null {
  if (!isObject(value)) return null
  const checkpoint = parseCheckpoint(value.checkpoint)
  const publicKey = parsePublicKey(value.publicKey)
  if (!checkpoint || !publicKey || !isBase64url(value.signature, 86)) return null
  return { checkpoint, publicKey, signature: value.signature }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A number from 0 that loses nothing. */
export function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

/** ms UTC that a calendar knows. */
export function isInstant(value: unknown): value is number {
  return isWhole(value) && value <= 8.64e15
}

export function isChainId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 100
}

/** 32 bytes in lower-case hex. */
export function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}

function isKeyId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{32}$/.test(value)
}

function isBase64url(value: unknown, length: number): value is string {
  return typeof value === 'string' && value.length === length && /^[\w-]+$/.test(value)
}

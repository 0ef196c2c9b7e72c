import { checkpointBytes, copyBytes, type Checkpoint, type PublicKey } from './checkpoint-rules.ts'
import type { ReadCopy } from './copy-file.ts'
import { toHex, type ReadHistory } from './history-file.ts'
import { genesis, sameBytes, verifyChain, type ChainFault, type Sha256 } from './rules.ts'

/** Files that somebody chose, read already. `name` is what their own device calls it. */
export type ChosenFile =
  | { readonly kind: 'history'; readonly name: string; readonly file: ReadHistory }
  | { readonly kind: 'copy'; readonly name: string; readonly file: ReadCopy }

/** What checks with: the browser's own cryptography, or the server's in a test. */
export interface Tools {
  readonly sha256: Sha256
  /** Ed25519; null where the browser has none. */
  readonly verify:
    ((publicKey: Uint8Array, signature: Uint8Array, bytes: Uint8Array) => Promise<boolean>) | null
  /** The keys that Waymark published, as far as the page knows them. */
  readonly keys: readonly PublicKey[]
}

export type SignatureState = 'good' | 'forged' | 'unknown-key' | 'cannot-check'

/** One thing that was found. Instants are ms UTC, taken from the file. */
export type Finding = { readonly name: string } & (
  | { readonly kind: 'whole'; readonly rows: number; readonly erased: number; readonly newest: number | null }
  | { readonly kind: 'bad-row'; readonly seq: number; readonly fault: ChainFault; readonly at: number | null }
  | {
      readonly kind: 'signature'
      readonly of: ChosenFile['kind']
      readonly state: SignatureState
      readonly time: number
    }
  /** A file of the first format: it has none. */
  | { readonly kind: 'unsigned' }
  /** Lines are missing at the end: `rows` are there, `wanted` were there when it was signed. */
  | { readonly kind: 'cut-off'; readonly rows: number; readonly wanted: number }
  /** Lines after `seq` came in after it was signed. */
  | { readonly kind: 'added'; readonly seq: number }
  /** Line `seq` is another one than was signed, or than the other file has. */
  | { readonly kind: 'other-row'; readonly seq: number; readonly at: number | null }
  | { readonly kind: 'other-person' }
  /** The history goes on from the line that the copy was made at. */
  | { readonly kind: 'fits'; readonly seq: number }
)

/**
 * Checks histories and copies against themselves, each other and the published keys. The longest history
 * counts; every other file of the same person is an anchor that shows what was cut off or rewritten since.
 * Names the first line that does not fit. Tests: `check-files.test.ts`, `forgery.test.ts`.
 */
export async function checkFiles(
  files: readonly ChosenFile[],
  tools: Tools,
  onRows?: (count: number) => void
): Promise<Finding[]> {
  const histories = files
    .filter((file) => file.kind === 'history')
    .sort((a, b) => b.file.rows.length - a.file.rows.length)
  const main = histories[0]
  const findings: Finding[] = []
  for (const one of histories) {
    findings.push(...(await checkHistory(one.name, one.file, tools, onRows)))
    if (main && one !== main) findings.push(...compared(one.name, one.file, main.file))
  }
  for (const one of files) {
    if (one.kind === 'copy')
      findings.push(...(await checkCopy(one.name, one.file, main?.file ?? null, tools)))
  }
  return findings
}

async function checkHistory(
  name: string,
  { chain, rows, signed }: ReadHistory,
  tools: Tools,
  onRows?: (count: number) => void
): Promise<Finding[]> {
  const verdict = await verifyChain(chain, rows, tools.sha256, onRows)
  const findings: Finding[] = []
  if (verdict.ok) {
    const erased = rows.filter((row) => row.erased && row.detail === null).length
    findings.push({ name, kind: 'whole', rows: rows.length, erased, newest: rows.at(-1)?.at ?? null })
  } else {
    const { seq, fault } = verdict
    findings.push({ name, kind: 'bad-row', seq, fault, at: rows[seq - 1]!.at }) // it was read
  }
  if (!signed) return [...findings, { name, kind: 'unsigned' }]
  const { checkpoint, publicKey } = signed
  const state = await signatureState(
    checkpoint,
    publicKey,
    checkpointBytes(checkpoint),
    checkpoint.signature,
    tools
  )
  findings.push({ name, kind: 'signature', of: 'history', state, time: checkpoint.time })
  const anchored = anchoredBy(name, checkpoint, { chain, rows })
  if (anchored.kind !== 'fits') findings.push(anchored)
  else if (checkpoint.seq < rows.length) findings.push({ name, kind: 'added', seq: checkpoint.seq })
  return findings
}

async function checkCopy(
  name: string,
  { copy, proof }: ReadCopy,
  history: ReadHistory | null,
  tools: Tools
): Promise<Finding[]> {
  const { checkpoint, publicKey, signature } = proof
  const states = [
    await signatureState(checkpoint, publicKey, checkpointBytes(checkpoint), checkpoint.signature, tools),
    await signatureState(checkpoint, publicKey, copyBytes(copy, checkpoint), signature, tools)
  ]
  const state = states.includes('forged') ? 'forged' : states[0]! // two of them
  const findings: Finding[] = [{ name, kind: 'signature', of: 'copy', state, time: checkpoint.time }]
  if (history) findings.push(anchoredBy(name, checkpoint, history))
  return findings
}

/** How a history stands to what was signed at an earlier, or the same, moment. */
function anchoredBy(
  name: string,
  checkpoint: Checkpoint,
  { chain, rows }: Pick<ReadHistory, 'chain' | 'rows'>
): Finding {
  if (checkpoint.person !== chain) return { name, kind: 'other-person' }
  const { seq } = checkpoint
  if (seq > rows.length) return { name, kind: 'cut-off', rows: rows.length, wanted: seq }
  const row = rows[seq - 1]
  if (toHex(row?.hash ?? genesis) === checkpoint.hash) return { name, kind: 'fits', seq }
  return { name, kind: 'other-row', seq, at: row?.at ?? null }
}

/** The first line in which two histories of one person differ. */
function compared(name: string, one: ReadHistory, main: ReadHistory): Finding[] {
  if (one.chain !== main.chain) return [{ name, kind: 'other-person' }]
  const at = one.rows.findIndex((row, i) => !sameBytes(row.hash, main.rows[i]!.hash)) // main is as long or longer
  if (at < 0) return [{ name, kind: 'fits', seq: one.rows.length }]
  return [{ name, kind: 'other-row', seq: at + 1, at: one.rows[at]!.at }]
}

async function signatureState(
  checkpoint: Checkpoint,
  publicKey: PublicKey,
  bytes: Uint8Array,
  signature: string,
  { sha256, verify, keys }: Tools
): Promise<SignatureState> {
  const key = fromBase64url(publicKey.key)
  const id = toHex(await sha256(key)).slice(0, 32)
  if (id !== publicKey.id || id !== checkpoint.key) return 'forged'
  if (!verify) return 'cannot-check'
  if (!(await verify(key, fromBase64url(signature), bytes))) return 'forged'
  return keys.some((known) => known.key === publicKey.key) ? 'good' : 'unknown-key'
}

function fromBase64url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
}

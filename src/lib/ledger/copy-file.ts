import { isObject, parseProof, type Proof } from './checkpoint-rules.ts'
import { isShallow } from './history-file.ts'

/** A copy of what somebody agreed to, in either machine form, and what proves it. */
export interface ReadCopy {
  /** Everything in the file but the proof. */
  readonly copy: Record<string, unknown>
  readonly proof: Proof
}

/** Reads what may be anything: null when it is no copy with a proof. It says nothing yet of its truth. */
export function parseCopyFile(value: unknown): ReadCopy | null {
  if (!isObject(value) || !isShallow(value, 30)) return null
  const { proof: raw, ...copy } = value
  const proof = parseProof(raw)
  return proof && { copy, proof }
}

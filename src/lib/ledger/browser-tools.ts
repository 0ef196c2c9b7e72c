import type { Tools } from './check-files.ts'
import type { PublicKey } from './checkpoint-rules.ts'

/**
 * What the person's own browser checks with.
 *
 * @throws Error when it has no cryptography at all, as on a page without https
 */
export async function browserTools(keys: readonly PublicKey[]): Promise<Tools> {
  const { subtle } = crypto
  if (!(subtle as SubtleCrypto | undefined)) throw new Error('no cryptography here')
  return {
    keys,
    sha256: async (bytes) => new Uint8Array(await subtle.digest('SHA-256', own(bytes))),
    verify: (await hasEd25519(subtle)) ? verify : null
  }

  async function verify(publicKey: Uint8Array, signature: Uint8Array, bytes: Uint8Array): Promise<boolean> {
    try {
      const key = await subtle.importKey('raw', own(publicKey), 'Ed25519', false, ['verify'])
      return await subtle.verify('Ed25519', key, own(signature), own(bytes))
    } catch {
      return false // no point of the curve
    }
  }
}

/** Chrome has it since 137, Safari since 17, Firefox since 129. */
async function hasEd25519(subtle: SubtleCrypto): Promise<boolean> {
  try {
    await subtle.generateKey('Ed25519', false, ['sign', 'verify'])
    return true
  } catch {
    return false
  }
}

/** The types of WebCrypto take no bytes that several threads might share. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}

import { seal, unseal, type DataKey } from '#lib/vault/seal.server.ts'
import type { SectionDocument, SectionName } from './sections.ts'

/** Seals one version of a section for exactly this person, section and version. JSON in UTF-8. */
export function sealSection(
  key: DataKey,
  personId: string,
  section: SectionName,
  version: number,
  document: SectionDocument
): Buffer {
  return seal(key, placeOf(personId, section, version), Buffer.from(JSON.stringify(document)))
}

/**
 * Opens what `sealSection` made for the same person, section and version. It never answers empty for
 * something it cannot open. Test: `section-seal.test.ts`.
 *
 * @throws SealBroken when the bytes were changed, moved from elsewhere, or sealed with another key
 */
export function openSection(
  key: DataKey,
  personId: string,
  section: SectionName,
  version: number,
  sealed: Uint8Array
): SectionDocument {
  const plain = unseal(key, placeOf(personId, section, version), sealed)
  return JSON.parse(plain.toString('utf8')) as SectionDocument
}

function placeOf(personId: string, section: SectionName, version: number): (string | number)[] {
  return [personId, 'section', section, version]
}

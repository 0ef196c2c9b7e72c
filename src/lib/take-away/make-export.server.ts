import type { PersonActor, SignedIn } from '#lib/access/actors.ts'
import { ensureOwnDevice } from '#lib/accounts/ensure-own-device.ts'
import { listBadgeIds, openBadge } from '#lib/badges/kept-badges.server.ts'
import { loadSharing } from '#lib/consent/sharing-store.server.ts'
import { getCv } from '#lib/cv/get-cv.server.ts'
import { toResume } from '#lib/cv/to-resume.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { exportHistory } from '#lib/ledger/own-history.server.ts'
import { findReceiptFacts } from '#lib/receipts/find-receipt-facts.server.ts'
import type { ReceiptOperator } from '#lib/receipts/receipt-facts.ts'
import { receiptJsonLd } from '#lib/receipts/receipt-json-ld.ts'
import { signCopy } from '#lib/receipts/sign-copy.server.ts'
import { listFiles, openFile, type OwnFile } from '#lib/vault/files/own-files.server.ts'
import { badgeInZip, nameInZip } from './file-names.ts'
import { readMe } from './read-me.ts'
import { recordBeforePieces, recordPieces } from './record-pieces.server.ts'
import { recordSchema } from './record-schema.ts'
import { toldParts } from './told-parts.server.ts'
import { zipOut, type FileEntry, type TextEntry, type ZipOut } from './zip-out.ts'

/**
 * Everything of one person as a zip, but what is behind their private door. It is made while they take it:
 * nothing of it is ever stored, and of the files one block is open at a time. Tests: `make-export.test.ts`.
 *
 * @throws Refusal `not-allowed` for somebody who has not said yes to keeping anything, or on a shared computer
 * @throws SealBroken when something does not open: a part is never left out in silence
 */
export async function makeExport(
  db: Database,
  actor: PersonActor,
  signedIn: SignedIn,
  operator: ReceiptOperator
): Promise<ZipOut> {
  ensureOwnDevice(actor.way)
  const at = db.now()
  const files = (await listFiles(db, actor)).map((file, index) => ({
    ...file,
    path: nameInZip(index + 1, file.name, file.type)
  }))
  return zipOut(texts(db, { actor, signedIn, operator, at }, files), files.map(entry), at)

  function entry({ fileId, path, bytes }: FileInZip): FileEntry {
    return { name: path, bytes, open: async () => (await openFile(db, actor, fileId)).chunks }
  }
}

type FileInZip = OwnFile & { readonly path: string }

interface Asked {
  readonly actor: PersonActor
  readonly signedIn: SignedIn
  readonly operator: ReceiptOperator
  readonly at: number
}

/** One at a time: what was made is small, what it is made from is not. */
async function* texts(db: Database, asked: Asked, files: readonly FileInZip[]): AsyncGenerator<TextEntry> {
  const { actor, signedIn, operator, at } = asked
  yield text('README.txt', readMe(at))
  yield { name: 'record.json', pieces: recordPieces(db, actor, at) }
  yield json('record.schema.json', recordSchema())
  yield { name: 'record-before.json', pieces: recordBeforePieces(db, actor) }
  yield json('cv.json', toResume((await getCv(db, actor)).cv))
  yield json('files.json', files.map(describeFile))
  for (const [name, read] of Object.entries(toldParts(db, actor, signedIn))) {
    yield json(`${name}.json`, await read())
  }
  yield json('history.json', await exportHistory(db, actor))
  for (const id of await listBadgeIds(db, actor)) {
    const { type, bytes } = await openBadge(db, actor, id)
    yield { name: badgeInZip(id, type), pieces: [bytes] }
  }
  const { consents, requests } = await loadSharing(db.read, actor.personId)
  const unanswered = [...requests.values()].filter(({ consentId }) => consentId === null)
  for (const id of [...consents.keys(), ...unanswered.map(({ requestId }) => requestId)]) {
    const facts = await findReceiptFacts(db, actor, id, operator)
    yield json(`agreed/${id}.jsonld`, await signCopy(db, actor, receiptJsonLd(facts)))
  }
}

function describeFile({ fileId, path, kind, section, name, type, bytes, addedAt }: FileInZip): object {
  return { id: fileId, path, kind, section, name, type, bytes, addedAt: new Date(addedAt).toISOString() }
}

function json(name: string, value: unknown): TextEntry {
  return text(name, `${JSON.stringify(value, null, 1)}\n`)
}

function text(name: string, all: string): TextEntry {
  return { name, pieces: [all] }
}

import * as v from 'valibot'
import { isShallow } from '#lib/ledger/history-file.ts'
import type { CopiedSection } from '#lib/record/bring-in-copy.server.ts'
import { copyFits, withoutChecks } from '#lib/record/copy-fits.ts'
import { isSectionName, type SectionDocument, type SectionName } from '#lib/record/sections.ts'
import { recordFormat } from './record-schema.ts'
import { listZip, readEntry, ZipRefused, type Source, type ZipEntry, type ZipProblem } from './zip-in.ts'

/** Why a file is not taken as a copy. */
export type CopyProblem = ZipProblem | 'not-a-copy' | 'newer'

export class CopyRefused extends Error {
  override readonly name = 'CopyRefused'
  readonly problem: CopyProblem
  constructor(problem: CopyProblem, options?: ErrorOptions) {
    super(problem, options)
    this.problem = problem
  }
}

/** A copy as it came in: nothing in it is believed but what fits. */
export interface Copy {
  /** As the copy says it: ISO 8601. */
  readonly madeAt: string
  /** Null for a section that does not fit. */
  readonly sections: Readonly<Partial<Record<SectionName, CopiedSection | null>>>
  /** Files that sections may name, by the id that they name them by. */
  readonly files: ReadonlyMap<string, CopiedFile>
  readonly badges: readonly ZipEntry[]
  /** What only shows how it was elsewhere, and was not checked. */
  readonly attached: readonly ZipEntry[]
}

export interface CopiedFile {
  readonly id: string
  readonly name: string
  readonly kind: 'paper' | 'voice'
  readonly entry: ZipEntry
}

const largestJson = 30 * 1024 * 1024 // bytes

/**
 * Reads a copy: what it says, and where in it its files are. Tests: `take-copy.test.ts`, `bring-in-files.test.ts`.
 *
 * @param today ISO date in Europe/London
 * @throws CopyRefused
 */
export function readCopy(source: Source, today: string): Promise<Copy> {
  return asCopy(async () => {
    const entries = await listZip(source)
    const byName = new Map(entries.map((entry) => [entry.name, entry]))
    const record = await readJson(source, byName.get('record.json'))
    const head = v.safeParse(envelope, record)
    if (!head.success) throw new CopyRefused(problemOf(record))
    const listed = v.safeParse(fileList, await readJson(source, byName.get('files.json')))
    if (!listed.success) throw new CopyRefused('not-a-copy')
    const files = listed.output.flatMap(({ path, ...file }) => {
      const entry = byName.get(path)
      return entry && path.startsWith('files/') ? [[file.id, { ...file, entry }] as const] : []
    })
    return {
      madeAt: head.output.madeAt,
      sections: sectionsOf(head.output.sections, today),
      files: new Map(files),
      badges: entries.filter(({ name }) => name.startsWith('badges/')),
      attached: entries.filter(({ name }) => name.startsWith('agreed/') || attachedNames.includes(name))
    }
  })
}

/** Unpacks all of it once, so that what is broken is found before anything comes in. @throws CopyRefused */
export async function ensureWhole(source: Source): Promise<void> {
  await asCopy(async () => {
    for (const entry of await listZip(source)) for await (const _ of readEntry(source, entry));
  })
}

async function asCopy<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    if (cause instanceof ZipRefused) throw new CopyRefused(cause.problem, { cause })
    throw cause
  }
}

const attachedNames: readonly string[] = [
  'record-before.json',
  'history.json',
  'account.json',
  'sharing.json',
  'requests.json',
  'suggestions.json',
  'interests.json',
  'appointments.json',
  'kept-offers.json',
  'people.json',
  'complaints.json',
  'seen-by.json'
]

const version = v.object({ answers: v.record(v.string(), v.unknown()) })
const envelope = v.object({
  format: v.literal(recordFormat),
  madeAt: v.pipe(v.string(), v.isoTimestamp(), v.maxLength(40)),
  sections: v.record(
    v.string(),
    v.nullable(
      v.object({ inForce: v.nullable(version), waiting: v.pipe(v.array(version), v.maxLength(100)) })
    )
  )
})
const fileList = v.pipe(
  v.array(
    v.object({
      id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
      path: v.string(),
      name: v.pipe(v.string(), v.maxLength(500)),
      kind: v.picklist(['paper', 'voice'])
    })
  ),
  v.maxLength(2000),
  v.check((all) => new Set(all.map(({ id }) => id)).size === all.length)
)

/** A later form of ours is told apart from what is none of ours. */
function problemOf(record: unknown): CopyProblem {
  const format = typeof record === 'object' && record !== null && 'format' in record ? record.format : null
  return typeof format === 'string' && /^waymark-record-(?!1$)\d+$/.test(format) ? 'newer' : 'not-a-copy'
}

function sectionsOf(
  told: v.InferOutput<typeof envelope>['sections'],
  today: string
): Partial<Record<SectionName, CopiedSection | null>> {
  const found: Partial<Record<SectionName, CopiedSection | null>> = {}
  for (const [name, section] of Object.entries(told)) {
    if (!isSectionName(name) || section === null) continue
    const waiting = section.waiting.map(({ answers }) => withoutChecks(name, answers))
    const inForce = section.inForce && withoutChecks(name, section.inForce.answers)
    const all: SectionDocument[] = [...(inForce ? [inForce] : []), ...waiting]
    if (all.every((document) => Object.keys(document).length === 0)) continue
    const fits = all.every((document) => isShallow(document) && copyFits(name, document, today))
    found[name] = fits ? { inForce, waiting } : null
  }
  return found
}

async function readJson(source: Source, entry: ZipEntry | undefined): Promise<unknown> {
  if (!entry) throw new CopyRefused('not-a-copy')
  if (entry.bytes > largestJson) throw new CopyRefused('too-much')
  const text = Buffer.concat(await Array.fromAsync(readEntry(source, entry)))
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text)) as unknown
  } catch (cause) {
    throw new CopyRefused('not-a-copy', { cause })
  }
}

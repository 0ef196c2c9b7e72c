import type { SectionDocument } from './sections.ts'
import { isThings } from './things.ts'

export interface Merge {
  /** Both changes; where they disagree, mine. */
  readonly merged: SectionDocument
  /** Whether both changed the same thing to something different. */
  readonly clash: boolean
}

/**
 * Three-way merge of a document: by field, and in lists of things with an id by thing and field, so that
 * two pages that change different goals, or different steps of one goal, both count. Everything else is
 * one value. Tests: `merge.test.ts`.
 *
 * @param base what my page was made from
 * @param theirs what is kept now
 */
export function mergeDocuments(base: SectionDocument, mine: SectionDocument, theirs: SectionDocument): Merge {
  const found: Found = { clash: false }
  const merged = mergeFields(base, mine, theirs, found)
  // A list whose last thing was taken out is not told, as it was before the first.
  const told = Object.entries(merged).filter(([, value]) => !(isThings(value) && value.length === 0))
  return { merged: Object.fromEntries(told), clash: found.clash }
}

/** Equal as JSON, whatever the order of keys. */
export function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

interface Found {
  clash: boolean
}
type Fields = Readonly<Record<string, unknown>>
type Thing = Fields & { readonly id: string }

function mergeFields(base: Fields, mine: Fields, theirs: Fields, found: Found): Fields {
  const merged: Record<string, unknown> = {}
  for (const name of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const value = mergeValue(base[name], mine[name], theirs[name], found)
    if (value !== undefined) merged[name] = value
  }
  return merged
}

function mergeValue(base: unknown, mine: unknown, theirs: unknown, found: Found): unknown {
  if (same(mine, theirs) || same(mine, base)) return theirs
  if (same(theirs, base)) return mine
  if (mayBeThings(base) && mayBeThings(mine) && mayBeThings(theirs)) {
    return mergeThings(base ?? [], mine ?? [], theirs ?? [], found)
  }
  found.clash = true
  return mine
}

function mayBeThings(value: unknown): value is readonly Thing[] | undefined {
  return value === undefined || isThings(value)
}

/** In their order; what only I have comes after. */
function mergeThings(
  base: readonly Thing[],
  mine: readonly Thing[],
  theirs: readonly Thing[],
  found: Found
): Thing[] {
  const byId = (things: readonly Thing[]) => new Map(things.map((thing) => [thing.id, thing]))
  const [was, my, their] = [byId(base), byId(mine), byId(theirs)]
  return [...new Set([...their.keys(), ...my.keys()])].flatMap((id) => {
    const thing = mergeThing(was.get(id), my.get(id), their.get(id), found)
    return thing ? [thing] : []
  })
}

function mergeThing(
  base: Thing | undefined,
  mine: Thing | undefined,
  theirs: Thing | undefined,
  found: Found
): Thing | undefined {
  if (mine && theirs) return mergeFields(base ?? {}, mine, theirs, found) as Thing
  // One side took it out, or never had it.
  return mergeValue(base, mine, theirs, found) as Thing | undefined
}

function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner
  )
}

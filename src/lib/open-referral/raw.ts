/** Looks into a document that anybody may have written: what is not of the wanted shape is not there. */

export type Raw = Readonly<Record<string, unknown>>

export function asRaw(value: unknown): Raw | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : null
}

/** Its own field alone: "constructor" is nobody's data. */
export function field(from: Raw | null, name: string): unknown {
  return from && Object.hasOwn(from, name) ? from[name] : undefined
}

/** Objects of a list; a single one counts as a list of one. */
export function rawList(from: Raw | null, name: string): Raw[] {
  const value = field(from, name)
  const all = Array.isArray(value) ? value : [value]
  return all
    .slice(0, mostInList)
    .map(asRaw)
    .filter((one) => one !== null)
}

const mostInList = 500

/** Text or a number as text; null for anything else and for what is blank. */
export function textOf(from: Raw | null, name: string): string | null {
  const value = field(from, name)
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** A number, or text that is one. */
export function numberOf(from: Raw | null, name: string): number | null {
  const value = field(from, name)
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

import type { Measured } from './figure.ts'

/** Resident memory of a practice server, as it reports it itself. */
export async function memoryOf(url: string): Promise<Measured> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer practice' } })
  const found = /^process_resident_memory_bytes (\d+)$/m.exec(await response.text())
  if (!found) throw new Error(`/metrics answered ${response.status} without the memory`)
  const value = Number(found[1]) / 1_000_000
  return { value, words: `${value.toFixed(0)} MB` }
}

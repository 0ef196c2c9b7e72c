/** As a file says it: ISO 8601, UTC. Takes ms UTC. */
export function instant(at: number): string {
  return new Date(at).toISOString()
}

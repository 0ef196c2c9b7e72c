/** Ids of the hint and the problem that belong to a field, for `aria-describedby`. */
export function describedBy(
  name: string,
  hint: string | undefined,
  problem: string | undefined
): string | undefined {
  const ids = [hint ? `hint-${name}` : '', problem ? `problem-${name}` : ''].filter((id) => id !== '')
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** Ends of `/org/…` that are pages of their own. */
const reserved = ['apply']

/**
 * The name of an organisation as its addresses have it: "A Good Name" → "a-good-name".
 *
 * @param nth from 1; the second of the same name gets "-2"
 */
export function slugOf(name: string, nth: number): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}|['’]/gu, '')
    .replaceAll('&', ' and ')
    .replaceAll(/[^a-z\d]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '')
  const base =
    letters.length < 2 || reserved.includes(letters) ? `service-${letters}`.replace(/-$/, '') : letters
  return nth === 1 ? base : `${base}-${nth}`
}

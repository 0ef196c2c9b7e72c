/**
 * Whether the action that an address names (`?/name`) can be one of ours. Kit looks the name up in a plain
 * object, finds there what every object inherits, and calls it before any guard; and it throws for
 * `default`, a name that it keeps for itself. Test: `names-an-action.test.ts`.
 */
export function namesAnAction(search: URLSearchParams): boolean {
  const name = [...search.keys()].find((key) => key.startsWith('/'))?.slice(1)
  return name === undefined || (name !== 'default' && !(name in Object.prototype))
}

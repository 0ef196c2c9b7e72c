/** What these addresses answer is about one person, or leads to it: no copy stays in any browser or proxy. */
const privateStarts = [
  'me',
  'org',
  'family',
  'enrol',
  'steward',
  'join',
  'sign-in',
  'kiosk',
  'recover',
  'practice'
]

export function isPrivatePath(pathname: string): boolean {
  return privateStarts.includes(pathname.split('/', 2)[1] ?? '')
}

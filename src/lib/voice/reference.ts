import { joinCodeSymbols } from '#lib/accounts/rules.ts'

/** What a complaint is called: `C-7K4M`. No vowels, and nothing that looks like something else. */
export function makeReference(random: (below: number) => number): string {
  const letters = Array.from({ length: 4 }, () => joinCodeSymbols[random(joinCodeSymbols.length)])
  return `C-${letters.join('')}`
}

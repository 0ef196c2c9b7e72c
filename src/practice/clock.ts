/** The clock of practice: the real one and an offset, in milliseconds. */
let offset = 0

/** Milliseconds UTC. */
export const now = (): number => Date.now() + offset

export function setPracticeClock(to: number): void {
  offset = to - Date.now()
}

export function movePracticeClock(by: number): void {
  offset += by
}

export function resetPracticeClock(): void {
  offset = 0
}

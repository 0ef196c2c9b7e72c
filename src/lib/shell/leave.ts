const longest = 1500 // ms that a slow network may hold up the neutral page

/**
 * Ends the session and puts a neutral page in the place of this one. The screen is blank at once, before
 * any answer; a slow network holds up neither the neutral page nor, later, the end of the session. The
 * browser's own history is never touched. A shared screen goes to where the next person begins.
 */
export async function leave(kiosk = false): Promise<void> {
  document.body.hidden = true
  document.title = ''
  const ended = fetch('/leave', { method: 'POST', redirect: 'manual', keepalive: true })
  await Promise.race([ended.catch(() => undefined), new Promise((over) => setTimeout(over, longest))])
  location.replace(kiosk ? '/sign-in' : '/leave')
}

const within = 1500 // ms from the first press to the third

/**
 * Counts presses of Shift: true on the third in a row, soon enough. Any other key begins again, so that
 * capital letters never leave a page.
 */
export function countShifts(): (press: { key: string; repeat: boolean; at: number }) => boolean {
  let presses: number[] = []
  return ({ key, repeat, at }) => {
    if (repeat) return false
    presses = key === 'Shift' ? [...presses.filter((earlier) => at - earlier < within), at] : []
    return presses.length >= 3
  }
}

import type { OfferView } from '#lib/offers/view-offer.server.ts'

export interface Previewed {
  readonly preview: OfferView
  readonly reading: Record<string, string>
}

const pause = 600 // ms after the last letter

/**
 * Asks the server how the form would look, a moment after somebody stops typing. Nothing is kept by it; without
 * JavaScript the button of the same name does it. What goes wrong is left alone: the page stays as it was.
 *
 * @returns what to call on each letter, and how to stop
 */
export function livePreview(
  address: () => string,
  show: (previewed: Previewed) => void
): { changed: (form: HTMLFormElement) => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  async function ask(form: HTMLFormElement): Promise<void> {
    const turn = ++asked
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
    const response = await fetch(address(), {
      method: 'POST',
      body: fields,
      headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
    })
    // Only whoever writes an offer loads it.
    const { deserialize } = await import('$app/forms')
    const result = deserialize(await response.text())
    // A slower answer to what was typed before is old.
    if (turn === asked && result.type === 'success') show(result.data as unknown as Previewed)
  }
  return {
    changed: (form) => {
      clearTimeout(timer)
      timer = setTimeout(() => void ask(form).catch(() => undefined), pause)
    },
    stop: () => clearTimeout(timer)
  }
}

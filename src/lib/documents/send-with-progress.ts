import type * as Forms from '$app/forms'

/**
 * Sends a form with a file and tells how far it is, which a plain form cannot. Without this script the form is
 * sent as it is.
 *
 * @param tell the part that is sent, from 0 to 1; `cut` when the line was; undefined once there is an answer
 */
export function sendWithProgress(event: SubmitEvent, tell: (part: number | 'cut' | undefined) => void): void {
  const form = event.currentTarget as HTMLFormElement
  event.preventDefault()
  // Comes while the file goes: no page has to load it before.
  const forms = import('$app/forms')
  const request = new XMLHttpRequest()
  request.open('POST', form.action)
  request.setRequestHeader('accept', 'application/json')
  request.setRequestHeader('x-sveltekit-action', 'true')
  request.upload.onprogress = ({ loaded, total }) => tell(loaded / total)
  request.onload = () => finish(forms, request.responseText, tell).catch(() => location.reload())
  request.onerror = () => tell('cut')
  tell(0)
  request.send(new FormData(form))
}

async function finish(
  forms: Promise<typeof Forms>,
  answer: string,
  tell: (part: undefined) => void
): Promise<void> {
  const { applyAction, deserialize } = await forms
  const result = deserialize(answer)
  if (result.type === 'redirect') return location.assign(result.location)
  await applyAction(result)
  tell(undefined)
}

/** How sending ended. Only `kept` lets the page forget the recording. */
export type Sent = 'kept' | 'cut' | 'signed-out' | 'too-large' | 'full' | 'refused'

const full = 'files-full' // of `refusal.ts`

/**
 * Sends a recording. Whatever happens on the way, it is kept only when the answer names its file: a page to
 * sign in, or one of a proxy, is no such answer.
 *
 * @param tell the part that is sent, from 0 to 1
 * @param instead id of the recording that goes once this one is kept
 */
export function sendRecording(
  recording: Blob,
  { seconds, instead }: { seconds: number; instead: string | undefined },
  tell: (part: number) => void
): Promise<Sent> {
  const form = new FormData()
  form.append('seconds', String(Math.floor(seconds)))
  if (instead !== undefined) form.append('instead', instead)
  form.append('voice', recording, 'voice')
  const request = new XMLHttpRequest()
  request.open('POST', '/me/story/new')
  request.setRequestHeader('accept', 'application/json')
  request.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? loaded / total : 0)
  return new Promise((resolve) => {
    request.onload = () => resolve(readAnswer(request.status, request.responseText))
    request.onerror = request.onabort = request.ontimeout = () => resolve('cut')
    tell(0)
    request.send(form)
  })
}

/** Test: `recordings.test.ts`. */
export function readAnswer(status: number, text: string): Sent {
  const answer = parse(text)
  if (status === 200) return typeof answer?.fileId === 'string' ? 'kept' : 'signed-out'
  if (status === 413) return answer?.message === full ? 'full' : 'too-large'
  if (status === 401) return 'signed-out'
  return status === 0 || status >= 500 ? 'cut' : 'refused'
}

function parse(text: string): { fileId?: unknown; message?: unknown } | null {
  try {
    return JSON.parse(text) as { fileId?: unknown; message?: unknown } | null
  } catch {
    return null
  }
}

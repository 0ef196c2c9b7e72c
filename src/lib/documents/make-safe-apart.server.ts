import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { unpackAnswer } from './process-answer.ts'
import type { SafeOrNot } from './safe-file.ts'

/** Relative to the folder that the server runs in, because a build is one bundle without this file. */
const program = 'src/lib/documents/file-process.ts'

const mayTake = 30_000 // ms; a picture of the most pixels takes a tenth of it

/**
 * `makeSafe` in a process of its own: what breaks there, breaks only that; it has no keys, no environment,
 * may read nothing but programs and write nothing, and all its memory is given back when it ends.
 *
 * @param bytes of one file; whatever they throw is thrown on
 */
export async function makeSafeApart(bytes: AsyncIterable<Uint8Array>): Promise<SafeOrNot> {
  const folder = resolve('.')
  const readable = ['src', 'node_modules'].map((name) => `--allow-fs-read=${join(folder, name)}/*`)
  const flags = [
    '--permission',
    '--allow-addons',
    ...readable,
    `--allow-fs-read=${join(folder, 'package.json')}`
  ]
  const child = spawn(process.execPath, [...flags, '--max-old-space-size=160', program], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: mayTake,
    killSignal: 'SIGKILL'
  })
  try {
    // One that has seen enough, or was killed, stops listening: its answer, or that there is none, is what counts.
    const sent = pipeline(Readable.from(bytes), child.stdin).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EPIPE' && cause.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw cause
    })
    const [answer] = await Promise.all([buffer(child.stdout), sent])
    return unpackAnswer(answer) ?? { problem: 'broken' }
  } finally {
    child.kill('SIGKILL')
  }
}

import { buffer } from 'node:stream/consumers'
import { makeSafe } from './make-safe.server.ts'
import { packAnswer } from './process-answer.ts'

/** The other end of `makeSafeApart`: one file in, one answer out, and the process ends. */
process.stdout.write(packAnswer(await makeSafe(await buffer(process.stdin))))

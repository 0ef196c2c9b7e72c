import { freePort } from './free-port.ts'
import { spawnServer, stopServer, untilItAnswers } from './server-process.ts'
import { buildFolder, buildFor } from './steps.ts'

/**
 * `npm start`: Waymark with practice data, on this machine only. Builds what changed, makes keys and
 * database in `DATA_DIR` (default `./data`) and loads the practice cast when the database is empty.
 */
await buildFor('practice')
const { PORT } = process.env
const port = PORT ? Number(PORT) : await freePort(3000)
const server = spawnServer({ folder: buildFolder('practice'), port, env: { HOST: '127.0.0.1' } })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopServer(server))

try {
  await untilItAnswers(server, port)
  console.log(welcome(`http://localhost:${port}`))
} catch {
  // What went wrong stands above: the server prints to this terminal.
}
process.exitCode = (await server.exited) ?? 0

function welcome(url: string): string {
  return `
Waymark runs with practice data. Nobody here is real.

  ${url}

Enter as one of these people at ${url}/practice

  inside          due out of Bullingdon in six weeks, on a kiosk
  outside         released last Friday, on a phone
  housing-worker  works at a housing charity
  colleague       works beside the housing worker
  employer        has jobs to offer
  family          close to the person outside
  enroller        opens accounts with people inside
  steward         one of the people who run Waymark
  steward-2       another one

Stop with Ctrl-C.`
}

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { startServer } from '../support/server.ts'
import { startBareHttp, startBarePage } from './bare-page.ts'
import { benchFolder } from './bench-database.ts'
import { alone, compared, lasting, perSecond, type Bench } from './figure.ts'
import { startLoader, type Target } from './load.ts'
import { memoryOf } from './memory.ts'
import { signInAsSam } from './sam.ts'

/** Whole pages over HTTP, each in a process of its own, as is the side that asks. */
export const bench: Bench = async (options) => {
  const folder = benchFolder()
  const server = await startServer({ logFile: join(folder, 'server.log') })
  try {
    using http = await startBareHttp()
    using page = await startBarePage(folder)
    using loader = startLoader(options)
    const cookie = await signInAsSam(server.url)
    const targets = {
      http,
      bare: page,
      home: { url: `${server.url}/me`, cookie },
      section: { url: `${server.url}/me/record/identity`, cookie },
      offers: { url: `${server.url}/offers` }
    }
    for (const name of ['bare', 'home', 'section', 'offers'] as const) await ensureCompressed(targets[name])
    const full = await loader.saturate(targets)
    const rate = Math.floor(full.home / 2)
    const p99 = await loader.pace({ bare: targets.bare, home: targets.home }, rate)
    const bare = perSecond(full.bare, 'bare SvelteKit page, one read')
    return [
      alone('the machine: bare node:http', perSecond(full.http)),
      alone('the machine: bare SvelteKit page with one drizzle read', perSecond(full.bare)),
      compared('signed-in home, saturated', [perSecond(full.home), bare], ['≥', 0.5]),
      compared(
        `signed-in home at half of that (${rate}/s), p99`,
        [lasting(p99.home), lasting(p99.bare, 'bare SvelteKit page at the same rate')],
        ['≤', 3]
      ),
      compared('one section opened and shown, saturated', [perSecond(full.section), bare]),
      compared('offer list, saturated', [perSecond(full.offers), bare]),
      alone('server, memory after this load', await memoryOf(server.url))
    ]
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Compression costs time: a page without it would be compared unfairly. */
async function ensureCompressed({ url, cookie }: Target): Promise<void> {
  const response = await fetch(url, {
    redirect: 'manual',
    headers: {
      accept: 'text/html',
      'accept-encoding': 'gzip, br',
      ...(cookie === undefined ? {} : { cookie })
    }
  })
  await response.arrayBuffer()
  if (response.status !== 200 || response.headers.get('content-encoding') !== 'br')
    throw new Error(`${url} answered ${response.status}, ${response.headers.get('content-encoding')}`)
}

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** What scripts remember between two runs. It goes with `node_modules`, so a fresh install starts afresh. */
export const memory = join(root, 'node_modules/.cache/waymark')

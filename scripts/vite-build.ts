import { build } from 'vite'

/**
 * One build, of the kind that `WAYMARK_BUILD` names. `vite build` itself lives on for half a minute
 * after its last file, because the word compiler's timer keeps it alive; this leaves when it is done.
 */
await build({ logLevel: 'warn' })
process.exit(0)

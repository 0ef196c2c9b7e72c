import { buildFor } from './steps.ts'

/** `npm run build`: the real build, then nothing else. `npm start` and `npm test` build what they need. */
await buildFor('real')

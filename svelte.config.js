import { writeFileSync } from 'node:fs'
import adapter from '@sveltejs/adapter-node'

/**
 * Two builds come from one tree: `build/` for real use and `build-practice/` with the practice cast.
 * Each has its own work folder, so that one never holds what the other left behind.
 */
const practice = process.env.WAYMARK_BUILD === 'practice'
const out = practice ? 'build-practice' : 'build'
const node = adapter({ out, precompress: true })

/** @type {import('@sveltejs/kit').Config} */
const config = {
  kit: {
    adapter: {
      ...node,
      async adapt(builder) {
        await node.adapt(builder)
        // The server entry reads which of the two it serves; a build that does not say is for real use.
        writeFileSync(`${out}/mode`, practice ? 'practice' : 'real')
      }
    },
    outDir: practice ? '.svelte-kit-practice' : '.svelte-kit',
    // Our hook checks Origin on every request but GET and HEAD, in words people know; Kit's check covers forms only.
    csrf: { trustedOrigins: ['*'] },
    csp: {
      mode: 'nonce',
      directives: {
        'default-src': ['none'],
        'script-src': ['self'],
        'style-src': ['self'],
        // Kit's route announcer sets one style attribute; this is the hash of that one value.
        'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
        'img-src': ['self', 'data:'],
        'font-src': ['self'],
        // A recording is played before it is sent, from the memory of its page.
        'media-src': ['self', 'blob:'],
        'connect-src': ['self'],
        'manifest-src': ['self'],
        'worker-src': ['self'],
        'form-action': ['self'],
        'frame-ancestors': ['none'],
        'base-uri': ['none'],
        'object-src': ['none']
      }
    },
    // Compressed, they are smaller than what a request of their own would add.
    inlineStyleThreshold: 2048,
    serviceWorker: { register: false },
    version: { pollInterval: 0 },
    typescript: {
      // Type checks read the scripts and the settings too.
      config: (made) => ({
        ...made,
        include: [
          ...made.include,
          '../scripts/**/*.ts',
          '../scripts/**/*.js',
          '../*.config.ts',
          '../*.config.js'
        ]
      })
    }
  },
  compilerOptions: { runes: true }
}

export default config

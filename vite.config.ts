import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { readFileSync } from 'node:fs'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import { bundled } from './scripts/bundled.ts'
import { flatIcons } from './scripts/flat-icons.ts'
import { oneLanguage, wordsInPlace } from './scripts/one-language.ts'

const practice = process.env.WAYMARK_BUILD === 'practice'
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

const anyOf = (...patterns: RegExp[]) => new RegExp(patterns.map(({ source }) => source).join('|'))

/**
 * Each file is a request of its own: what every page needs comes in one; the pictures of home and of offers,
 * the cards of offers, what says that a form failed, and fields in four more.
 * A `<select value>` would bring Svelte's binding of it into the first: let each `<option>` say whether it is
 * `selected`. Test: `tests/e2e/weight.e2e.ts`.
 */
const frame = {
  name: 'frame',
  test: anyOf(
    /node_modules[\\/](?!@lucide|@simplewebauthn|idb|workbox|@sveltejs[\\/]kit[\\/]src[\\/]runtime[\\/]app[\\/]forms)/,
    /src[\\/]lib[\\/]shell[\\/]|paraglide[\\/]r|^\0?vite[\\/]|\.svelte-kit/,
    /icons[\\/](arrow-left|book-text|check|eye|house|info|log-out|rotate-ccw-clock|search|square|volume-2)\./,
    /src[\\/]lib[\\/]ui[\\/](BackLink|EmptyState|Notice|PageTitle)|messages[\\/](error_|shortlist_see|ui_back)/
  ),
  minShareCount: 2
}
const pictures = {
  name: 'pictures',
  test: /icons[\\/](bookmark|calendar-clock|circle-alert|clock|eye-off|hand|heart-handshake|map-pin|message-circle|phone|ticket)\.|src[\\/]lib[\\/]offers[\\/](KindPicture|PathwayIcon)/,
  minShareCount: 2
}
const cards = {
  name: 'cards',
  test: /icons[\\/]search-x\.|src[\\/]lib[\\/](offers[\\/]OfferCard|fit[\\/]FitReasons)|messages[\\/]fit_title/,
  minShareCount: 2
}
const problems = {
  name: 'problems',
  test: /src[\\/]lib[\\/]ui[\\/]ErrorSummary|messages[\\/]ui_problem_/,
  minShareCount: 3
}
const fields = {
  name: 'fields',
  test: /src[\\/]lib[\\/]ui[\\/](?!CopyButton|ErrorSummary|FileField|dates)|messages[\\/](ui_(?!cop)|refusal_)/,
  minShareCount: 3
}

/** The first script names every other file, so each character of a name is paid for at each first visit. */
const shortNames = {
  entryFileNames: '_app/immutable/n/[hash:7].js',
  chunkFileNames: '_app/immutable/chunks/[hash:7].js',
  assetFileNames: '_app/immutable/assets/[hash:5][extname]'
}

export default defineConfig(({ command }) => ({
  plugins: [
    bundled(),
    flatIcons(),
    oneLanguage(),
    wordsInPlace(),
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['baseLocale']
    }),
    sveltekit()
  ],
  // A constant, so that a real build drops every branch that names the practice cast.
  // Of drizzle a build takes what it uses: from its package the server would load 230 MB, and for a second.
  ssr: { noExternal: command === 'build' ? ['drizzle-orm'] : [] },
  environments: {
    client: {
      build: {
        // What a page needs is named in the page itself. A list of what every other page needs would be in the
        // first script that anybody loads.
        modulePreload: { resolveDependencies: () => [] },
        rolldownOptions: {
          output: {
            ...shortNames,
            codeSplitting: { groups: [frame, pictures, cards, problems, fields] }
          }
        }
      }
    }
  },
  define: { __PRACTICE__: JSON.stringify(practice), __VERSION__: JSON.stringify(version) }
}))

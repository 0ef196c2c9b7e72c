import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { wordsAlone } from './one-language.ts'

/**
 * Each message is a module of its own, so that a page loads its words alone. A test file would load all three
 * thousand, one by one: it gets them as one module.
 */
export function wordsInOne(): Plugin {
  return {
    name: 'words-in-one',
    load: {
      filter: { id: /src\/lib\/paraglide\/messages\/_index\.js$/ },
      handler: (id) => ({ code: allWords(dirname(id)), map: null })
    }
  }
}

const locale = "import { getLocale, experimentalStaticLocale } from '../runtime.js';\n"

function allWords(folder: string): string {
  // A name of a message has an underscore inside; what the compiler leaves beside them has none.
  const names = readdirSync(folder).filter((name) => /^[a-z]+_\w+\.js$/.test(name))
  const words = names.map((name) => wordsAlone(readFileSync(join(folder, name), 'utf8')))
  return locale + words.map((code) => code.replace(locale, '').replaceAll(/\/\*[\s\S]*?\*\//g, '')).join('')
}

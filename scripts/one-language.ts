import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/**
 * Each message asks which language it is wanted in. There is one so far, so a built message is its words and
 * nothing else: a kilobyte less in the scripts that everybody loads. With a second language each message
 * looks different, and stays as it is.
 */
export function oneLanguage(): Plugin {
  return {
    name: 'one-language',
    transform: {
      filter: { id: /src\/lib\/paraglide\/messages\/[a-z]\w+\.js$/ },
      handler: (code) => ({ code: wordsAlone(code), map: null })
    }
  }
}

const asksOnce =
  /^export const (\w+) = [^\n]+\n\texperimentalStaticLocale \?\? options\.locale \?\? getLocale\(\)\n\treturn (\w+)\(inputs\)\n\}\);$/m

/** The module of a message without the question which language it is wanted in. */
export function wordsAlone(code: string): string {
  if (!asksOnce.test(code)) return code
  return code
    .replace(asksOnce, 'export const $1 = $2')
    .replace(/^import \{ getLocale, experimentalStaticLocale \} from '..\/runtime.js';$/m, '')
}

/**
 * A message without parts is its text, as long as there is one language: written into the component before
 * Svelte reads it, it becomes a part of the page's template, and no script has to bring, call or place it.
 * Builds only, so that words change at once while somebody works on them.
 */
export function wordsInPlace(): Plugin {
  const { locales } = readJson('project.inlang/settings.json') as { locales: readonly string[] }
  const words = locales.length === 1 ? (readJson(`messages/${locales[0]}.json`) as Words) : {}
  return {
    name: 'words-in-place',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.svelte$/ },
      handler: (code) => ({ code: inPlace(code, words), map: null })
    }
  }
}

type Words = Readonly<Record<string, unknown>>

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

export function inPlace(code: string, words: Words): string {
  return code.replaceAll(/\bm\.(\w+)\(\)/g, (call, name: string) => {
    const text = Object.hasOwn(words, name) ? words[name] : null
    return typeof text === 'string' && !text.includes('{') ? JSON.stringify(text) : call
  })
}

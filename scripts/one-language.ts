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

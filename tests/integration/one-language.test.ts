import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { wordsAlone } from '../../scripts/one-language.ts'

const message = (name: string) => readFileSync(`src/lib/paraglide/messages/${name}.js`, 'utf8')

it.each(['ui_back', 'home_hello_name'])('leaves of a message its words: %s', (name) => {
  const alone = wordsAlone(message(name))
  expect(alone).toContain(`export const ${name} = en_${name}`)
  expect(alone).not.toContain('getLocale')
})

it('leaves a message alone that is there in two languages', () => {
  const two = message('ui_back').replace(
    'return en_ui_back(inputs)',
    "if (locale === 'cy') return cy_ui_back(inputs)"
  )
  expect(wordsAlone(two)).toBe(two)
})

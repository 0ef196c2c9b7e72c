import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { inPlace, wordsAlone } from '../../scripts/one-language.ts'

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

it('writes into a component what a message without parts says, and leaves one with parts', () => {
  const words = { ui_back: 'Back to “all”', home_hello_name: 'Hello {name}' }
  const page =
    '<h1 title={m.ui_back()}>{m.home_hello_name({ name })} {m.ui_back()}{m.nowhere()}{m.constructor()}</h1>'
  expect(inPlace(page, words)).toBe(
    '<h1 title={"Back to “all”"}>{m.home_hello_name({ name })} {"Back to “all”"}{m.nowhere()}{m.constructor()}</h1>'
  )
})

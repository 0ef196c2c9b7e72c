import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { flatIcon } from '../../scripts/flat-icons.ts'

const lucide = (name: string) => readFileSync(`node_modules/@lucide/svelte/dist/icons/${name}.svelte`, 'utf8')

it('writes a picture as plain markup, hidden from those who listen', () => {
  const markup = flatIcon(lucide('eye'))
  expect(markup).toMatch(
    /^<svg viewBox="0 0 24 24".* aria-hidden="true"><path d="[^"]+" \/><circle cx="12" cy="12" r="3" \/><\/svg>$/
  )
})

it('stops the build when Lucide writes its icons in another way', () => {
  expect(() => flatIcon('<Icon name="eye" />')).toThrow('another way')
})

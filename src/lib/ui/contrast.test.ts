import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync('src/app.css', 'utf8')
const light = tokensOf(css.slice(0, css.indexOf('prefers-color-scheme: dark')))
const dark = {
  ...light,
  ...tokensOf(css.slice(css.indexOf('prefers-color-scheme: dark'), css.indexOf('html[data-way')))
}

const grounds = [
  'paper',
  'surface',
  'act-tint',
  'home',
  'mind',
  'family',
  'recovery',
  'work',
  'money',
  'health'
]

/** WCAG 2.2: 1.4.6 for text, 1.4.11 for the edges of what can be pressed or filled in. */
describe.each([
  ['light', light],
  ['dark', dark]
])('%s colours', (_, token) => {
  it.each(grounds)('text can be read on %s', (ground) => {
    for (const text of ['ink', 'ink-soft', 'act'])
      expect(contrast(token[text], token[ground]), text).toBeGreaterThanOrEqual(7)
  })

  it.each(grounds)('edges of controls can be seen on %s', (ground) => {
    expect(contrast(token.control, token[ground])).toBeGreaterThanOrEqual(3)
  })

  it('the main action can be read', () => {
    expect(contrast(token['act-ink'], token.act)).toBeGreaterThanOrEqual(7)
  })
})

function tokensOf(part: string): Record<string, string> {
  return Object.fromEntries(
    Array.from(part.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g), ([, name, value]) => [name, value])
  )
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string | undefined, other: string | undefined): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour = ''): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

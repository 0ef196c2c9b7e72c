import type { Plugin } from 'vite'

type Node = [name: string, attributes: Record<string, string>]

/**
 * Lucide puts each picture together from parts when it is drawn. Ours never change, so each becomes plain
 * markup when Waymark is built: 3 kB less to load, and less to do for the server on each page. A picture
 * stands beside its word, so it is hidden from those who listen; properties are not looked at.
 */
export function flatIcons(): Plugin {
  return {
    name: 'flat-icons',
    enforce: 'pre',
    transform: {
      filter: { id: /@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/ },
      handler: (code) => ({ code: flatIcon(code), map: null })
    }
  }
}

/** @throws Error when Lucide changed how it writes its icons */
export function flatIcon(code: string): string {
  const data = /const iconData = (\{.*\});/.exec(code)?.[1]
  if (!data) throw new Error('Lucide writes its icons in another way now: see scripts/flat-icons.ts')
  const { node } = JSON.parse(data) as { node: Node[] }
  const shapes = node.map(([name, attributes]) => `<${name} ${written(attributes)} />`).join('')
  return `<svg ${written(look)}>${shapes}</svg>`
}

const look = {
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '2',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'aria-hidden': 'true'
}

function written(attributes: Record<string, string>): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ')
}

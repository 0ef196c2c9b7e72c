import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../scripts/places.ts'

const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root })

/** `path.test.ts` “a title”, “another”: paths begin at `src/lib/`, `tests/` or `src/`. */
const named = /`([\w./[\]-]+\.(?:test|e2e)\.ts)`((?:,? “[^”]+”)*)/g

function namedTests(page: string): { path: string; titles: string[] }[] {
  const text = readFileSync(join(root, page), 'utf8')
  return Array.from(text.matchAll(named), ([, path = '', titles = '']) => ({
    path: /^(tests|src)\//.test(path) ? path : `src/lib/${path}`,
    titles: Array.from(titles.matchAll(/“([^”]+)”/g), ([, title = '']) => title)
  }))
}

describe('what the documents say', () => {
  it.each(['docs/threat-model.md', 'docs/data-protection.md', 'docs/for-prisons.md'])(
    '%s names tests that are there, by their titles',
    (page) => {
      const missing = namedTests(page).flatMap(({ path, titles }) => {
        if (!existsSync(join(root, path))) return [path]
        const source = readFileSync(join(root, path), 'utf8').replaceAll("\\'", "'")
        return titles.filter((title) => !source.includes(title)).map((title) => `${path}: ${title}`)
      })
      expect(missing).toEqual([])
    }
  )

  it.each(pages)('%s links to files that are there', (page) => {
    const text = readFileSync(join(root, page), 'utf8')
    const links = Array.from(text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g), ([, to = '']) => to)
    const ours = links.filter((to) => !/^[a-z]+:/.test(to))
    expect(ours.filter((to) => !existsSync(join(root, dirname(page), to)))).toEqual([])
  })
})

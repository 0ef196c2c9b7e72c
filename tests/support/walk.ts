import { globSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Page } from '@playwright/test'
import { accessTable, type Access } from '#lib/access/table.ts'
import { root } from '../../scripts/places.ts'

export type RouteName = keyof typeof accessTable

const routesFolder = join(root, 'src/routes')

/** Routes with a page to look at that these rows of the access table open. */
export function pagesFor(rows: readonly Access[]): RouteName[] {
  const withPage = globSync('**/+page.svelte', { cwd: routesFolder }).map(
    (file) => `/${relative('.', dirname(file))}`.replace(/\/$/, '') || '/'
  )
  return (Object.keys(accessTable) as RouteName[]).filter(
    (route) => rows.includes(accessTable[route]) && withPage.includes(route)
  )
}

/** The route that an address belongs to; a fixed part wins over one that is filled in. */
export function routeOf(pathname: string): RouteName | null {
  const fits = (Object.keys(accessTable) as RouteName[]).filter((route) => patternOf(route).test(pathname))
  return fits.sort((a, b) => a.split('[').length - b.split('[').length)[0] ?? null
}

function patternOf(route: string): RegExp {
  return new RegExp(
    `^${route
      .replace('/[[door=door]]', '(/private)?')
      .replaceAll('.', '\\.')
      .replaceAll(/\[[^\]]+\]/g, '[^/]+')}$`
  )
}

/**
 * Opens these addresses, and every page of these routes that links lead to from there, and hands each to
 * `look`, the `nth` of its route from 1. Answers the routes that were seen.
 *
 * @param perRoute how many pages of one route: those that differ in their id look alike
 */
export async function walk(
  page: Page,
  starts: readonly string[],
  routes: readonly RouteName[],
  look: (path: string, nth: number) => Promise<void>,
  perRoute = 2
): Promise<Set<RouteName>> {
  const queue = [...starts]
  const met = new Set(queue)
  const seen = new Map<RouteName, number>()
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const wanted = routeOf(new URL(path, 'http://localhost').pathname)
    if (wanted && (seen.get(wanted) ?? 0) >= perRoute) continue
    const answer = await page.goto(path)
    const route = routeOf(new URL(page.url()).pathname)
    if (!route || !answer?.headers()['content-type']?.startsWith('text/html')) continue
    const nth = (seen.get(route) ?? 0) + 1
    seen.set(route, nth)
    await look(path, nth)
    for (const found of await linksOn(page)) {
      const leads = routeOf(new URL(found, 'http://localhost').pathname)
      if (met.has(found) || !leads || !routes.includes(leads)) continue
      met.add(found)
      queue.push(found)
    }
  }
  return new Set(seen.keys())
}

async function linksOn(page: Page): Promise<string[]> {
  const links = await page.locator('a[href]:not([download])').evaluateAll((all) =>
    all
      .map((link) => new URL((link as HTMLAnchorElement).href))
      .filter((url) => url.origin === location.origin)
      .map((url) => url.pathname + url.search)
  )
  return [...new Set(links)]
}

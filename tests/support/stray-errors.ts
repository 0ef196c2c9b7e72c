import type { BrowserContext, ConsoleMessage, Response } from '@playwright/test'

/** What went wrong in a browser that no test asked for. */
export interface StrayErrors {
  watch(context: BrowserContext): void
  /** From now on, messages that fit are expected. */
  allow(expected: RegExp): void
  list(): readonly string[]
}

const partsOfPages = new Set(['script', 'stylesheet', 'image', 'font', 'manifest'])

/**
 * Collects console errors, uncaught errors, parts of pages that are not there, and answers of 500 and
 * above. A page or form that is refused with 4xx is an answer like any other.
 */
export function strayErrors(): StrayErrors {
  const found: string[] = []
  const expected: RegExp[] = []
  const note = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) found.push(text)
  }
  return {
    watch(context) {
      context.on('console', (message) => isStray(message) && note(`console: ${message.text()}`))
      context.on('weberror', (error) => note(`uncaught: ${error.error().message}`))
      context.on('response', (response) => {
        const problem = problemOf(response)
        if (problem) note(problem)
      })
    },
    allow: (pattern) => void expected.push(pattern),
    list: () => found
  }
}

/** Chromium also writes each refused answer to the console; those are judged by `problemOf`. */
function isStray(message: ConsoleMessage): boolean {
  return (
    message.type() === 'error' &&
    !message.text().startsWith('Failed to load resource: the server responded with a status of')
  )
}

function problemOf(response: Response): string | null {
  const kind = response.request().resourceType()
  const bad = response.status() >= 500 || (response.status() >= 400 && partsOfPages.has(kind))
  return bad ? `${response.status()} for ${kind} ${new URL(response.url()).pathname}` : null
}

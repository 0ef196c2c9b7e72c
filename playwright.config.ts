import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/find-chromium.ts'

/**
 * Journeys in a real browser. Every test has a server and a database of its own (`tests/support/test.ts`),
 * so no test knows what another did. The screen is a small phone unless a test says otherwise.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: (process.env.WAYMARK_TEST_RESULTS ??= `test-results/run-${process.pid}`),
  globalSetup: './tests/support/prepare.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // On a fresh machine a browser may stall once; a test that needed a second try is named in the list as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 360, height: 740 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // A button fades from one colour into the next in a tenth of a second: axe must see where it ends.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium() ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking']
    }
  }
})

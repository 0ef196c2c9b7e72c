import { expect, test } from '../support/test.ts'

/** A browser puts `Origin` on forms by our Referrer-Policy; with a stricter one it would say `null`. */
for (const host of ['localhost', '127.0.0.1']) {
  for (const javaScriptEnabled of [true, false]) {
    test(`forms work at ${host} ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
      newPage,
      server
    }) => {
      const page = await newPage({ baseURL: `http://${host}:${server.port}`, javaScriptEnabled })
      await page.goto('/practice')
      await page.getByRole('button', { name: 'Enter as Sam' }).click()
      await expect(page).toHaveURL(/\/(me|join)/)
    })
  }
}

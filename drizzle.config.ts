import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: './src/lib/*/tables.server.ts',
  out: './drizzle'
})
